"""How far a measure would move with other paragraphs: its value and standard error, here and in every resample.

The standard error is that of a ratio or any smooth formula of totals over units drawn alike: the formula is followed
along its derivatives, so that each unit contributes the sum of its counts times their slopes, and the spread of these
contributions is the error (the delta method; Davison and Hinkley 1997, Bootstrap Methods, section 2.7).

Measures of one shape ("100 * this / that") are computed side by side as one array.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import batched, combinations_with_replacement
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measure import stats
from framing.measure.checked import formula_of
from framing.measure.counts import Indices, Tally
from framing.measure.formula import Formula
from framing.measure.slopes import slopes
from framing.model import Count, Measure

type Array = NDArray[np.float64]
type Chosen = Indices | slice  # some columns; a slice of one column stands for as many as it is held against

_NOISE = 1e-10  # of the terms that cancel: a variance below this share of them is rounding
_CELLS = 50_000  # of measures × resamples computed at once: what stays near the processor


class MeasureSpread(NamedTuple):
    """A measure's spread, and half the width of its interval where it has one."""

    spread: stats.Spread
    half: float | None


class _AlikeMeasures(NamedTuple):
    """Measures whose formulas have one shape. The columns are those of the totals, one a measure."""

    measures: tuple[Measure, ...]
    formula: Formula  # that of the first, whose names stand for those of the others
    columns: Mapping[str, Chosen]
    terms: tuple[tuple[str, ...], ...]  # the names, those of one count together
    pairs: Mapping[tuple[int, int], Chosen]  # of places in ``terms``: the columns of the products


class _TotalColumns(NamedTuple):
    """The columns of the totals: one a count, then one for the product of any two that stand in one formula."""

    counts: tuple[Count, ...]
    left: Indices
    right: Indices
    groups: tuple[_AlikeMeasures, ...]


def is_smooth(measure: Measure) -> bool:
    """Whether a measure has an interval: a rate, that is, over counts that are not kept apart by group."""
    return not measure.exact and not any(count.grouped for count in measure.counts.values())


def spreads(
    table: Tally, unit: Indices, measures: Sequence[Measure], draws: int, seed: int, key: str, confidence: float
) -> dict[str, MeasureSpread]:
    """Value and standard error of each rate among ``measures``, in the text and in every resample.

    Units are drawn with replacement, for all measures at once; neither is finite where a measure has no value. Memory
    is bounded; see stats.resampled.
    """
    layout = _layout(tuple(measure for measure in measures if is_smooth(measure)), max(1, _CELLS // draws))
    sums = table.columns(layout.counts, unit).sums
    rows = np.concatenate([sums, sums[:, layout.left] * sums[:, layout.right]], axis=1)
    totals = stats.resampled(rows, draws, seed, key)
    return {
        measure.key: estimate
        for group in layout.groups
        for measure, estimate in _estimates(group, len(rows), totals, confidence)
    }


@lru_cache(maxsize=8)
def _layout(smooth: tuple[Measure, ...], most: int) -> _TotalColumns:
    """``most`` measures are computed side by side."""
    alike: dict[tuple[str, tuple[int, ...]], list[Measure]] = {}
    for measure in smooth:
        formula = formula_of(measure)
        counts = [measure.counts[name] for name in formula.names]
        # Which names stand for one count decides how their slopes are added.
        alike.setdefault((formula.shape, tuple(map(counts.index, counts))), []).append(measure)
    places: dict[Count, int] = {}
    pairs: dict[tuple[Count, Count], int] = {}
    groups = [
        _group(tuple(part), same, places, pairs)
        for (_, same), members in alike.items()
        for part in batched(members, most)
    ]
    left, right = (np.array([places[pair[side]] for pair in pairs], dtype=np.int64) for side in (0, 1))
    shifted = [
        group._replace(pairs={at: _chosen(c, len(places)) for at, c in found.items()}) for group, found in groups
    ]
    return _TotalColumns(tuple(places), left, right, tuple(shifted))


def _group(
    members: tuple[Measure, ...], same: Sequence[int], places: dict[Count, int], pairs: dict[tuple[Count, Count], int]
) -> tuple[_AlikeMeasures, dict[tuple[int, int], list[int]]]:
    """The group, and the numbers of its pairs. New counts and pairs are numbered in ``places`` and ``pairs``."""
    formulas = [formula_of(measure) for measure in members]
    names = formulas[0].names
    counts = {
        name: [m.counts[f.names[at]] for m, f in zip(members, formulas, strict=True)] for at, name in enumerate(names)
    }
    columns = {name: _chosen([places.setdefault(count, len(places)) for count in of]) for name, of in counts.items()}
    terms = tuple(
        tuple(name for name, other in zip(names, same, strict=True) if other == first) for first in sorted(set(same))
    )
    numbers = {
        (one, two): [
            pairs.setdefault((a, b) if places[a] <= places[b] else (b, a), len(pairs))
            for a, b in zip(counts[terms[one][0]], counts[terms[two][0]], strict=True)
        ]
        for one, two in combinations_with_replacement(range(len(terms)), 2)
    }
    return _AlikeMeasures(members, formulas[0], columns, terms, {}), numbers


def _chosen(columns: Sequence[int], first: int = 0) -> Chosen:
    """Columns counted from ``first`` on, without copying them where they are one and the same or follow each other."""
    low = first + columns[0]
    if len(set(columns)) == 1:
        return slice(low, low + 1)
    if list(columns) == list(range(columns[0], columns[0] + len(columns))):
        return slice(low, low + len(columns))
    return np.array(columns, dtype=np.int64) + first


def _estimates(
    group: _AlikeMeasures, units: int, totals: Array, confidence: float
) -> Iterator[tuple[Measure, MeasureSpread]]:
    named = {name: totals[at] for name, at in group.columns.items()}
    value, by_name = slopes(group.formula, named)
    shape = (len(group.measures), totals.shape[1])
    with np.errstate(invalid="ignore", over="ignore"):
        by = [sum((by_name[name] for name in names[1:]), start=by_name[names[0]]) for names in group.terms]
        products = {pair: totals[at] for pair, at in group.pairs.items()}
        error = np.sqrt(_variance(by, [named[names[0]] for names in group.terms], products, units))
    value, error = np.broadcast_to(value, shape), np.broadcast_to(error, shape)
    found = [stats.Spread(float(a[0]), float(b[0]), a[1:], b[1:]) for a, b in zip(value, error, strict=True)]
    for measure, one, half in zip(group.measures, found, stats.half_widths(found, confidence), strict=True):
        yield measure, MeasureSpread(one, half)


def _variance(
    by: Sequence[Array], counts: Sequence[Array], products: Mapping[tuple[int, int], Array], units: int
) -> Array:
    """Of the sum over units of their contributions: n / (n − 1) × (Σ contribution² − (Σ contribution)² / n).

    The terms that cancel are no larger together than the squares among them, times how many counts there are.
    """
    linear = squares = size = np.zeros(1)
    for one, slope in enumerate(by):
        linear = linear + slope * counts[one]
        square = slope * slope * products[one, one]
        size = size + square
        squares = squares + square
        for two in range(one + 1, len(by)):
            squares = squares + (2.0 * slope) * by[two] * products[one, two]
    variance = squares - linear * linear / units
    # Times 0: what is not finite stays so.
    kept = np.where(variance > _NOISE * len(by) * size, variance, 0.0 * size)
    return np.asarray(kept * (units / max(units - 1, 1)))
