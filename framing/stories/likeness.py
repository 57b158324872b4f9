"""How much two articles tell the same: common terms, and days between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp
from typing import Any

# Chosen once on four annotated piles (see docs/grouping.md) and fixed.
NEAR = 0.05  # added where both appeared on one day, in a pile of many days
FAR = 0.05  # taken off where they are far apart
FADE = 2.0  # days after which the nearness has fallen to a third


def days_between(a: int | None, b: int | None) -> int | None:
    """Days between two days given as ordinals, or None."""
    return None if a is None or b is None else abs(a - b)


def usual_nearness(days: Sequence[int | None]) -> float:
    """How near in time two dated articles of the pile are on average, 0 (years apart) to 1 (all of one day)."""
    counts = sorted(Counter(day for day in days if day is not None).items())
    total = sum(times for _, times in counts)
    if total < 2:
        return 0.0
    # Days further apart than this add less than a millionth.
    reach = 14 * FADE
    near, first = 0.0, 0
    for at, (day, times) in enumerate(counts):
        while day - counts[first][0] > reach:
            first += 1
        near += times * (times - 1)
        near += sum(2 * times * before * exp((earlier - day) / FADE) for earlier, before in counts[first:at])
    return near / (total * (total - 1))


def dense(rows: Any, days: Sequence[int | None], usual: float) -> Any:
    """Likeness of every pair: a symmetric float64 array with values from 0 to about 1, diagonal 1.

    ``usual`` is the pile's ``usual_nearness``: that two articles are of one day says much in a pile of a year, and
    nothing in a pile of that day. A date that is not known neither adds nor takes off.
    """
    import numpy as np

    common = (rows @ rows.T).toarray()
    known = np.array([day is not None for day in days])
    ordinal = np.array([day or 0 for day in days], dtype=float)
    apart = np.abs(ordinal[:, None] - ordinal[None, :])
    dated = (NEAR + FAR) * (np.exp(-apart / FADE) - usual) - FAR * (1.0 - usual)
    # Twelve decimals: the last bits of a sum differ from machine to machine, and ties must not hang on them.
    alike = np.round(np.clip(common + np.where(known[:, None] & known[None, :], dated, 0.0), 0.0, None), 12)
    np.fill_diagonal(alike, 1.0)
    return alike
