"""Numbers as print: a value with its unit, and the rounded axis on which a row's documents are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from framing.model import Measure
from framing.number_format import printed

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_INTERVALS = 4  # gaps between ticks that a plot of this width can label
_ZERO_WITHIN = 0.45  # an axis whose lowest value is under this share of its highest starts at zero


def value_text(value: float | None, measure: Measure, decimals: int | None = None) -> str:
    """A measurement as it stands in a table: "6.6%", "16.3", "7"; an en dash when there is none."""
    if value is None:
        return "\u2013"
    return printed(value, measure.decimals if decimals is None else decimals) + ("%" if measure.unit == "%" else "")


@dataclass(frozen=True, slots=True)
class Axis:
    """A rounded scale: ``ticks`` as (value, label), the first and last of which bound it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def place(self, value: float, width: float) -> float:
        """Where ``value`` lies on an axis ``width`` units long; values beyond an end are put on it."""
        share = (value - self.low) / (self.high - self.low)
        return round(min(1.0, max(0.0, share)) * width, 1)


def axis(values: Iterable[float], *, percent: bool, signed: bool = True) -> Axis | None:
    """The smallest rounded axis that holds ``values``; percentages stay between 0 and 100. None for no values.

    ``signed`` says that something below zero was measured; an interval alone takes no axis there.
    """
    found = [value if signed else max(0.0, value) for value in values]
    if not found:
        return None
    low, high = min(found), max(found)
    if low >= 0 and low < _ZERO_WITHIN * high:
        low = 0.0
    span = high - low or abs(high) or 1.0
    raw = span / _INTERVALS
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in _STEPS if size * factor >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if last == first:  # one value, and a tick where it stands; no percentage is above 100
        first, last = (first - 1, last) if percent and last * step >= 100 else (first, last + 1)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9)) + (step / size == 2.5 and size <= 1)
    unit = "%" if percent else ""
    ticks = tuple((tick * step, printed(tick * step, decimals) + unit) for tick in range(first, last + 1))
    return Axis(first * step, last * step, ticks)


def ordinal(number: int) -> str:
    """1st, 2nd, 11th, 82nd."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
