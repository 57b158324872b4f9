"""The annotated text: paragraphs cut into pieces that each carry their marks, so that a template only walks lists.

The article's text is never joined with markup here or anywhere; escaping stays with the template engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from framing.model import Comparison, Evidence, Span
from framing.render.anchors import Anchors, Link, Marked
from framing.render.clean import visible
from framing.render.sections.run_strips import Heard

Crediting = Literal["credited", "own voice", "no speaker"]
_SIGNS = {"yes": "=", "part": "≈"}  # before the paragraph that tells a sentence, in full or in part


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
    stance: str = ""  # first letter of the class of a reporting verb that ends with it
    pair: int = 0  # number of the aligned quotation it belongs to, 0 for none


@dataclass(slots=True)
class PrintedSentence:
    """A sentence of a paragraph, or the space between two (``anchor`` is then empty)."""

    anchor: str
    pieces: list[Piece]
    told: tuple[Link, ...] = ()  # where others tell it: "=B3", "≈C2"
    linked: tuple[int, ...] = ()  # numbers of the propositions that it tells, and another with other certainty


@dataclass(slots=True)
class PrintedParagraph:
    """A zone of the document. Those that are not body have no key; ``kind`` and ``why`` tell what they are."""

    kind: str
    why: str
    link: Link | None  # its key and anchor
    lines: list[PrintedSentence]
    squares: list[Heard]  # one a sentence: who is credited
    words: int


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What others have to do with a document's sentences, by the number of the sentence, and its quotations."""

    heard: Sequence[Heard]
    told: Mapping[int, tuple[Link, ...]]
    linked: Mapping[int, tuple[int, ...]]
    pairs: Mapping[Span, int]


def told_where(comparison: Comparison, names: Sequence[Anchors]) -> list[dict[int, tuple[Link, ...]]]:
    """Of each document's sentences, by number, the paragraphs of others that tell them."""
    found: list[dict[int, tuple[Link, ...]]] = [{} for _ in names]
    for item in comparison.coverage:
        links = []
        for other in item.counterparts:
            if other.told in _SIGNS and other.start is not None:
                there = names[other.document].paragraph(other.start)
                links.append(Link(_SIGNS[other.told] + there.text.replace("¶", ""), there.anchor))
        if links:
            found[item.document][names[item.document].rows[item.sentence]] = tuple(links)
    return found


def annotate(names: Anchors, around: Surroundings) -> list[PrintedParagraph]:
    """All zones of a document in order, cut at the borders of marks, sentences and zones.

    Time is linear in the text and its marks, times the few marks that overlap at one place.
    """
    parsed = names.profile.parsed
    evidence = names.profile.evidence
    spans = [(evidence[i].start, evidence[i].end, found) for i, found in sorted(names.marked.items())]
    starts: dict[int, list[tuple[int, Marked]]] = {}
    ends: dict[int, list[Marked]] = {}
    for start, end, found in spans:
        starts.setdefault(start, []).append((end, found))
        ends.setdefault(end, []).append(found)
    paired = {span.start: (span.end, number) for span, number in sorted(around.pairs.items())}
    sizes = Counter(word.sentence for word in parsed.words)
    unnamed = {found.evidence for found in names.marked.values() if not _is_named(evidence[found.evidence])}
    paragraphs: list[PrintedParagraph] = []
    active: list[tuple[int, Marked]] = []
    pair = (0, 0)
    bounds = _Bounds(names, starts, ends, around.pairs)
    for index, zone in enumerate(parsed.document.zones):
        body = zone.kind == "body"
        paragraph = PrintedParagraph(zone.kind, zone.why, names.zone_link(index), [], [], 0)
        for start, end, row in bounds.lines(index):
            line = PrintedSentence(f"{names.letter}-s{row + 1}" if row is not None else "", [])
            if row is not None:
                paragraph.squares.append(around.heard[row])
                paragraph.words += sizes[names.sentences[row]]
                line.told = around.told.get(row, ())
                line.linked = around.linked.get(row, ())
            cuts = bounds.cuts(start, end) if body else [start, end]
            for left, right in pairwise(cuts):
                active = [item for item in active if item[0] > left]
                begun = starts.get(left, []) if body else []
                active += [item for item in begun if item[0] > left]
                pair = paired.get(left, pair)
                piece = Piece(visible(parsed.document.text[left:right]))
                if active and body:
                    shown = [found for _, found in active if found.evidence not in unnamed]
                    piece.styles = " ".join(dict.fromkeys(found.mark.style for found in shown))
                    piece.href = next((found.row for found in shown if not found.mark.keyed), "")
                    piece.ids = [found.key for _, found in begun]
                    piece.keys = _keys(ends.get(right, ()))
                    piece.stance = _stance(ends.get(right, ()), evidence)
                    piece.pair = pair[1] if pair[0] >= right and "quotation" in piece.styles else 0
                line.pieces.append(piece)
            paragraph.lines.append(line)
        paragraphs.append(paragraph)
    return paragraphs


def _is_named(item: Evidence) -> bool:
    """Whether the words of a credit name its source. Where nothing does, what it said is no name to be marked."""
    if item.kind not in ("credited", "joint") or not item.parts:
        return True
    sources = [span for role, span in item.parts if role == "source"]
    cues = [span for role, span in item.parts if role == "cue"]
    return any(span.start < item.end and item.start < span.end for span in (*sources, *cues))


def _stance(marked: Sequence[Marked], evidence: Sequence[Evidence]) -> str:
    kinds = [evidence[found.evidence].kind for found in marked]
    return next((kind.removeprefix("verb.")[:1] for kind in kinds if kind.startswith("verb.")), "")


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
