"""Passages of the articles as a finding shows them: cut to the room there is, one article beside the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from framing.compare.publication import is_older
from framing.measure.counts import body, body_rows
from framing.measure.english import in_quotes, letter, shortened
from framing.model import Comparison, Evidence, Place, Profile, Span, Zone

LONGEST = 600  # characters of a passage that a finding points to
_ROOM = 225  # characters of printed words in one finding, shared out among the documents
_LEAST = 60  # of them for each document


def printed(comparison: Comparison, place: Place) -> str:
    """The words of a passage, as they stand in the text; what is notation and no language is left out."""
    document = comparison.profiles[place.document].parsed.document
    kept, at = [], place.start
    for start, end in document.markup:
        if start < place.end and end > at:
            kept.append(document.text[at : max(at, start)])
            at = min(end, place.end)
    return "".join((*kept, document.text[at : place.end]))


def room(documents: int) -> int:
    """Characters of one document's words in a finding that shows so many."""
    return max(_LEAST, _ROOM // max(1, documents))


def beside(comparison: Comparison, shown: Mapping[int, str]) -> str:
    """Words of several documents side by side: "A: “…” B: “…”" (A, then B)."""
    limit = room(len(shown))
    return " ".join(f"{letter(side)}: {in_quotes(shortened(shown[side], limit))}" for side in sorted(shown))


def shown_around(text: str, words: str, limit: int) -> str:
    """The text from its beginning, or from as far on as it takes to show some words of it within the limit."""
    line = " ".join(text.split())
    at = line.find(words) if words else -1
    if at < 0 or at + len(words) <= limit:
        return line
    start = line.rfind(" ", 0, max(1, at + len(words) - limit // 2))
    return f"…{line[start + 1 :]}" if start >= 0 else line


def lead(comparison: Comparison, side: int, sentences: int = 2) -> tuple[Place, ...]:
    """The first sentences of a document's body."""
    parsed = comparison.profiles[side].parsed
    return tuple(
        Place(side, parsed.sentences[row].start, parsed.sentences[row].end) for row in body(parsed)[:sentences]
    )


def headline(comparison: Comparison, side: int) -> str:
    """The document's title: the one given, or its first line of that kind; "" where it has none."""
    document = comparison.profiles[side].parsed.document
    zone: Zone | None = next((zone for zone in document.zones if zone.kind == "headline"), None)
    return document.title or (document.text[zone.start : zone.end] if zone else "")


def with_given_titles(comparison: Comparison, sides: Iterable[int]) -> tuple[int, ...]:
    """Those of ``sides`` whose title was given beside the text and stands nowhere in it."""
    documents = [(side, comparison.profiles[side].parsed.document) for side in sides]
    return tuple(side for side, document in documents if document.title and document.title not in document.text)


def paragraph_of(comparison: Comparison, place: Place) -> Place:
    """The paragraph around a passage, or the passage where that is too long to be shown."""
    zones = comparison.profiles[place.document].parsed.document.zones
    around = next((zone for zone in zones if zone.start <= place.start < zone.end), None)
    if around is None or max(around.end, place.end) - around.start > LONGEST:
        return place
    return Place(place.document, around.start, max(around.end, place.end))


def interleaved(places: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    """The first of each document, then the second of each, and so on; each passage once."""
    longest = max(map(len, places), default=0)
    return tuple(dict.fromkeys(side[at] for at in range(longest) for side in places if at < len(side)))


def is_newer(made: Comparison, side: int, than: int) -> bool:
    """Whether ``side`` was published so long after ``than`` that ``than`` cannot have what happened since."""
    return is_older(made.profiles[than].parsed.document, made.profiles[side].parsed.document)


def sentence_span(comparison: Comparison, side: int, row: int) -> Span:
    """Where a sentence stands."""
    sentence = comparison.profiles[side].parsed.sentences[row]
    return Span(sentence.start, sentence.end)


def in_body(profile: Profile, kind: str) -> list[Evidence]:
    """The evidence of one kind that is counted: what begins in a sentence of the body."""
    found = [item for item in profile.evidence if item.kind == kind]
    rows = body_rows(profile.parsed, (item.start for item in found))
    return [item for item, row in zip(found, rows, strict=True) if row is not None]
