"""Exact intervals and tests for the few: how many events could have been expected where two, or none, were counted.

Resampling says nothing of what it never saw: a text with no booster has none in any resample. Events in a length of
text are taken as Poisson (Garwood 1936, Biometrika 28, 437–442), shares of a number of cases as binomial (Clopper and
Pearson 1934, Biometrika 26, 404–413). Both hold the true rate at least as often as they say, most often more. Two
counts are held against each other by how chance would divide their sum.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

FEW = 5  # up to this many events, or cases that are none, the exact interval is given: by measured coverage
_MANY = 1_000  # cases; the ways to choose half of them are some 10 to the 300
_SAME = 1e-9  # logarithms of chances that differ by less are equal
_STEPS = 60  # halvings: beyond the last bit that is kept


@lru_cache(maxsize=1 << 12)
def events(found: int, confidence: float) -> tuple[float, float]:
    """Lowest and highest expected number of events for which ``found`` is no surprise."""
    tail = (1 - confidence) / 2
    low = 0.0 if found == 0 else _last(lambda mean: 1 - _poisson(found - 1, mean) <= tail, found)
    return low, _last(lambda mean: _poisson(found, mean) >= tail, 3 * found + 30)


@lru_cache(maxsize=1 << 12)
def share(found: int, cases: int, confidence: float) -> tuple[float, float]:
    """Lowest and highest chance of a case for which ``found`` of ``cases`` are no surprise, from 0 to 1."""
    tail = (1 - confidence) / 2
    low = 0.0 if found == 0 else _last(lambda chance: 1 - _binomial(found - 1, cases, chance) <= tail, 1)
    return low, 1.0 if found == cases else _last(lambda chance: _binomial(found, cases, chance) >= tail, 1)


@lru_cache(maxsize=1 << 12)
def uneven(one: int, two: int, first: float) -> float:
    """How often chance divides ``one + two`` events as unevenly, or more, if ``first`` of them (0 to 1) is the rule.

    The two-sided mid-p of the binomial given the sum (Lancaster 1961, Journal of the American Statistical Association
    56, 223–234): of what is exactly as likely half is counted. 1 where there is nothing to divide.
    """
    cases = one + two
    if not 0 < first < 1 or not cases:
        return 1.0
    here, there = math.log(first), math.log1p(-first)
    whole = math.lgamma(cases + 1)
    logs = [
        whole - math.lgamma(k + 1) - math.lgamma(cases - k + 1) + k * here + (cases - k) * there
        for k in range(cases + 1)
    ]
    found = logs[one]
    less = math.fsum(math.exp(value) for value in logs if value < found - _SAME)
    same = math.fsum(math.exp(value) for value in logs if abs(value - found) <= _SAME)
    return min(1.0, less + same / 2)


def _last(holds: Callable[[float], bool], limit: float) -> float:
    """The largest number up to ``limit`` for which ``holds``, which is true up to some point and false from there."""
    low, high = 0.0, float(limit)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _poisson(most: int, mean: float) -> float:
    term = total = math.exp(-mean)
    for number in range(1, most + 1):
        term *= mean / number
        total += term
    return total


def _binomial(most: int, cases: int, chance: float) -> float:
    if cases > _MANY and 2 * most > cases:
        # The number of ways to choose from the middle of so many is beyond what a float holds; the ends are not.
        return 1 - _binomial(cases - most - 1, cases, 1 - chance)
    ways = _ways(most, cases)
    return math.fsum([ways[k] * chance**k * (1 - chance) ** (cases - k) for k in range(most + 1)])


@lru_cache(maxsize=1 << 8)
def _ways(most: int, cases: int) -> tuple[int, ...]:
    """In how many ways 0, 1, … up to ``most`` cases are chosen."""
    return tuple(math.comb(cases, k) for k in range(most + 1))
