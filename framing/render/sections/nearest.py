"""What stands in one article without a counterpart, beside the passages of the others that come nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.compare.findings.passages import printed
from framing.model import Comparison, Place
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt

_PASSAGE = 240  # characters of a passage


@dataclass(frozen=True, slots=True)
class PrintedPassage:
    """Words of one document, and where they stand."""

    letter: str
    words: str
    where: Link


@dataclass(frozen=True, slots=True)
class NearestRow:
    """A passage, and by document what comes nearest to it; None in its own column and where nothing comes near."""

    passage: PrintedPassage
    sides: tuple[PrintedPassage | None, ...]


def nearest(comparison: Comparison, names: Sequence[Anchors]) -> tuple[NearestRow, ...]:
    """A row for each finding of this kind."""
    found = [item.places for item in comparison.findings if item.kind == "nearest"]
    rows = []
    for first, *others in found:
        near = {place.document: _passage(comparison, names, place) for place in others}
        rows.append(NearestRow(_passage(comparison, names, first), tuple(near.get(side) for side in range(len(names)))))
    return tuple(rows)


def _passage(comparison: Comparison, names: Sequence[Anchors], place: Place) -> PrintedPassage:
    each = names[place.document]
    return PrintedPassage(each.letter, excerpt(printed(comparison, place), _PASSAGE), each.paragraph(place.start))
