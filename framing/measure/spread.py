"""How far a measure would move with other paragraphs: its value and standard error, here and in every resample.

The standard error is that of a ratio or any smooth formula of totals over units drawn alike: the formula is followed
along its derivatives, so that each unit contributes the sum of its counts times their slopes, and the spread of these
contributions is the error (the delta method; Davison and Hinkley 1997, Bootstrap Methods, section 2.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measure import stats
from framing.measure.counts import Indices, Tally
from framing.measure.formula import Formula
from framing.measure.slopes import slopes
from framing.model import Count, Measure

type Array = NDArray[np.float64]

_NOISE = 1e-10  # of the terms that cancel: a variance below this share of them is rounding


class Resampled(NamedTuple):
    """Totals of the counts, and of the products of any two that stand in one formula: here (1, columns) and drawn."""

    units: int
    here: Array
    drawn: Array
    places: dict[Count, int]
    pairs: dict[tuple[int, int], int]


def is_smooth(measure: Measure) -> bool:
    """Whether a measure has an interval: a rate, that is, over counts that are not kept apart by group."""
    return not measure.exact and not any(count.grouped for count in measure.counts.values())


def resample(table: Tally, unit: Indices, measures: Iterable[Measure], draws: int, seed: int, key: str) -> Resampled:
    """Draw units with replacement, for all measures at once. Memory is bounded; see stats.resampled."""
    smooth = [measure for measure in measures if is_smooth(measure)]
    counts = dict.fromkeys(count for measure in smooth for count in measure.counts.values())
    sums = table.columns(counts, unit).sums
    places = {count: at for at, count in enumerate(counts)}
    pairs: dict[tuple[int, int], int] = {}
    for measure in smooth:
        columns = sorted({places[count] for count in measure.counts.values()})
        for at, one in enumerate(columns):
            for two in columns[at:]:
                pairs.setdefault((one, two), len(places) + len(pairs))
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    rows = np.concatenate([sums, sums[:, left] * sums[:, right]], axis=1)
    drawn = stats.resampled(rows, draws, seed, key)
    return Resampled(len(rows), rows.sum(axis=0, keepdims=True), drawn, places, pairs)


def spread(measure: Measure, formula: Formula, found: Resampled) -> stats.Spread:
    """The measure's value and standard error in the text and in every resample; not finite where it has no value."""
    value, error = _estimate(measure, formula, found, found.here)
    values, errors = _estimate(measure, formula, found, found.drawn)
    return stats.Spread(float(value[0]), float(error[0]), values, errors)


def _estimate(measure: Measure, formula: Formula, found: Resampled, totals: Array) -> tuple[Array, Array]:
    named = {name: totals[:, found.places[count]] for name, count in measure.counts.items()}
    value, by_name = slopes(formula, named)
    with np.errstate(invalid="ignore", over="ignore"):
        by: dict[int, Array] = {}
        for name, slope in by_name.items():
            at = found.places[measure.counts[name]]
            by[at] = by[at] + slope if at in by else slope
        variance = _variance(sorted(by.items()), found, totals)
        return np.broadcast_to(value, (len(totals),)), np.sqrt(variance)


def _variance(by: Sequence[tuple[int, Array]], found: Resampled, totals: Array) -> Array:
    """Of the sum over units of their contributions: n / (n − 1) × (Σ contribution² − (Σ contribution)² / n)."""
    linear = squares = size = np.zeros(len(totals))
    for at, (one, slope) in enumerate(by):
        linear = linear + slope * totals[:, one]
        for two, other in by[at:]:
            term = (1.0 if one == two else 2.0) * (slope * other * totals[:, found.pairs[one, two]])
            squares, size = squares + term, size + np.abs(term)
    variance = squares - linear * linear / found.units
    kept = np.where(variance > _NOISE * size, variance, 0.0 * size)  # times 0: what is not finite stays so
    return np.asarray(kept * (found.units / max(found.units - 1, 1)))
