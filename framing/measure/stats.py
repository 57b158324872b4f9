"""Intervals and tests by resampling sentences, the same to the last digit on every machine.

NumPy promises that the streams of ``RandomState`` never change. Counts are whole numbers, so sums over resampled
sentences are exact, and results are rounded where division leaves the last bits to the processor.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FEWEST_SENTENCES = 8  # with fewer, resampled sentences repeat so often that an interval means nothing
FEWEST_DEFINED = 0.95  # share of resamples in which a measure must have a value for its interval to be given
_DIGITS = 12


def resamples(sentences: int, draws: int, seed: int, key: str) -> Array:
    """How often each sentence is drawn: shape (draws, sentences), every row summing to ``sentences``.

    Sentences are drawn with replacement. The stream depends on ``seed`` and ``key`` (the document's sha256)
    alone, never on which documents were measured before.
    """
    if sentences == 0:
        return np.zeros((draws, 0))
    picks = _stream(seed, key).randint(0, sentences, size=(draws, sentences), dtype=np.int64)
    picks += np.arange(draws, dtype=np.int64)[:, None] * sentences
    return np.bincount(picks.ravel(), minlength=draws * sentences).reshape(draws, sentences).astype(np.float64)


def shuffles(first: int, second: int, draws: int, seed: int, key: str) -> Array:
    """Which of ``first + second`` pooled sentences go to the first side: zeros and ones, (draws, first + second)."""
    size = first + second
    order = _stream(seed, key).random_sample((draws, size)).argsort(axis=1, kind="stable")
    sides = np.zeros((draws, size))
    np.put_along_axis(sides, order[:, :first], 1.0, axis=1)
    return sides


def interval(values: Array, confidence: float) -> tuple[float, float] | None:
    """The central ``confidence`` share of ``values``, by order statistics; None when too few are defined."""
    defined = np.sort(values[~np.isnan(values)])
    if not len(values) or len(defined) < FEWEST_DEFINED * len(values):
        return None
    cut = min(max(math.floor((1 - confidence) / 2 * len(defined)) - 1, 0), (len(defined) - 1) // 2)
    return tidy(defined[cut]), tidy(defined[len(defined) - 1 - cut])


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
