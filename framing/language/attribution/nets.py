"""Small networks of one hidden layer, fitted beside the boosted trees; what both say is averaged.

Trees cut numbers into steps and networks weigh them, so their mistakes differ. Sums of a network are rounded, so that
two machines that differ in the last bit agree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.language.attribution.logit import chances
from framing.language.attribution.trees import Trees

type Numbers = NDArray[np.float64]

_FURTHEST = 8.0  # neither of the two may be surer than one in three thousand
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Net:
    """A hidden layer of units that pass what is above zero, and a sum of them. What standardises is folded in."""

    hidden: Numbers  # (numbers, units)
    thresholds: Numbers
    out: Numbers
    bias: float

    def logits(self, rows: Numbers) -> Numbers:
        """One sum a row of numbers, rounded."""
        active = np.maximum(rows @ self.hidden + self.thresholds, 0.0)
        return np.asarray(np.round(active @ self.out + self.bias, _PLACES))


@dataclass(frozen=True, slots=True)
class TreesAndNetwork:
    """Trees and a network that answer the same question."""

    trees: Trees
    net: Net

    def chances(self, table: NDArray[np.float32]) -> list[float]:
        """The chance of each row of numbers, which both read in the precision that a tree's thresholds are kept in."""
        if not len(table):
            return []
        found: list[float] = chances(mean(self.trees.logits(table), self.net.logits(table.astype(float)))).tolist()
        return found


def mean(trees: Numbers, net: Numbers) -> Numbers:
    """What trees and network say together, neither of them louder than the other can answer."""
    return np.asarray((np.clip(trees, -_FURTHEST, _FURTHEST) + np.clip(net, -_FURTHEST, _FURTHEST)) / 2)
