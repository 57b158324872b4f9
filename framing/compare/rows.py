"""Quotations of all documents in one table, a remark a row, with what changes from one rendering to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.compare.phrases import letter, letters
from framing.compare.relation import changes
from framing.compare.remarks import Remark
from framing.model import Parsed, Place, QuotationRow, Span, Twin


def quotation_rows(
    documents: Sequence[Parsed], every: Sequence[Sequence[Remark]], twins: Sequence[Twin]
) -> tuple[QuotationRow, ...]:
    """One row a quotation; twins share a row, and what stands alone has one of its own.

    Rows with a counterpart come first, the others after them, each in order of the text.
    """
    known = {place: _joined(every[place.document], place) for twin in twins for place in (twin.a, twin.b)}
    row_of: dict[Place, int] = {}
    rows: list[dict[int, Place]] = []
    best: dict[int, Twin] = {}
    # The surest pairs first, so that each document keeps its best rendering of a remark.
    for twin in sorted(twins, key=_surest_first):
        sides = {place.document: (place, _row_at(place, row_of)) for place in (twin.a, twin.b)}
        taken = {number for _, number in sides.values() if number is not None}
        if len(taken) > 1:
            continue
        number = taken.pop() if taken else len(rows)
        if number == len(rows):
            rows.append({})
            best[number] = twin
        for document, (place, known_row) in sides.items():
            if known_row is None and document not in rows[number]:
                rows[number][document] = place
                row_of[place] = number
    table = [_row(documents, known, places, best[number]) for number, places in enumerate(rows)]
    left = [remark for side in every for remark in side if remark.quoted and not _overlaps(remark.place, row_of)]
    known |= {remark.place: remark for remark in left}
    alone = [_row(documents, known, {remark.document: remark.place}, None) for remark in left]
    return (*sorted(table, key=_order), *sorted(alone, key=lambda row: (_scare(row, known), *_order(row))))


def _surest_first(twin: Twin) -> tuple[float, str, int, int]:
    first, second = sorted((twin.a.start, twin.b.start))
    return (-twin.score, twin.relation, first + second, first)


def _row_at(place: Place, row_of: dict[Place, int]) -> int | None:
    """The row that already holds some of these words."""
    return next((number for other, number in row_of.items() if _overlaps(place, (other,))), None)


def _joined(side: Sequence[Remark], place: Place) -> Remark:
    """The pieces of one quotation that lie in ``place`` as one remark."""
    pieces = [remark for remark in side if place.start <= remark.start and remark.end <= place.end]
    spoken = next((piece.speaker for piece in pieces if piece.speaker), None)
    terms = tuple(dict.fromkeys(term for piece in pieces for term in piece.terms))
    return replace(pieces[0], start=place.start, end=place.end, speaker=spoken, terms=terms)


def _overlaps(place: Place, used: Iterable[Place]) -> bool:
    return any(
        place.document == other.document and place.start < other.end and other.start < place.end for other in used
    )


def _order(row: QuotationRow) -> tuple[int, int]:
    return next((place.document, place.start) for place in row.places if place)


def _scare(row: QuotationRow, known: dict[Place, Remark]) -> bool:
    return any(known[place].scare for place in row.places if place)


def _row(
    documents: Sequence[Parsed], known: dict[Place, Remark], places: dict[int, Place], twin: Twin | None
) -> QuotationRow:
    sides = sorted(places)
    speakers = [
        None if side not in places else _name(documents[side], known[places[side]]) for side in range(len(documents))
    ]
    differing: list[tuple[Span, ...]] = [()] * len(documents)
    if twin is not None:
        base = known[places[twin.a.document]]
        for side in sides:
            if side != base.document:
                left, right = changes(documents[base.document], base.terms, documents[side], known[places[side]].terms)
                differing[base.document] = differing[base.document] or tuple(left)
                differing[side] = tuple(right)
    return QuotationRow(
        places=tuple(places.get(side) for side in range(len(documents))),
        speakers=tuple(speakers),
        score=twin.score if twin else None,
        relation=twin.relation if twin else None,
        changes=tuple(differing),
        note=_note(len(documents), known, places, twin),
    )


def _note(documents: int, known: dict[Place, Remark], places: dict[int, Place], twin: Twin | None) -> str:
    if twin is None:
        side = next(iter(places))
        others = [other for other in range(documents) if other != side]
        words = "one-word quotation" if len(known[places[side]].terms) == 1 else "quotation"
        return f"No counterpart of this {words} found in {letters(others).replace(' and ', ' or ')}."
    quoted = [side for side in sorted(places) if known[places[side]].quoted]
    if twin.relation == "verbatim":
        return f"The same words in {letters(sorted(places))}."
    if twin.relation == "trimmed":
        short = min((known[places[side]] for side in (twin.a.document, twin.b.document)), key=lambda r: len(r.terms))
        return f"{letter(short.document)} quotes a part of what the other quotes."
    if twin.relation == "reworded":
        return "Different words inside quotation marks: if this was one remark, at most one wording is verbatim."
    reported = [side for side in sorted(places) if side not in quoted]
    return f"Quoted in {letters(quoted)}, reported without quotation marks in {letters(reported)}."


def _name(parsed: Parsed, remark: Remark) -> str | None:
    return next((speaker.name for speaker in parsed.speakers if speaker.id == remark.speaker), None)
