"""What a person would count where the program counted so much: the extractor's error, carried into the number.

A line fitted on annotated articles leads from what the program counts to what a person counts (``python -m
tests.validate.fit_person_count``; framing/data/person_count.json). The range holds the person's count of this very text
for 95 of 100 such articles. It says nothing of other texts; that is what the interval of the plain value is for.
Correcting by sensitivity and specificity (Rogan and Gladen 1978) was measured too and makes single articles worse.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from framing.measure import stats
from framing.model import PersonCount

_WHOLE = 100.0  # per cent: the scale of a share
_TOO_WIDE = 50.0  # per cent points; a range that takes in half of the scale
_NOTHING_MORE = "the range is too wide to say more than the count does"
_ERRORS = 1.959964  # standard errors to either side of a range that holds 95 of 100


@cache
def lines() -> Mapping[str, Any]:
    """The fitted lines by measure; empty where nothing is stored."""
    resource = files("framing.data").joinpath("person_count.json")
    if not resource.is_file():
        return {}
    found: dict[str, Any] = json.loads(resource.read_text(encoding="utf-8"))["lines"]
    return found


def person_count(
    measure: str, value: float | None, numerator: float | None, denominator: float | None
) -> PersonCount | None:
    """What a person would count; None where there is no value, or no annotation to learn from.

    Args:
        measure: the measure's key.
        value: what the program counted, in the measure's unit.
        numerator: the events of a rate, as counted.
        denominator: what they are divided by.
    """
    line = lines().get(measure)
    if line is None or value is None:
        return None
    if numerator is None or not denominator:
        return None
    return of_line(line, value, numerator, denominator)


def of_line(line: Mapping[str, Any], value: float, numerator: float, denominator: float) -> PersonCount:
    """What a person would count, by one line."""
    if line["kind"] == "share":
        return _share(line, value)
    return _events(line, numerator, line["per"] / denominator)


def _share(line: Mapping[str, Any], value: float) -> PersonCount:
    """A straight line, and the error of one more article about it."""
    middle = line["intercept"] + line["slope"] * value
    off = value - line["mean"]
    half = _ERRORS * line["residual"] * math.sqrt(1 + 1 / line["articles"] + off * off / line["squares"])
    low, high = (min(_WHOLE, max(0.0, end)) for end in (middle - half, middle + half))
    return _told(min(_WHOLE, max(0.0, middle)), low, high, wide=high - low > _TOO_WIDE)


def _events(line: Mapping[str, Any], counted: float, per: float) -> PersonCount:
    """So many real ones to each that is counted; their number varies as counts do."""
    middle = line["slope"] * counted
    half = _ERRORS * math.sqrt(line["dispersion"] * (counted + 1))
    low = max(0.0, middle - half)
    return _told(per * middle, per * low, per * (middle + half), wide=low == 0.0)


def _told(value: float, low: float, high: float, *, wide: bool) -> PersonCount:
    return PersonCount(stats.tidy(value), stats.tidy(low), stats.tidy(high), _NOTHING_MORE if wide else None)
