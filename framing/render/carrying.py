"""Who carries what: each sentence of a document against the others, and where shared facts and sources stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison, Counterpart
from framing.render.clean import excerpt, visible
from framing.render.figures import number
from framing.render.names import Link, Names

_ABOUT = 110  # characters by which a fact is recognised


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence against one other document: its nearest passage there, the score, whether it counts as found."""

    letter: str
    found: bool
    score: str
    nearest: Link | None


@dataclass(frozen=True, slots=True)
class Carried:
    """The sentences of one document, each with a cell for every other."""

    letter: str
    rows: tuple[tuple[Link, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One document's part in a shared fact or source; ``part`` is empty where it has none."""

    letter: str
    part: str
    words: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A fact or a source that several documents have."""

    kind: str
    about: str
    sides: tuple[Given, ...]


def carried(comparison: Comparison, names: Sequence[Names]) -> tuple[Carried, ...]:
    """One table a document."""
    rows: list[list[tuple[Link, tuple[Cell, ...]]]] = [[] for _ in names]
    for item in comparison.coverage:
        side = names[item.document]
        link = side.sentence(side.rows[item.sentence])
        rows[item.document].append((Link(link.text, link.text), tuple(_cell(c, names) for c in item.counterparts)))
    return tuple(Carried(side.letter, tuple(found)) for side, found in zip(names, rows, strict=True))


def _cell(item: Counterpart, names: Sequence[Names]) -> Cell:
    side = names[item.document]
    nearest = None if item.start is None else side.paragraph(item.start)
    return Cell(side.letter, item.found, number(item.score, 2), nearest)


def shared(comparison: Comparison, names: Sequence[Names]) -> tuple[Shared, ...]:
    """One row a fact or source, in the comparison's order."""
    return tuple(
        Shared(
            item.kind,
            excerpt(visible(item.about), _ABOUT),
            tuple(
                Given(side.letter, part or "", number(words, 0), side.paragraph(place.start) if place else None)
                for side, place, part, words in zip(names, item.places, item.parts, item.words, strict=True)
            ),
        )
        for item in comparison.emphasis
    )
