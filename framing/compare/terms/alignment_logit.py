"""Small logits fitted on annotated stories: features of an alignment to a number between 0 and 1.

The weights are in framing/data/alignment.json and certainty.json; model cards stand beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.data import ALIGNMENT, CERTAINTY


@dataclass(frozen=True, slots=True)
class Logit:
    """A weight for each feature, an intercept, and the floor from which a result counts."""

    weights: Mapping[str, float]
    intercept: float
    floor: float

    def chance(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1, rounded so that machines agree."""
        value = math.fsum([self.intercept, *(weight * features[name] for name, weight in self.weights.items())])
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, value)))), 4)


@cache
def logit(name: str) -> Logit:
    """The fitted logit of this name: "coverage", "quoted" or "reported"."""
    return _read(ALIGNMENT, name)


@cache
def certainty_logit() -> Logit:
    """How likely two clauses tell one proposition whose different certainty is worth a word."""
    return _read(CERTAINTY, "certainty")


def _read(path: Path, name: str) -> Logit:
    content = json.loads(path.read_text(encoding="utf-8"))["logits"][name]
    return Logit(content["weights"], content["intercept"], content["floor"])
