"""How much two articles tell the same, and how much of that a pile asks for before two are one story."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Any, NamedTuple

# Chosen once on annotated piles, at one article an event and at many (see docs/grouping.md), and fixed.
_LONG, _LENGTH, _FIT = 0.2, 100, 1.5  # two long articles share less by chance: exponent, terms, and its largest effect
_FADE = 1.0  # days after which two thirds of a gap's discount are taken off
_TOLD = 0.2  # likeness from which an article is taken to have a neighbour
_GAP = 0.5  # discount for a gap, while nothing is known of the pile
_NO_DAY = 0.2  # the same where a day is not known
_BEFORE, _USUAL = 5, 0.45  # what is expected of a pile before it is looked at: so many articles, that share of them
_SPARSE, _DENSE = 0.16, 0.4  # shares of articles with a neighbour


class Demands(NamedTuple):
    """What a pile asks of a story.

    Where few articles have a near neighbour, a near one is a chance, and two must tell the same at length and in one
    day's news; where most have one, an article's story is where it is nearest.
    """

    floor: float  # mean likeness below which two groups are never one story
    own: float  # likeness inside a story before anything is known of it
    apart: float  # share of a likeness that is taken off where days lie between
    undated: float  # the same where a day is not known


def demands(share: float) -> Demands:
    """What is asked in a pile of which ``share`` of the articles have a neighbour, 0 to 1."""
    dense = min(max((share - _SPARSE) / (_DENSE - _SPARSE), 0.0), 1.0)

    def between(sparse: float, full: float) -> float:
        return exp((1 - dense) * log(sparse) + dense * log(full))

    return Demands(
        floor=between(0.2, 0.06),
        own=between(0.2, 0.13),
        apart=0.7 + dense * (0.58 - 0.7),
        undated=0.5 * (1 - dense),
    )


def neighboured(nearest: Any) -> float:
    """The share of articles that have a neighbour, from the likeness of each to its nearest; for a small pile, drawn
    towards what is usual."""
    return float(((nearest >= _TOLD).sum() + _BEFORE * _USUAL) / (len(nearest) + _BEFORE))


def days_between(a: int | None, b: int | None) -> int | None:
    """Days between two days given as ordinals, or None."""
    return None if a is None or b is None else abs(a - b)


def common(rows: Any, telling: Any) -> Any:
    """What every two articles have in common (square array, 0 to 1): nothing, unless both have one rare word that is
    a name or a number, or stands in a title."""
    import numpy as np

    held = rows.copy()
    held.data = np.ones(len(rows.data))
    told = (telling @ held.T).toarray() > 0
    sizes = np.maximum(np.diff(rows.indptr), 10).astype(float)
    fit = np.clip((np.sqrt(sizes[:, None] * sizes[None, :]) / _LENGTH) ** _LONG, 1 / _FIT, _FIT)
    shared = np.where(told | told.T, (rows @ rows.T).toarray() * fit, 0.0)
    return np.round(np.minimum(shared, 1.0), 12)


def discounted(shared: Any, days: Sequence[int | None], asked: Demands | None = None) -> Any:
    """What is left of that where days lie between: likeness of every pair, a symmetric float64 array, diagonal 1.

    One day adds nothing: two articles of a day are not the same for it.
    """
    import numpy as np

    known = np.array([day is not None for day in days], dtype=bool)
    ordinal = np.array([day or 0 for day in days], dtype=float)
    gap = 1.0 - np.exp(-np.abs(ordinal[:, None] - ordinal[None, :]) / _FADE)
    apart, undated = (asked.apart, asked.undated) if asked else (_GAP, _NO_DAY)
    # Twelve decimals: the last bits of a sum differ from machine to machine, and ties must not hang on them.
    left = np.where(known[:, None] & known[None, :], 1.0 - apart * gap, 1.0 - undated)
    alike = np.round(shared * left, 12)
    np.fill_diagonal(alike, 1.0)
    return alike


def kept_together(alike: Any, shared: Any, stories: Sequence[str | None], asked: Demands) -> Any:
    """Likeness in which articles of one story of an earlier night ask for no more than they did in a full pile.

    A story must not fall apart because others came in that have no neighbours.
    """
    import numpy as np

    numbers = {story: number for number, story in enumerate(dict.fromkeys(stories))}
    number = np.array([numbers[story] if story is not None else -1 - at for at, story in enumerate(stories)])
    same = (number[:, None] == number[None, :]) & (shared >= demands(1.0).floor)
    return np.where(same, np.maximum(alike, max(asked.own, asked.floor)), alike)


def nearest(shared: Any, days: Sequence[int | None]) -> Any:
    """How near every article's nearest is."""
    import numpy as np

    alike = discounted(shared, days)
    np.fill_diagonal(alike, 0.0)
    return alike.max(axis=1, initial=0.0)


def nearest_of_pairs(left: Any, right: Any, shared: Any, days: Sequence[int | None]) -> Any:
    """The same from likely neighbours alone, as a large pile has them."""
    import numpy as np

    known = np.array([day is not None for day in days], dtype=bool)
    ordinal = np.array([day or 0 for day in days], dtype=float)
    gap = 1.0 - np.exp(-np.abs(ordinal[left] - ordinal[right]) / _FADE)
    alike = np.round(shared * np.where(known[left] & known[right], 1.0 - _GAP * gap, 1.0 - _NO_DAY), 12)
    found = np.zeros(len(days))
    np.maximum.at(found, left, alike)
    np.maximum.at(found, right, alike)
    return found
