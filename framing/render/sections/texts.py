"""The annotated text: paragraphs cut into pieces that each carry their marks, so that a template only walks lists.

The article's text is never joined with markup here or anywhere; escaping stays with the template engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from framing.model import Span
from framing.render.anchors import Anchors, Link, Marked
from framing.render.clean import visible

Crediting = Literal["credited", "own voice", "no speaker"]


@dataclass(slots=True)
class Piece:
    """A run of text under the same marks; ``ids`` are those of the marks that begin here.

    ``href`` is the ledger row of a mark that prints no key, so that the words themselves are the link.
    """

    text: str
    styles: str = ""
    href: str = ""
    ids: list[str] = field(default_factory=list)
    keys: list[Link] = field(default_factory=list)  # printed behind the piece: marks that end with it
    pair: int = 0  # number of the aligned quotation it belongs to, 0 for none


@dataclass(slots=True)
class PrintedSentence:
    """A sentence of a paragraph, or the space between two (``anchor`` is then empty)."""

    anchor: str
    pieces: list[Piece]


@dataclass(slots=True)
class PrintedParagraph:
    """A zone of the document. Those that are not body have no key; ``kind`` and ``why`` tell what they are."""

    kind: str
    why: str
    link: Link | None  # its key and anchor
    lines: list[PrintedSentence]
    squares: list[tuple[Crediting, str]]  # one a sentence: how it is credited, and the same in words


def crediting(names: Anchors) -> list[Crediting]:
    """For each body sentence: credited to a source, the document's own voice, or somebody unnamed."""
    found: list[Crediting] = ["own voice"] * len(names.sentences)
    parsed = names.profile.parsed
    for attribution in parsed.attributions:
        spans = attribution.cue or attribution.content
        if attribution.speaker is None and attribution.cue_class == "speech" and spans:
            row = names.row_at(spans[0].start)
            if row is not None:
                found[row] = "no speaker"
    for item, row in zip(names.profile.evidence, names.evidence_rows, strict=True):
        if item.kind == "credited" and row is not None:
            found[row] = "credited"
    return found


def annotate(names: Anchors, pairs: Mapping[Span, int]) -> list[PrintedParagraph]:
    """All zones of a document in order, cut at the borders of marks, sentences and zones.

    ``pairs`` gives the number of the aligned quotation that a passage belongs to. Time is linear in the text and
    its marks, times the few marks that overlap at one place.
    """
    parsed = names.profile.parsed
    evidence = names.profile.evidence
    credits = crediting(names)
    spans = [(evidence[i].start, evidence[i].end, found) for i, found in sorted(names.marked.items())]
    starts: dict[int, list[tuple[int, Marked]]] = {}
    ends: dict[int, list[Marked]] = {}
    for start, end, found in spans:
        starts.setdefault(start, []).append((end, found))
        ends.setdefault(end, []).append(found)
    paired = {span.start: (span.end, number) for span, number in sorted(pairs.items())}
    paragraphs: list[PrintedParagraph] = []
    active: list[tuple[int, Marked]] = []
    pair = (0, 0)
    bounds = _Bounds(names, starts, ends, pairs)
    for index, zone in enumerate(parsed.document.zones):
        body = zone.kind == "body"
        paragraph = PrintedParagraph(zone.kind, zone.why, names.zone_link(index), [], [])
        for start, end, row in bounds.lines(index):
            line = PrintedSentence(f"{names.letter}-s{row + 1}" if row is not None else "", [])
            if row is not None:
                paragraph.squares.append((credits[row], f"sentence {row + 1}: {credits[row]}"))
            cuts = bounds.cuts(start, end) if body else [start, end]
            for left, right in pairwise(cuts):
                active = [item for item in active if item[0] > left]
                begun = starts.get(left, []) if body else []
                active += [item for item in begun if item[0] > left]
                pair = paired.get(left, pair)
                piece = Piece(visible(parsed.document.text[left:right]))
                if active and body:
                    piece.styles = " ".join(dict.fromkeys(found.mark.style for _, found in active))
                    piece.href = next((found.row for _, found in active if not found.mark.keyed), "")
                    piece.ids = [found.key for _, found in begun]
                    piece.keys = _keys(ends.get(right, ()))
                    piece.pair = pair[1] if pair[0] >= right and "quotation" in piece.styles else 0
                line.pieces.append(piece)
            paragraph.lines.append(line)
        paragraphs.append(paragraph)
    return paragraphs


def _keys(marked: Sequence[Marked]) -> list[Link]:
    shown = [found for found in marked if found.mark.keyed]
    return [Link(f"{found.mark.letter}{found.number}", found.row) for found in shown]


class _Bounds:
    """Where to cut: the lines (sentences and what stands between them) of each zone, and the cuts inside a line."""

    def __init__(
        self,
        names: Anchors,
        starts: Mapping[int, object],
        ends: Mapping[int, object],
        pairs: Mapping[Span, int],
    ) -> None:
        self.zones = names.profile.parsed.document.zones
        self.cutting = sorted({*starts, *ends, *(edge for span in pairs for edge in span)})
        self.at = 0
        self.sentences: dict[int, list[tuple[int, int, int]]] = {}
        for row, index in enumerate(names.sentences):
            sentence = names.profile.parsed.sentences[index]
            self.sentences.setdefault(sentence.zone, []).append((sentence.start, sentence.end, row))

    def lines(self, zone: int) -> list[tuple[int, int, int | None]]:
        found: list[tuple[int, int, int | None]] = []
        position, end = self.zones[zone].start, self.zones[zone].end
        for start, stop, row in self.sentences.get(zone, ()):
            if position < start:
                found.append((position, start, None))
            found.append((start, stop, row))
            position = stop
        if position < end:
            found.append((position, end, None))
        return found

    def cuts(self, start: int, end: int) -> list[int]:
        while self.at < len(self.cutting) and self.cutting[self.at] <= start:
            self.at += 1
        found = [start]
        while self.at < len(self.cutting) and self.cutting[self.at] < end:
            found.append(self.cutting[self.at])
            self.at += 1
        return [*found, end]
