"""From a sum of weights to a chance, and back."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_FURTHEST = 30.0  # beyond it a chance is 0 or 1 to more places than are kept
NONE = -8.0  # the logit that stands for "there is none"
_PLACES = 6  # rounded, so that machines agree


def chances(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function of each, without overflow, rounded to six places."""
    kept = np.clip(logits, -_FURTHEST, _FURTHEST)
    return np.asarray(np.round(1 / (1 + np.exp(-kept)), _PLACES))


def chance(logit: float) -> float:
    """The chance of one sum."""
    return float(chances(np.array([logit]))[0])


@lru_cache(maxsize=1 << 14)
def logit(chance: float) -> float:
    """A chance as a logit between -8 and 8, rounded to three places."""
    if chance <= 0.000336:
        return NONE
    if chance >= 0.999664:
        return -NONE
    return round(math.log(chance / (1 - chance)), 3)
