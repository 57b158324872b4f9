"""The fraction under a value, in words: "6 in 588 words"."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from framing.measure.counts import Tally
from framing.model import Measure
from framing.number_format import printed

SLOT = re.compile(r"\{(?:(largest|largest_name):)?(\w+)\}")
_ONE_OF_MANY = re.compile(r"(?<![\d.,])(1 (?:[a-z]+ )?[a-z]+[a-rt-z])s\b")  # "1 words", "1 reporting verbs"


def fraction(
    measure: Measure, table: Tally, totals: Mapping[str, NDArray[np.float64]], names: Mapping[str, str]
) -> str:
    def fill(match: re.Match[str]) -> str:
        function, name = match.groups()
        total = totals[name]
        if not function:
            return number(float(np.sum(total)))
        if not total.size:
            return "0" if function == "largest" else "nobody"
        leader = int(np.argmax(total[0]))
        if function == "largest":
            return number(float(total[0, leader]))
        group = table.groups[measure.counts[name]][leader]
        return names.get(group, group)

    return _ONE_OF_MANY.sub(r"\1", SLOT.sub(fill, measure.basis))


def number(value: float) -> str:
    """1,234 or 12.5."""
    return printed(value, 0 if value.is_integer() else 1)


def sentences(number: int) -> str:
    """So many sentences, in words a reader would use."""
    return f"{number} sentence" if number == 1 else f"{number} sentences"
