"""Quotations across the documents: each beside its counterpart, the words that differ told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison, Place, QuotationRow, Span
from framing.render.anchors import Anchors, Link
from framing.render.clean import visible


@dataclass(frozen=True, slots=True)
class Rendering:
    """One document's rendering: pieces of (text, whether the others print it otherwise), or none at all."""

    letter: str
    pieces: tuple[tuple[str, bool], ...]
    speaker: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class Aligned:
    """One quotation across the documents. ``pair`` is its number where more than one document has it, else 0."""

    anchor: str
    pair: int
    sides: tuple[Rendering, ...]
    relation: str
    note: str


def aligned(comparison: Comparison, names: Sequence[Anchors]) -> tuple[Aligned, ...]:
    """One entry a row of the comparison's quotations, in its order."""
    return tuple(_aligned(number, row, names) for number, row in enumerate(comparison.quotations, 1))


def pairs(comparison: Comparison, document: int) -> dict[Span, int]:
    """Passages of one document that belong to an aligned quotation, with its number."""
    found: dict[Span, int] = {}
    for number, row in enumerate(comparison.quotations, 1):
        place = row.places[document]
        if place is not None and _shared(row):
            found.setdefault(Span(place.start, place.end), number)
    return found


def _shared(row: QuotationRow) -> bool:
    return sum(place is not None for place in row.places) > 1


def _aligned(number: int, row: QuotationRow, names: Sequence[Anchors]) -> Aligned:
    sides = []
    for side, (found, place, speaker) in enumerate(zip(names, row.places, row.speakers, strict=True)):
        if place is None:
            sides.append(Rendering(found.letter, (), "", None))
            continue
        changes = row.changes[side] if side < len(row.changes) else ()
        pieces = _pieces(found, place, changes)
        sides.append(Rendering(found.letter, pieces, visible(speaker or ""), found.paragraph(place.start)))
    shared = _shared(row)
    absent = [side.letter for side in sides if not side.pieces]
    note = visible(row.note) or (f"No counterpart found in {' or '.join(absent)}." if absent else "")
    return Aligned(f"quotation-{number}", number if shared else 0, tuple(sides), row.relation or "", note)


def _pieces(names: Anchors, place: Place, changes: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    text = names.profile.parsed.document.text
    pieces: list[tuple[str, bool]] = []
    position = place.start
    for start, end in sorted(changes):
        start, end = max(start, position), min(end, place.end)
        if start >= end:
            continue
        if position < start:
            pieces.append((visible(text[position:start]), False))
        pieces.append((visible(text[start:end]), True))
        position = end
    if position < place.end:
        pieces.append((visible(text[position : place.end]), False))
    return tuple(pieces)
