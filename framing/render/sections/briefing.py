"""Page one of two or three articles: cards, findings with their wordings, and what only one of them tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.compare.findings.passages import lead
from framing.compare.findings.passages import printed as printed_passage
from framing.compare.opening import stands_alone
from framing.model import Comparison, Finding, Table
from framing.number_format import printed
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt, visible
from framing.render.sections.run_strips import told_elsewhere

FINDINGS = 5  # that page one has room for at most
LEAST_TOLD = 2  # sentences shown of an article of which every one shares some words with others
ALONE = 4  # passages that only one tells, likewise, an article
# What page one tells anyway: in its rows, in its lists, in its closing box; and what a table behind it is for.
_TOLD_ELSEWHERE = (
    *("nearest", "only-in", "verdict", "rate", "told-alone"),
    *("quotations", "own-voice", "leading-source"),
)
_TITLE, _TITLE_OF_MANY = 110, 64  # characters of a document's title; where page one has a row an article
_MANY = 4
_FACT = 60  # characters of its outlet, of its authors
_LEAD = 68  # characters of its first sentence
_PASSAGE = 112  # characters of a passage that only one tells
_WORDING = 150  # characters of one wording of a finding
# Where the letter of an article begins its wording in a finding's text: "A: “…” B: “…”".
_LETTERED = re.compile(r"(?:(?<=\s)|^)([A-F]): (?=“)")
# Where what a finding says can be counted again.
_TABLES: dict[Table, Link] = {
    "speakers": Link("sources", "voices"),
    "quotations": Link("quotations", "quotations"),
    "measures": Link("measures", "measures"),
    "sentences": Link("texts", "texts"),
    "apart": Link("names and values", "names"),
    "alone": Link("texts", "texts"),
}
_PLURAL = {"headline": "headlines", "byline": "bylines", "dateline": "datelines", "caption": "captions"}


@dataclass(frozen=True, slots=True)
class Card:
    """One document: its heading on page one."""

    letter: str
    title: str
    untitled: bool  # the title is the text's own beginning
    lead: str  # its first sentence, cut; "" where the title is its beginning
    facts: tuple[str, ...]
    words: str
    length: int  # the same as a number
    sentences: int
    left_out: tuple[str, ...]  # kinds of what is not counted: "2 captions"
    sha256: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """A finding: a sentence, the wordings that show it beside each other, what is left to say, and its places."""

    title: str
    wordings: tuple[tuple[str, str], ...]  # letter, words
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one article tells: the passages that tell most, of so many sentences."""

    letter: str
    count: int
    of: int
    passages: tuple[tuple[str, Link], ...]
    shares: bool = False  # none of its sentences is without a trace: these share the fewest words


def cards(names: Sequence[Anchors], comparison: Comparison) -> tuple[Card, ...]:
    """One card a document."""
    return tuple(_card(comparison, side, each) for side, each in enumerate(names))


def body_words(names: Anchors) -> int:
    """How many words of a document are counted."""
    parsed = names.profile.parsed
    return sum(parsed.sentences[word.sentence].kind == "body" for word in parsed.words)


def _card(comparison: Comparison, side: int, names: Anchors) -> Card:
    document = names.profile.parsed.document
    title = document.title or ""
    beginning = next((document.text[z.start : z.end] for z in document.zones if z.kind == "body"), "")
    facts = [part for part in (document.outlet, document.byline, document.published) if part]
    missing = [label for label, part in (("no byline", document.byline), ("undated", document.published)) if not part]
    many = len(comparison.profiles) >= _MANY
    first = " ".join(printed_passage(comparison, place) for place in lead(comparison, side, 1))
    return Card(
        letter=names.letter,
        title=excerpt(title or beginning, _TITLE_OF_MANY if many else _TITLE) or "Empty text",
        untitled=not title,
        lead=excerpt(first, _LEAD) if title else "",
        facts=tuple([excerpt(part, _FACT) for part in facts] + missing),
        words=printed(body_words(names), 0),
        length=body_words(names),
        sentences=len(names.sentences),
        left_out=_left_out(names),
        sha256=document.sha256,
        notes=tuple(visible(note) for note in document.notes),
    )


def _left_out(names: Anchors) -> tuple[str, ...]:
    kinds: dict[str, int] = {}
    for zone in names.profile.parsed.document.zones:
        if zone.kind != "body":
            kinds[zone.kind] = kinds.get(zone.kind, 0) + 1
    return tuple(f"{size} {kind if size == 1 else _PLURAL.get(kind, kind)}" for kind, size in kinds.items())


def findings(comparison: Comparison, names: Sequence[Anchors]) -> tuple[PrintedFinding, ...]:
    """The findings that page one tells nowhere else, as they are ranked."""
    told = [item for item in comparison.findings if item.kind not in _TOLD_ELSEWHERE]
    return tuple(finding(item, names) for item in told[:FINDINGS])


def finding(item: Finding, names: Sequence[Anchors]) -> PrintedFinding:
    """A finding as print, its places as links without repeats."""
    links = [names[place.document].paragraph(place.start) for place in item.places]
    links += [Link(names[side].letter, f"{names[side].letter}-text") for side in item.titles]
    if item.table and not links:
        links.append(_TABLES[item.table])
    wordings, rest = _wordings(visible(item.text))
    return PrintedFinding(visible(item.title), wordings, rest, tuple(dict.fromkeys(links)))


def _wordings(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """A finding's text taken apart: "A: “x”. B: “y”. If so …" → (A, “x”), (B, “y”) and "If so …"."""
    before, *parts = _LETTERED.split(text)
    letters, words = parts[::2], [part.strip() for part in parts[1::2]]
    if len(letters) < 2 or before.strip() or len(set(letters)) < len(letters):
        return (), text
    last, _, rest = words[-1].partition("”. ")
    if rest:
        words[-1] = f"{last}”"
    return tuple(
        (letter, excerpt(part.rstrip(".,;"), _WORDING)) for letter, part in zip(letters, words, strict=True)
    ), rest


def alone(comparison: Comparison, names: Sequence[Anchors]) -> tuple[Alone, ...]:
    """By document: what nothing in any other comes near."""
    tellings = told_elsewhere(comparison, names)
    found = [item for item in comparison.findings if item.kind == "only-in"]
    made = []
    for side, each in enumerate(names):
        own = [i for i in found if i.places[0].document == side and len(i.absent) == len(names) - 1]
        best = sorted(own[:ALONE], key=lambda item: item.places)
        told = [(i.text, i.places[0].start) for i in best] or _least_told(comparison, side, each)
        passages = tuple((excerpt(text, _PASSAGE), each.paragraph(start)) for text, start in told)
        made.append(Alone(each.letter, tellings[side].count("no"), len(each.sentences), passages, not best))
    return tuple(made)


def _least_told(comparison: Comparison, side: int, names: Anchors) -> list[tuple[str, int]]:
    """The sentences without a counterpart that share the fewest words with others, in reading order."""
    parsed = names.profile.parsed
    found = []
    for item in comparison.coverage:
        if item.document == side and item.counterparts and not any(c.found for c in item.counterparts):
            sentence = parsed.sentences[item.sentence]
            if stands_alone(parsed, item.sentence):
                text = " ".join(parsed.document.text[sentence.start : sentence.end].split())
                found.append((max(c.score for c in item.counterparts), sentence.start, text))
    return [(text, start) for _, start, text in sorted(sorted(found)[:LEAST_TOLD], key=lambda item: item[1])]
