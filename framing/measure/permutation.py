"""Whether two texts differ by more than chance: passages that tell the same matter change sides together.

Two accounts of one event share their matter, and hard matter is hard in both. So a passage of one text and the passage
of the other that tells the same form one block: by chance each of the two could as well have been the other's. All
other passages are dealt to the two sides, as many to each as it has. The difference is divided by its standard error,
here and in every deal, so that texts that vary by different amounts are held to one scale (Janssen 1997, Statistics
and Probability Letters 36, 9–21).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measure import stats
from framing.measure.formula import Formula
from framing.measure.slopes import slopes

type Array = NDArray[np.float64]

_EVEN = 0.5
_FEWEST_PAIRS = 2  # with one, nothing says how alike pairs are
_NOISE = 1e-9  # of the values compared: a difference, or a variance, below it is rounding
_LEAST_VARIANCE = 0.05  # of what two unrelated texts would have: the least that pairing may leave


class UnitBlocks(NamedTuple):
    """The units of two texts: pairs that tell the same matter, and the others of each text, by number."""

    pairs: tuple[tuple[int, int], ...]
    first: tuple[int, ...]
    second: tuple[int, ...]


class TestedFormula(NamedTuple):
    """What is asked of a formula: the columns of the counts that its names stand for."""

    formula: Formula
    columns: Mapping[str, int]


def unpaired(first: int, second: int) -> UnitBlocks:
    """Texts of so many units, of which none tell the same."""
    return UnitBlocks((), tuple(range(first)), tuple(range(second)))


def p_values(
    first: Array, second: Array, blocks: UnitBlocks, tested: Sequence[TestedFormula], draws: int, seed: int, key: str
) -> list[float | None]:
    """For each formula, how often chance gives a difference as large, in standard errors; two-sided, never 0.

    ``first`` and ``second`` have a row a unit and a column a count. None where too few of the deals have a value. The
    deals hang on ``seed`` and ``key`` alone. Memory is bounded.
    """
    if not tested:
        return []
    moments = [_Moments(item, first, second, blocks) for item in tested]
    rows = np.concatenate([one.rows for one in moments], axis=1)
    pairs, others = len(blocks.pairs), len(blocks.first) + len(blocks.second)
    own = np.concatenate([np.ones(pairs + len(blocks.first)), np.zeros(len(blocks.second))])[None, :]
    here = [float(found[0]) for found in _statistics(moments, own @ rows)]
    reached, defined = ([0] * len(moments) for _ in range(2))
    chance = stats.stream(seed, key)
    for size in stats.batches(draws, pairs + others):
        deals = chance.random_sample((size, pairs + others))
        deals[:, :pairs] = deals[:, :pairs] < _EVEN
        deals[:, pairs:] = stats.dealt(deals[:, pairs:], len(blocks.first))
        for at, found in enumerate(_statistics(moments, deals @ rows)):
            distance = np.abs(found[~np.isnan(found)])
            defined[at] += len(distance)
            # Equal differences reached along different roads may part in the last bits.
            reached[at] += int((distance >= abs(here[at]) * (1 - _NOISE)).sum())
    return [
        None if np.isnan(value) or known < stats.FEWEST_DEFINED * draws else (1 + times) / (1 + known)
        for value, times, known in zip(here, reached, defined, strict=True)
    ]


class _Moments:
    """The totals of one side, of its squares and of the products within pairs, as sums over what is dealt to it.

    A deal gives 1 to each pair that stays as it is, and to each other passage that goes to the first side; its row of
    ones and zeros times ``rows``, plus ``base``, is all that the difference and its standard error are made from.
    """

    def __init__(self, item: TestedFormula, first: Array, second: Array, blocks: UnitBlocks) -> None:
        self.item = item
        places = list(item.columns.values())
        mine, theirs = ([pair[side] for pair in blocks.pairs] for side in (0, 1))
        a, b = first[mine][:, places], second[theirs][:, places]
        pool = np.concatenate([first[list(blocks.first)], second[list(blocks.second)]])[:, places]
        size = len(places)
        self.squares = list(combinations_with_replacement(range(size), 2))
        self.crossed = list(combinations(range(size), 2))
        left, right = ([pair[side] for pair in self.squares] for side in (0, 1))
        one, two = ([pair[side] for pair in self.crossed] for side in (0, 1))
        ours, others, alone = (rows[:, left] * rows[:, right] for rows in (a, b, pool))
        stays, changes = a[:, one] * b[:, two], b[:, one] * a[:, two]
        paired = np.concatenate([a - b, ours - others, stays - changes], axis=1)
        dealt = np.concatenate([pool, alone, np.zeros((len(pool), len(one)))], axis=1)
        self.rows = np.concatenate([paired, dealt])
        self.base = np.concatenate([b.sum(axis=0), others.sum(axis=0), changes.sum(axis=0)])
        self.whole = (a + b).sum(axis=0) + pool.sum(axis=0)
        self.all_squares = (ours + others).sum(axis=0) + alone.sum(axis=0)
        self.within = (stays + changes).sum(axis=0)  # of each two counts, both ways round
        self.same = (a * b).sum(axis=0)

    def statistic(self, sums: Array) -> Array:
        """The difference of both sides in standard errors, for each deal; NaN where a side has no value."""
        totals, squares, crossed = np.split(
            sums + self.base, [len(self.whole), len(self.whole) + len(self.squares)], axis=1
        )
        value, g = _sloped(self.item, totals)
        other, h = _sloped(self.item, self.whole - totals)
        with np.errstate(divide="ignore", invalid="ignore"):  # a side may have no value, and no slopes
            variance, size = self._variance(g, h, squares, crossed)
            difference = value - other
            none = np.abs(difference) <= _NOISE * (np.abs(value) + np.abs(other))
            error = np.sqrt(np.where(variance > _NOISE * size, variance, 0.0))
            found = np.where(none, 0.0, difference / error)
        return np.where(np.isfinite(value) & np.isfinite(other), found, np.nan)

    def _variance(self, g: Sequence[Array], h: Sequence[Array], squares: Array, crossed: Array) -> tuple[Array, Array]:
        """The squares of all that passages contribute to the difference, summed, and how large the terms of it are."""
        variance = size = np.zeros(len(squares))
        for at, (i, j) in enumerate(self.squares):
            times = 1 + (i != j)
            here, there = g[i] * g[j] * squares[:, at], h[i] * h[j] * (self.all_squares[at] - squares[:, at])
            variance = variance + times * (here + there)
            size = size + np.abs(here) + np.abs(there)
        for i, both in enumerate(self.same):
            variance = variance - 2 * g[i] * h[i] * both
        for at, (i, j) in enumerate(self.crossed):
            variance = variance - 2 * (g[i] * h[j] * crossed[:, at] + g[j] * h[i] * (self.within[at] - crossed[:, at]))
        return variance, size


def _statistics(moments: Sequence[_Moments], sums: Array) -> Iterator[Array]:
    at = 0
    for one in moments:
        width = one.rows.shape[1]
        yield one.statistic(sums[:, at : at + width])
        at += width


def _sloped(item: TestedFormula, totals: Array) -> tuple[Array, list[Array]]:
    """The formula's value for each row of totals, and its slope by each of its counts."""
    named = dict(zip(item.columns, totals.T, strict=True))
    value, by = slopes(item.formula, named)
    zero = np.zeros(1)
    return np.broadcast_to(value, (len(totals),)), [by.get(name, zero) for name in item.columns]


def variance_left(first: Array, second: Array, blocks: UnitBlocks, item: TestedFormula) -> float:
    """The variance of the difference as a share of what it would be if no passages told the same; 1 where none do.

    The covariance of the paired passages' contributions is taken off; at least a twentieth is left.
    """
    if len(blocks.pairs) < _FEWEST_PAIRS:
        return 1.0
    places = list(item.columns.values())
    own = []
    for rows in (first[:, places], second[:, places]):
        _, by = _sloped(item, rows.sum(axis=0, keepdims=True))
        found = rows @ np.array([float(slope[0]) for slope in by])
        own.append(found - found.mean())
    apart = sum(float(found @ found) * len(found) / max(1, len(found) - 1) for found in own)
    mine, theirs = ([pair[side] for pair in blocks.pairs] for side in (0, 1))
    fewer = min(map(len, own))
    shared = 2 * fewer / max(1, fewer - 1) * float(own[0][mine] @ own[1][theirs])
    if not apart > 0 or not np.isfinite(shared):
        return 1.0
    return stats.tidy(min(1.0, max(_LEAST_VARIANCE, 1 - shared / apart)))
