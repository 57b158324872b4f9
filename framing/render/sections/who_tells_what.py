"""Who carries what: each sentence of a document against the others, and where shared facts and sources stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison, Counterpart, Telling
from framing.number_format import printed
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt, visible

_ABOUT = 110  # characters by which a fact is recognised


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One sentence against one other document: the score and its nearest passage there."""

    key: Link
    score: str
    nearest: Link | None


@dataclass(frozen=True, slots=True)
class CoverageSide:
    """What one other document tells of a document's sentences, each in order of the text."""

    letter: str
    absent: tuple[CoverageCell, ...]
    part: tuple[CoverageCell, ...]
    told: tuple[CoverageCell, ...]
    marks: tuple[Telling, ...]  # of every sentence, from the first to the last
    title: str  # the row of the chart as a sentence


@dataclass(frozen=True, slots=True)
class CarriedSentences:
    """The sentences of one document, against every other."""

    letter: str
    sentences: int
    sides: tuple[CoverageSide, ...]


@dataclass(frozen=True, slots=True)
class SharedPart:
    """One document's part in a shared fact or source; ``part`` is empty where it has none."""

    letter: str
    part: str
    words: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A fact or a source that several documents have."""

    kind: str
    about: str
    sides: tuple[SharedPart, ...]


def carried(comparison: Comparison, names: Sequence[Anchors]) -> tuple[CarriedSentences, ...]:
    """What every other document tells of each one's sentences."""
    rows: list[list[tuple[Link, Counterpart]]] = [[] for _ in names]
    for item in comparison.coverage:
        side = names[item.document]
        number = side.rows[item.sentence]
        key = Link(f"s{number + 1}", side.sentence(number).anchor)
        rows[item.document].extend((key, other) for other in item.counterparts)
    return tuple(
        CarriedSentences(
            side.letter,
            len(side.sentences),
            tuple(
                _side(found, [item for item in items if item[1].document == other], side.letter)
                for other, found in enumerate(names)
                if found is not side
            ),
        )
        for side, items in zip(names, rows, strict=True)
    )


def _side(there: Anchors, items: Sequence[tuple[Link, Counterpart]], letter: str) -> CoverageSide:
    def cells(told: Telling) -> tuple[CoverageCell, ...]:
        return tuple(_cell(key, item, there) for key, item in items if item.told == told)

    absent, part, told = cells("no"), cells("part"), cells("yes")
    title = (
        f"Of {letter}’s {len(items)} sentences {there.letter} tells {len(told)}, {len(part)} more in part; "
        f"{len(absent)} {'has' if len(absent) == 1 else 'have'} no counterpart there."
    )
    return CoverageSide(there.letter, absent, part, told, tuple(item.told for _, item in items), title)


def _cell(key: Link, item: Counterpart, there: Anchors) -> CoverageCell:
    nearest = None if item.start is None else there.paragraph(item.start)
    # Cut and not rounded: a score just below a bound must not read as the bound.
    shown = printed(math.floor(item.score * 100 + 1e-6) / 100, 2)
    return CoverageCell(key, shown.removeprefix("0"), nearest)


def shared(comparison: Comparison, names: Sequence[Anchors]) -> tuple[SharedRow, ...]:
    """One row a fact or source, in the comparison's order."""
    return tuple(
        SharedRow(
            item.kind,
            excerpt(visible(item.about), _ABOUT),
            tuple(
                SharedPart(side.letter, part or "", printed(words, 0), side.paragraph(place.start) if place else None)
                for side, place, part, words in zip(names, item.places, item.parts, item.words, strict=True)
            ),
        )
        for item in comparison.emphasis
    )
