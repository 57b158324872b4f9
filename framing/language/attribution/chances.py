"""From a sum of weights to a chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FURTHEST = 30.0  # beyond it a chance is 0 or 1 to more places than are kept
_PLACES = 6  # rounded, so that machines agree


def chances(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function of each, without overflow, rounded to six places."""
    kept = np.clip(logits, -_FURTHEST, _FURTHEST)
    return np.asarray(np.round(1 / (1 + np.exp(-kept)), _PLACES))


def chance(logit: float) -> float:
    """The chance of one sum."""
    return float(chances(np.array([logit]))[0])
