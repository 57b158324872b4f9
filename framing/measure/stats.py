"""Intervals and tests by resampling paragraphs, the same to the last digit on every machine.

Paragraphs and not sentences are drawn, because sentences of one paragraph are alike: on texts of 25 sentences taken
in paragraphs from long news articles, 95 % intervals from paragraphs held the article's value 93 times in 100, those
from sentences 92 times, and for the share of quoted words, which come in runs, 86 against 82 times; at 50 sentences
94 against 92, and 91 against 84. A text of few paragraphs falls back on its sentences.

NumPy promises that the streams of ``RandomState`` never change. Counts are whole numbers, so sums over resampled
paragraphs are exact, and results are rounded where division leaves the last bits to the processor.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FEWEST_SENTENCES = 8  # with fewer, resampled sentences repeat so often that an interval means nothing
FEWEST_PARAGRAPHS = 8  # with fewer, sentences are resampled
FEWEST_DEFINED = 0.95  # share of resamples in which a measure must have a value for its interval to be given
_DIGITS = 12
_CELLS = 2_000_000  # resampled units held in memory at once


def resampled(rows: Array, draws: int, seed: int, key: str) -> Array:
    """Sums over units drawn with replacement: from ``rows`` (units, columns) to (draws, columns).

    Each draw takes as many units (paragraphs or sentences) as there are. The stream depends on ``seed`` and ``key``
    (the document's sha256) alone, never on which documents were measured before. Memory is bounded.
    """
    units, columns = rows.shape
    found = np.zeros((draws, columns))
    if units == 0:
        return found
    stream = _stream(seed, key)
    for batch in _batches(draws, units):
        size = batch.stop - batch.start
        picks = stream.randint(0, units, size=(size, units), dtype=np.int64)
        picks += np.arange(size, dtype=np.int64)[:, None] * units
        times = np.bincount(picks.ravel(), minlength=size * units).reshape(size, units)
        found[batch] = times.astype(np.float64) @ rows
    return found


def shuffled(first: Array, second: Array, draws: int, seed: int, key: str) -> tuple[Array, Array]:
    """Sums for two sides when their units (rows) are pooled and dealt out again: twice (draws, columns)."""
    pool = np.concatenate([first, second])
    found = np.zeros((draws, pool.shape[1]))
    stream = _stream(seed, key)
    for batch in _batches(draws, len(pool)):
        order = stream.random_sample((batch.stop - batch.start, len(pool))).argsort(axis=1, kind="stable")
        sides = np.zeros(order.shape)
        np.put_along_axis(sides, order[:, : len(first)], 1.0, axis=1)
        found[batch] = sides @ pool
    return found, pool.sum(axis=0) - found


def _batches(draws: int, units: int) -> Iterator[slice]:
    step = max(1, _CELLS // max(1, units))
    for start in range(0, draws, step):
        yield slice(start, min(start + step, draws))


def interval(values: Array, confidence: float, units: int) -> tuple[float, float] | None:
    """The expanded percentile interval of resampled ``values``; None when too few of them are defined.

    The tails are those of Student's t with ``units - 1`` degrees of freedom, widened for the variance that resampling
    a few units loses (Hesterberg 2015, What Teachers Should Know About the Bootstrap, section 4.3). Bounds are order
    statistics, so that the interval of a difference turned round is the interval turned round.
    """
    defined = np.sort(values[~np.isnan(values)])
    if not len(values) or len(defined) < FEWEST_DEFINED * len(values):
        return None
    cut = min(max(math.floor(_tail(confidence, units) * (len(defined) + 1)) - 1, 0), (len(defined) - 1) // 2)
    return tidy(defined[cut]), tidy(defined[len(defined) - 1 - cut])


def _tail(confidence: float, units: int) -> float:
    """Share of the resamples to leave out at either end."""
    normal, freedom = NormalDist(), max(units - 1, 2)
    z = normal.inv_cdf((1 + confidence) / 2)
    # Student's t from the normal quantile: Abramowitz and Stegun (1964), 26.7.5.
    t = z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return normal.cdf(-t * math.sqrt((freedom + 1) / freedom))


def p_value(observed: float, null: Array) -> float | None:
    """Two-sided: how often a difference at least as large as ``observed`` comes up in ``null`` by chance alone.

    Counts the observed arrangement itself, so it is never 0 (Davison and Hinkley 1997, section 4.2). None when too
    few of the shuffles have a value.
    """
    defined = np.abs(null[~np.isnan(null)])
    if not len(null) or len(defined) < FEWEST_DEFINED * len(null):
        return None
    # Equal differences reached along different roads may part in the last bit.
    reached = int((defined >= abs(observed) * (1 - 1e-9)).sum())
    return (reached + 1) / (len(defined) + 1)


def false_discovery_rates(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values ("q") after Benjamini and Hochberg (1995), in the order given."""
    size = len(p_values)
    adjusted = [1.0] * size
    best = 1.0
    for rank, index in sorted(enumerate(sorted(range(size), key=lambda i: p_values[i]), start=1), reverse=True):
        best = min(best, p_values[index] * size / rank)
        adjusted[index] = best
    return tuple(adjusted)


def tidy(value: float) -> float:
    """``value`` with the last bits, which differ between processors, rounded away; never -0.0."""
    return float(f"{value:.{_DIGITS}g}") + 0.0


def _stream(seed: int, key: str) -> np.random.RandomState:
    digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
    return np.random.RandomState(np.frombuffer(digest, dtype="<u4").tolist())
