"""Intervals and tests by resampling paragraphs, the same to the last digit on every machine.

Paragraphs and not sentences are drawn, because sentences of one paragraph are alike; a text of few paragraphs falls
back on its sentences. An interval reaches as many standard errors to either side as the resamples lie from the value
in theirs (the symmetric bootstrap-t; Hall 1988, Journal of the Royal Statistical Society B 50, 35–45). Chosen by
measured coverage: percentile, expanded percentile and accelerated intervals held the true value less often than they
said on texts of 12 and 25 sentences. docs/calibration.md has the figures, which ``make calibrate`` measures anew.

NumPy promises that the streams of ``RandomState`` never change. Counts are whole numbers, so sums over resampled
paragraphs are exact, and results are rounded where division leaves the last bits to the processor.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

FEWEST_SENTENCES = 8  # with fewer, resampled sentences repeat so often that an interval means nothing
FEWEST_PARAGRAPHS = 8  # with fewer, sentences are resampled
FEWEST_DEFINED = 0.95  # share of resamples in which a measure must have a value for its interval to be given
_DIGITS = 12
_CELLS = 2_000_000  # resampled units held in memory at once


def resampled(rows: Array, draws: int, seed: int, key: str) -> Array:
    """Sums over all units, and over units drawn with replacement: ``rows`` (units, columns) to (columns, 1 + draws).

    Each draw takes as many units (paragraphs or sentences) as there are. The stream depends on ``seed`` and ``key``
    (the document's sha256) alone, never on which documents were measured before. Memory is bounded.
    """
    units, columns = rows.shape
    found = np.zeros((columns, 1 + draws))
    if units == 0:
        return found
    found[:, 0] = rows.sum(axis=0)
    chance = stream(seed, key)
    done = 0
    for size in batches(draws, units):
        batch = slice(done, done + size)
        done += size
        picks = chance.randint(0, units, size=(size, units), dtype=np.int64)
        picks += np.arange(size, dtype=np.int64)[:, None] * units
        times = np.bincount(picks.ravel(), minlength=size * units).reshape(size, units)
        np.matmul(rows.T, times.astype(np.float64).T, out=found[:, 1:][:, batch])
    return found


def dealt(lots: Array, size: int) -> Array:
    """Of each row of ``lots``, 1 for the ``size`` lowest and 0 for the others."""
    if not size:
        return np.zeros(lots.shape)
    if size == lots.shape[1]:
        return np.ones(lots.shape)
    # No need to put all of them in order.
    return np.asarray(lots <= np.partition(lots, size - 1, axis=1)[:, size - 1, None], dtype=np.float64)


def batches(draws: int, units: int) -> Iterator[int]:
    """How many of ``draws`` are made at once, so that so many units each fit into memory."""
    step = max(1, _CELLS // max(1, units))
    for start in range(0, draws, step):
        yield min(step, draws - start)


class Spread(NamedTuple):
    """A value with its standard error, and those of its resamples; not finite where there is none."""

    value: float
    error: float
    values: Array
    errors: Array


def half_width(found: Spread, confidence: float) -> float | None:
    """Half the interval around the value; None when nothing varies, or too many resamples have no error of their own.

    The half width is as many standard errors as ``confidence`` of the resamples lie from the value at most, each in
    its own; a resample without a value, or without spread, lies beyond any.
    """
    return half_widths([found], confidence)[0]


def half_widths(found: Sequence[Spread], confidence: float) -> list[float | None]:
    """The half width of each, all having as many resamples; several at once cost little more than one."""
    value, error = (np.array([getattr(one, name) for one in found]) for name in ("value", "error"))
    values, errors = (np.array([getattr(one, name) for one in found]) for name in ("values", "errors"))
    if not values.size:
        return [None] * len(found)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.abs(values - value[:, None]) / errors
    distance[~np.isfinite(distance)] = np.inf
    rank = min(math.ceil(confidence * (values.shape[1] + 1)), values.shape[1]) - 1
    distance.partition(rank, axis=1)
    reached = distance[:, rank]
    given = np.isfinite(value) & np.isfinite(error) & (error > 0) & np.isfinite(reached)
    each = zip(reached.tolist(), error.tolist(), given.tolist(), strict=True)
    return [tidy(one * own) if has else None for one, own, has in each]


def between(a: Spread, b: Spread) -> Spread:
    """The spread of the difference b − a of two values resampled apart."""
    error = math.sqrt(a.error * a.error + b.error * b.error)
    with np.errstate(invalid="ignore"):  # a resample without a value has no difference either
        errors = np.sqrt(a.errors * a.errors + b.errors * b.errors)
        return Spread(b.value - a.value, error, b.values - a.values, errors)


def bounds_of_difference(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float]:
    """The interval of b − a from the value, low and high of each.

    Distances to the bounds are added as standard errors are (Zou and Donner 2008, Statistics in Medicine 27, 1693).
    """
    (one, one_low, one_high), (two, two_low, two_high) = a, b
    difference = two - one
    down = math.sqrt((two - two_low) * (two - two_low) + (one_high - one) * (one_high - one))
    up = math.sqrt((two_high - two) * (two_high - two) + (one - one_low) * (one - one_low))
    return tidy(difference - down), tidy(difference + up)


def holm(p_values: Sequence[float], weights: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values in the order given: each is at most α where the weighted step-down test rejects at α.

    The family's chance of any false alarm stays within α; weights share it out (Holm 1979, Scandinavian Journal of
    Statistics 6, 65–70).
    """
    left = math.fsum(weights)
    adjusted = [1.0] * len(p_values)
    most = 0.0
    for index in sorted(range(len(p_values)), key=lambda i: (p_values[i] / weights[i], i)):
        most = max(most, min(1.0, p_values[index] * left / weights[index]))
        adjusted[index] = most
        left -= weights[index]
    return tuple(adjusted)


def holm_of_pairs(
    families: Sequence[Mapping[tuple[int, int], float]], weights: Sequence[float]
) -> list[dict[tuple[int, int], float]]:
    """Adjusted p-values where each family tests pairs of the same things for equality.

    Of three things no two pairs alone can be equal, so once one pair differs fewer of the others can still be alike
    (Shaffer 1986, Journal of the American Statistical Association 81, 826–831). For each way to group the things its
    pairs are tested by Bonferroni's rule, and a pair differs where every grouping that holds it together is rejected
    (Bergmann and Hommel 1988); between families the false alarms are shared out by Holm's rule. For one pair a family
    this is Holm's test.
    """
    things = sorted({thing for pairs in families for pair in pairs for thing in pair})
    together: list[dict[tuple[int, int], float]] = [{} for _ in families]
    for alike in alike_pairs(tuple(things)):
        for pairs, worst in zip(families, together, strict=True):
            held = [pair for pair in alike if pair in pairs]
            if held:
                p = min(1.0, len(held) * min(pairs[pair] for pair in held))
                worst.update({pair: p for pair in held if p > worst.get(pair, -1.0)})
    whole = [max(worst.values(), default=1.0) for worst in together]
    kept = [at for at, pairs in enumerate(families) if pairs]
    found: list[dict[tuple[int, int], float]] = [{} for _ in families]
    for at in kept:
        for pair, p in together[at].items():
            tested = [p if other == at else whole[other] for other in kept]
            found[at][pair] = holm(tested, [weights[other] for other in kept])[kept.index(at)]
    return found


@lru_cache(maxsize=16)
def alike_pairs(things: tuple[int, ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For every way to divide things into groups the pairs that it holds together."""
    return tuple(
        tuple(pair for block in blocks for pair in combinations(sorted(block), 2)) for blocks in groupings(things)
    )


@lru_cache(maxsize=16)
def groupings(things: tuple[int, ...]) -> tuple[tuple[frozenset[int], ...], ...]:
    """Every way to divide things into groups: 203 for six."""
    if not things:
        return ((),)
    first, rest = things[0], groupings(things[1:])
    return tuple(
        grouping
        for blocks in rest
        for grouping in (
            (frozenset((first,)), *blocks),
            *((*blocks[:at], block | {first}, *blocks[at + 1 :]) for at, block in enumerate(blocks)),
        )
    )


def tidy(value: float) -> float:
    """``value`` with the last bits, which differ between processors, rounded away; never -0.0."""
    return float(f"{value:.{_DIGITS}g}") + 0.0


def stream(seed: int, key: str) -> np.random.RandomState:
    """Draws that hang on the seed and the key alone."""
    digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
    return np.random.RandomState(np.frombuffer(digest, dtype="<u4").tolist())
