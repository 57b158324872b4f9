"""Facts for a finding's examples, put together by hand: articles without a parser, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from framing.lexicons.closed_lists import word_list
from framing.model import (
    Comparison,
    Counterpart,
    Coverage,
    Parsed,
    Place,
    Profile,
    Sentence,
    SourceRow,
    SourceType,
    Speaker,
    Tokens,
    VoiceSpan,
    Word,
    Zone,
)
from framing.read.passage import read_passage

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]+[”\"]?")
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")


def article(text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None) -> Parsed:
    """An article as a finding sees it: a paragraph a line, a sentence a full stop, every word in the outlet's voice.

    A line that begins with "# " is a headline. The parse knows words with a capital inside a sentence for names, words
    of less than four letters for function words and all others for nouns. ``published`` may have an hour with its zone.
    """
    day, _, hour = (published or "").partition("T")
    zones = tuple(
        Zone(line.start() + 2, line.end(), "headline", "example")
        if line.group().startswith("# ")
        else Zone(line.start(), line.end(), "body", "example")
        for line in re.finditer(r"[^\n]+", text)
    )
    document = replace(
        read_passage(text, "example"),
        zones=zones,
        title=title,
        outlet=outlet,
        published=day or None,
        published_time=hour or None,
    )
    sentences: list[Sentence] = []
    words: list[Word] = []
    tokens: list[tuple[int, int, str, str, int]] = []
    for number, zone in enumerate(zones):
        for match in _SENTENCE.finditer(text, zone.start, zone.end):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            row, first = len(sentences), len(tokens)
            words += [Word(w.start(), w.end(), row, 1, True) for w in _WORD.finditer(text, start, match.end())]
            tokens += [
                (t.start(), t.end(), t.group(), _tag(t.group(), at), row)
                for at, t in enumerate(_TOKEN.finditer(text, start, match.end()))
            ]
            sentences.append(Sentence(start, match.end(), number, zone.kind, first, len(tokens)))
    return Parsed(
        document, tuple(sentences), tuple(words), _tokens(tokens), (), (), (), (VoiceSpan(0, len(text), "outlet"),)
    )


def _tag(word: str, at: int) -> str:
    if not word[0].isalnum():
        return "."
    if word[0].isdigit():
        return "CD"
    if word.lower() in word_list("function_words", "pronouns as subjects"):
        return "PRP"
    return "NNP" if word[0].isupper() and at else "NN" if len(word) > 3 else "DT"


def _tokens(found: Sequence[tuple[int, int, str, str, int]]) -> Tokens:
    names = [tag == "NNP" for _, _, _, tag, _ in found]
    return Tokens(
        start=tuple(start for start, *_ in found),
        end=tuple(end for _, end, *_ in found),
        text=tuple(text for _, _, text, _, _ in found),
        lower=tuple(text.lower() for _, _, text, _, _ in found),
        tag=tuple(tag for *_, tag, _ in found),
        dep=tuple("neg" if text == "not" else "" for _, _, text, _, _ in found),
        head=tuple(range(len(found))),
        entity=tuple("PERSON" if name else "" for name in names),
        entity_begins=tuple(name and not (at and names[at - 1]) for at, name in enumerate(names)),
        sentence=tuple(row for *_, row in found),
    )


def example_comparison(*articles: str | Parsed, **facts: Any) -> Comparison:
    """A comparison of articles put together by hand, for a finding's examples; it has no findings yet.

    Args:
        articles: their texts, a paragraph a line, a sentence a full stop, "# " before a headline. No parser reads them.
        facts: further members of Comparison by name, such as ``sources`` or ``twins``.

    Returns:
        The comparison that a rule's ``find`` takes.

    Example:
        >>> import framing
        >>> made = framing.example_comparison("It rained.", "It rained. It blew.")
        >>> [len(profile.parsed.sentences) for profile in made.profiles]
        [1, 2]
    """
    documents = [one if isinstance(one, Parsed) else article(one) for one in articles]
    members: dict[str, Any] = {
        "name": "example",
        "title": "",
        "standfirst": "",
        "profiles": tuple(Profile(one, (), {}, {}, "signed") for one in documents),
        "measures": {},
        "marks": (),
        "sections": (),
        "contrasts": (),
        "findings": (),
        "sources": (),
        "quotations": (),
        "signature": "signed",
    }
    made = Comparison(**(members | facts))
    return made if "sources" not in facts else replace(made, profiles=_with_speakers(made))


def source(name: str, *sentences: Sequence[int], type: SourceType = "unknown", role: str | None = None) -> SourceRow:
    """A source that each document credits in these of its sentences, counted from 0."""
    return SourceRow(
        name=name,
        role=role,
        type=type,
        speakers=tuple(name if rows else None for rows in sentences),
        sentences=tuple(tuple(rows) for rows in sentences),
        words=tuple(10 * len(rows) for rows in sentences),
        introduced=tuple(Place(side, 0, 1) for side, rows in enumerate(sentences) if rows),
    )


def _with_speakers(made: Comparison) -> tuple[Profile, ...]:
    return tuple(
        replace(
            profile,
            parsed=replace(
                profile.parsed,
                speakers=tuple(
                    Speaker(row.name, row.name, row.type, row.role, (), (), row.type != "unnamed")
                    for row in made.sources
                    if row.speakers[side]
                ),
            ),
        )
        for side, profile in enumerate(made.profiles)
    )


def covered(made: Comparison, told: Mapping[int, Sequence[int]]) -> Comparison:
    """The comparison with its coverage: by document, which body sentences (from 0) the others tell too."""
    records = tuple(
        Coverage(
            side,
            row,
            tuple(
                Counterpart(
                    other,
                    1.0 if row in told.get(side, ()) else 0.0,
                    None,
                    None,
                    "yes" if row in told.get(side, ()) else "no",
                )
                for other in range(len(made.profiles))
                if other != side
            ),
        )
        for side, profile in enumerate(made.profiles)
        for row, sentence in enumerate(profile.parsed.sentences)
        if sentence.kind == "body"
    )
    return replace(made, coverage=records)


def place(made: Comparison, side: int, words: str) -> Place:
    """Where a document prints these words first."""
    start = made.profiles[side].parsed.document.text.index(words)
    return Place(side, start, start + len(words))
