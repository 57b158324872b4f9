"""Passages for which no counterpart was found: the most telling on page one, all of them in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.model import Comparison, Finding, Place
from framing.render.anchors import Anchors, Link
from framing.render.clean import excerpt, visible

_PAIR = 2  # documents whose briefing fits one page
_LISTED = 3  # passages that page one lists per document
_LISTED_AFTER_MANY = 2  # the same after more findings than the first page has room for
_LISTED_OF_MORE = 5  # with more documents the list stands on the second page
_PASSAGE = 110  # characters of a passage on page one


@dataclass(frozen=True, slots=True)
class UncoveredWords:
    """Words of one document, and the letters of those in which nothing comes near."""

    text: str
    where: Link
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unshared:
    """The passages told in the document ``letter``, in its order."""

    letter: str
    passages: tuple[UncoveredWords, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Page one's part: of two documents, what ``letter`` lacks; of more, what no other than ``letter`` tells."""

    letter: str
    shown: tuple[UncoveredWords, ...]
    more: int


def unshared(comparison: Comparison, names: Sequence[Anchors]) -> tuple[Unshared, ...]:
    """Every such passage once, by the document that tells it."""
    found = sorted(_found(comparison), key=_place)
    sides = (
        Unshared(each.letter, tuple(_passage(item, names) for item in found if item.places[0].document == side))
        for side, each in enumerate(names)
    )
    return tuple(item for item in sides if item.passages)


def excerpts(comparison: Comparison, names: Sequence[Anchors], *, crowded: bool) -> tuple[Excerpt, ...]:
    """The passages that tell most, short enough for page one. ``crowded`` says that it has many findings already."""
    found = _found(comparison)
    if not found:
        return ()
    pair = len(names) == _PAIR
    room = _LISTED_OF_MORE if not pair else _LISTED_AFTER_MANY if crowded else _LISTED
    made = []
    for side, each in enumerate(names):
        if pair:
            own = [item for item in found if side in item.absent]
        else:
            own = [item for item in found if item.places[0].document == side and len(item.absent) == len(names) - 1]
        first = (_passage(item, names) for item in sorted(own[:room], key=_place))
        shown = tuple(UncoveredWords(excerpt(item.text, _PASSAGE), item.where, item.absent) for item in first)
        made.append(Excerpt(each.letter, shown, len(own[room:])))
    return tuple(made)


def _found(comparison: Comparison) -> list[Finding]:
    """The most telling first, as the comparison ranks them."""
    return [item for item in comparison.findings if item.kind == "only-in"]


def _place(finding: Finding) -> tuple[Place, ...]:
    return finding.places


def _passage(finding: Finding, names: Sequence[Anchors]) -> UncoveredWords:
    place = finding.places[0]
    where = names[place.document].paragraph(place.start)
    return UncoveredWords(visible(finding.text), where, tuple(names[other].letter for other in finding.absent))
