"""Boosted trees, all of them answered at once for many rows of numbers, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float32]

_ROWS = 512  # answered at once, which bounds memory


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees as they are stored: a row a knot, a leaf pointing at itself; above a threshold is to the right."""

    feature: NDArray[np.intp]
    threshold: Numbers
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.integer[Any]]
    roots: NDArray[np.intp]
    bias: float
    depth: int

    def logits(self, table: Numbers) -> NDArray[np.float64]:
        """One sum a row of numbers, of which there must be one at least."""
        totals = [self._totals(table[at : at + _ROWS]) for at in range(0, len(table), _ROWS)]
        return np.asarray(np.concatenate(totals) / 1_000_000 + self.bias)

    def _totals(self, rows: Numbers) -> NDArray[np.int64]:
        numbers, first = rows.ravel(), np.arange(len(rows))[:, None] * rows.shape[1]
        knot = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            above = numbers[first + self.feature[knot]] > self.threshold[knot]
            knot = np.where(above, self.right[knot], self.left[knot])
        # Leaves are whole numbers of a millionth, so that the sum is the same in every order.
        return np.asarray(self.value[knot].sum(axis=1, dtype=np.int64))
