"""Quotations of all documents in one table, a remark a row, with what changes from one rendering to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from framing.compare.quotations.relation import changes, relation
from framing.compare.quotations.remarks import Remark, extent
from framing.measure.english import letters
from framing.model import Parsed, Place, QuotationRow, Span, Twin

_LOOSER = ("verbatim", "trimmed", "reworded")


def quotation_rows(
    documents: Sequence[Parsed], every: Sequence[Sequence[Remark]], twins: Sequence[Twin]
) -> tuple[QuotationRow, ...]:
    """One row a quotation; twins share a row, and what stands alone has one of its own.

    Rows with a counterpart come first, the others after them, each in order of the text.
    """
    known = {place: _joined(every[place.document], place) for twin in twins for place in (twin.a, twin.b)}
    used: dict[tuple[int, int | None], dict[Place, int]] = {}  # rows by the quotation whose words they hold
    rows: list[dict[int, Place]] = []
    best: dict[int, Twin] = {}
    # The surest pairs first, so that each document keeps its best rendering of a remark.
    for twin in sorted(twins, key=_surest_first):
        held = {place: _row_at(known[place], used) for place in (twin.a, twin.b)}
        taken = {number for number in held.values() if number is not None}
        if len(taken) > 1:
            continue
        number = taken.pop() if taken else len(rows)
        if number == len(rows):
            rows.append({})
            best[number] = twin
        for place, row in held.items():
            if row is None and place.document not in rows[number]:
                rows[number][place.document] = place
                used.setdefault((place.document, known[place].quotation), {})[place] = number
    table = [_row(documents, known, places, best[number]) for number, places in enumerate(rows)]
    left = [remark for side in every for remark in _left(side, used)]
    known |= {remark.place: remark for remark in left}
    alone = [_row(documents, known, {remark.document: remark.place}, None) for remark in left]
    return (*sorted(table, key=_order), *sorted(alone, key=lambda row: (_scare(row, known), *_order(row))))


def _surest_first(twin: Twin) -> tuple[float, str, int, int]:
    first, second = sorted((twin.a.start, twin.b.start))
    return (-twin.score, twin.relation, first + second, first)


def _row_at(remark: Remark, used: Mapping[tuple[int, int | None], Mapping[Place, int]]) -> int | None:
    """The row that already holds some of these words."""
    rows = used.get((remark.document, remark.quotation), {})
    if remark.quotation is None:
        return rows.get(remark.place)
    return next((number for place, number in rows.items() if _overlap(place, remark.place)), None)


def _joined(side: Sequence[Remark], place: Place) -> Remark:
    """The pieces of one quotation that lie in ``place`` as one remark."""
    first = bisect_left(side, place.start, key=lambda remark: remark.start)
    last = bisect_left(side, place.end, key=lambda remark: remark.start)
    pieces = [remark for remark in side[first:last] if remark.end <= place.end]
    spoken = next((piece.speaker for piece in pieces if piece.speaker), None)
    terms = tuple(dict.fromkeys(term for piece in pieces for term in piece.terms))
    return replace(pieces[0], start=place.start, end=place.end, speaker=spoken, terms=terms)


def _left(side: Sequence[Remark], used: Mapping[tuple[int, int | None], Mapping[Place, int]]) -> list[Remark]:
    """What no row holds yet: whole quotations, or the stretches of one around the pieces that are used."""
    runs: list[list[Remark]] = []
    for piece in side:
        if not piece.quoted or _row_at(piece, used) is not None:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.quotation == piece.quotation and piece.piece == last.piece + 1:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_joined(run, extent(run[0], run[-1])) for run in runs]


def _overlap(one: Place, two: Place) -> bool:
    return one.start < two.end and two.start < one.end


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
    kind = _relation(documents, known, places) if twin else None
    return QuotationRow(
        places=tuple(places.get(side) for side in range(len(documents))),
        speakers=tuple(speakers),
        score=twin.score if twin else None,
        relation=kind,
        changes=tuple(differing),
        note=_note(len(documents), known, places, kind),
    )


def _relation(documents: Sequence[Parsed], known: dict[Place, Remark], places: dict[int, Place]) -> str:
    """The loosest relation between any two of a row's places."""
    if not all(known[place].quoted for place in places.values()):
        return "paraphrased"
    kinds = [
        relation(documents[one], known[places[one]].terms, documents[two], known[places[two]].terms)
        for one, two in combinations(sorted(places), 2)
    ]
    return max(kinds, key=_LOOSER.index)


def _note(documents: int, known: dict[Place, Remark], places: dict[int, Place], kind: str | None) -> str:
    sides = sorted(places)
    if kind is None:
        others = [other for other in range(documents) if other not in places]
        words = "one-word quotation" if len(known[places[sides[0]]].terms) == 1 else "quotation"
        return f"No counterpart of this {words} found in {letters(others).replace(' and ', ' or ')}."
    if kind == "verbatim":
        return f"The same words in {letters(sides)}."
    if kind == "trimmed":
        longest = max(len(known[places[side]].terms) for side in sides)
        parts = [side for side in sides if len(known[places[side]].terms) < longest]
        rest = [side for side in sides if side not in parts]
        return f"{letters(parts)} {_verb('quote', parts)} a part of what {letters(rest)} {_verb('quote', rest)}."
    if kind == "reworded":
        return "Different words inside quotation marks: if this was one remark, at most one wording is verbatim."
    quoted = [side for side in sides if known[places[side]].quoted]
    reported = [side for side in sides if side not in quoted]
    return f"Quoted in {letters(quoted)}, reported without quotation marks in {letters(reported)}."


def _verb(word: str, subjects: Sequence[int]) -> str:
    return f"{word}s" if len(subjects) == 1 else word


def _name(parsed: Parsed, remark: Remark) -> str | None:
    return next((speaker.name for speaker in parsed.speakers if speaker.id == remark.speaker), None)
