"""The turns of an interview: questions are the outlet's, and what follows them is whoever answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from framing.language.view import SUBJECTS, View
from framing.lexicons.closed_lists import word_list
from framing.model import Attribution, Parsed, Span

TURN = "interview turn"
_LABEL = re.compile(r"\**(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}):\**(?=\s)")
_TURNS = 2  # of each of two parties, from which lines that begin with a name are an interview
_QUESTIONS = 3  # paragraphs that only ask, from which an interview needs no labels
_LONGEST = 60  # words of a question
_QUESTION, _ANSWER = ("q", "question"), ("a", "answer")


class _Turn(NamedTuple):
    """A paragraph of the body: its label in lower case where it begins with one, and what is said behind it."""

    label: str
    name: Span | None
    said: Span
    asks: bool


class _Answer(NamedTuple):
    """Who answers, the colon behind the label, and the paragraphs of the answer."""

    source: tuple[Span, ...]
    colon: tuple[Span, ...]
    said: list[Span]


def with_turns(parsed: Parsed, found: Iterable[Attribution]) -> list[Attribution]:
    """``found`` with one attribution for each answer: "A: We measured for three weeks."

    An interview has labels again and again, of two parties at least of which one asks; or it has questions that are a
    paragraph of their own, one person whom the text introduces before, and answers in which somebody speaks of himself.
    A relation that has a label's colon for its cue gives way to the turn.
    """
    kept = list(found)
    paragraphs = _paragraphs(parsed)
    asking = _asking(paragraphs)
    answers = _answers(parsed, paragraphs, asking) if asking is not None else []
    colons = {span for answer in answers for span in answer.colon}
    kept = [a for a in kept if not set(a.cue) & colons]
    return kept + [
        Attribution(
            answer.source, answer.colon, tuple(answer.said), "direct", "speech", None, "neutral", None, None, (), TURN,
            None,
        )
        for answer in answers
    ]  # fmt: skip


def _paragraphs(parsed: Parsed) -> list[_Turn]:
    """The paragraphs of the body, and the questions that stand between them as a cross-head."""
    text = parsed.document.text
    found: list[_Turn] = []
    for zone in parsed.document.zones:
        asked = zone.kind == "headline" and bool(found) and text[zone.start : zone.end].rstrip(" *_\n").endswith("?")
        if zone.kind != "body" and not asked:
            continue
        match = _LABEL.match(text, zone.start, zone.end)
        labelled = match is not None and match["name"][0].isupper()
        start = match.end() if match is not None and labelled else zone.start
        start += len(text[start : zone.end]) - len(text[start : zone.end].lstrip())
        words = text[start : zone.end].rstrip(" *_\n")
        asks = words.endswith("?") and len(words.split()) <= _LONGEST
        name = Span(*match.span("name")) if match is not None and labelled else None
        if start < zone.end:
            label = match["name"].lower() if match is not None and labelled else ""
            found.append(_Turn(label, name, Span(start, zone.end), asks))
    return found


def _asking(paragraphs: list[_Turn]) -> set[str] | None:
    """The labels that ask, with "" for questions without one; None where the paragraphs are no interview."""
    parties: dict[str, list[bool]] = {}
    for one in paragraphs:
        parties.setdefault(one.label, []).append(one.asks)
    bare = [at for at, one in enumerate(paragraphs) if not one.label and one.asks]
    again = {label for label, asks in parties.items() if label and len(asks) >= _TURNS}
    asking = {
        label
        for label, asks in parties.items()
        if label and (label in _QUESTION or (label not in _ANSWER and 2 * sum(asks) > len(asks)))
    }
    if len(again) >= _TURNS and asking & again and not asking >= again:
        return {*asking, ""}
    questions = asking & set(_QUESTION) & again
    if questions and again == questions:  # "Q: …" above answers without a label
        return {*questions, ""}
    answered = [at for at in bare if at + 1 < len(paragraphs) and not paragraphs[at + 1].asks]
    return {""} if not again and len(answered) >= _QUESTIONS else None


def _answers(parsed: Parsed, paragraphs: list[_Turn], asking: set[str]) -> list[_Answer]:
    first = next(at for at, one in enumerate(paragraphs) if one.asks or one.label in asking - {""})
    by_label = asking != {""}
    person = _only_person(parsed, paragraphs[first].said.start)
    if not by_label and not person:
        return []
    found: list[_Answer] = []
    last: _Answer | None = None
    asked = False
    for one in paragraphs[first:]:
        if one.label in asking if one.label else one.asks:
            asked, last = True, None
        elif one.name is not None:
            source = person if one.label in _ANSWER or _names(parsed, person, one.label) else (one.name,)
            last = _Answer(source, (Span(one.name.end, one.name.end + 1),), [one.said])
            found.append(last)
            asked = False
        elif asked and (person or not by_label) and _own(parsed, one.said):
            last, asked = _Answer(person, (), [one.said]), False
            found.append(last)
        elif last is not None and _own(parsed, one.said):
            last.said.append(one.said)
        else:
            asked, last = False, None
    enough = by_label or len(found) >= _QUESTIONS
    return found if enough else []


def _names(parsed: Parsed, person: tuple[Span, ...], label: str) -> bool:
    """Whether a label is the surname or the initials of a person."""
    words = parsed.document.text[person[0].start : person[0].end].lower().split() if person else []
    return bool(words) and label.replace(".", "") in (words[-1], "".join(word[0] for word in words))


def _own(parsed: Parsed, said: Span) -> bool:
    """Whether somebody speaks of what he does or has, outside quotation marks; "told us" is the outlet's."""
    view, own = View.of(parsed), word_list("speaker_words", "first person")
    low, high = view.range_of(said)
    return any(
        view.lower[at] in own and view.dep[at] in (*SUBJECTS, "poss") and not view.quoted(at) for at in range(low, high)
    )


def _only_person(parsed: Parsed, before: int) -> tuple[Span, ...]:
    """The person whose full name the text gives before the first turn, if there is just one."""
    view = View.of(parsed)
    found: dict[str, Span] = {}
    for sentence in parsed.sentences:
        if sentence.kind == "body" and sentence.end <= before:
            for index in range(sentence.first, sentence.last):
                low, high = view.entity_range(index)
                if view.entity[index] == "PERSON" and high - low > 1:
                    found.setdefault(view.text(low, high), view.span(low, high))
    return tuple(found.values()) if len(found) == 1 else ()
