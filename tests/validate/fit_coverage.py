"""Fit the weights that say how much of a sentence another document tells.

Annotators judged paragraphs ("yes", "part", "no"); the program scores sentences. So the weights are fitted through
the referee's own rule: a paragraph's score is the mean of its sentences' scores by length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from framing.compare.coverage.coverage import FEATURES, Story
from tests.validate.stories import Annotated

TOLD = {"yes": 1.0, "part": 0.5, "no": 0.0}
IMPORTANCE = {"yes": 2.0, "part": 1.2, "no": 0.8}  # there are twice as many of the last as of the first
DAMPING = 1.0


class Paragraph(NamedTuple):
    """One annotated paragraph against one other document."""

    story: int
    label: str
    features: Any  # a row for each of its sentences
    share: Any  # of the paragraph's characters that each sentence has
    whole: Any  # the sentences that stand in the other document word by word


def paragraphs(stories: Sequence[Annotated]) -> list[Paragraph]:
    """Every annotated paragraph with the readings of its sentences."""
    return [found for number, one in enumerate(stories) for found in _paragraphs(number, one)]


def _paragraphs(number: int, one: Annotated) -> list[Paragraph]:
    story = Story(one.documents)
    found = []
    for side, outlet in enumerate(one.outlets):
        told = story.told[side]
        others = story.others(side)
        readings = {sentence: story.read(told.terms[sentence], others) for sentence in told.body}
        for unit in one.row["coverage"][outlet]:
            inside = [
                (min(s.end, unit["end"]) - max(s.start, unit["start"]), readings[index])
                for index in told.body
                for s in (told.parsed.sentences[index],)
                if s.start < unit["end"] and unit["start"] < s.end
            ]
            share = np.array([length for length, _ in inside], dtype=float)
            for place, other in enumerate(others):
                read = [reading[place] for _, reading in inside]
                rows = [[item.features()[name] for name in FEATURES] for item in read]
                whole = [min(item.nearest, item.nearest_pairs) > 1 - 1e-9 for item in read]
                label = unit["in"][one.outlets[other]]
                features = np.array(rows).reshape(-1, len(FEATURES))
                found.append(Paragraph(number, label, features, share / max(1.0, share.sum()), np.array(whole)))
    return found


class Fitted(NamedTuple):
    """Weights in FEATURES' order, and the intercept."""

    weights: Any
    intercept: float

    def score(self, paragraph: Paragraph) -> float:
        """A paragraph's score, as the referee takes it."""
        if not len(paragraph.share):
            return 0.0
        chance = 1 / (1 + np.exp(-(paragraph.features @ self.weights + self.intercept)))
        return float(paragraph.share @ np.where(paragraph.whole, 1.0, chance))


def fit(examples: Sequence[Paragraph]) -> Fitted:
    """The weights that tell the examples' labels best, held small."""
    examples = [item for item in examples if len(item.share)]
    rows = np.concatenate([item.features for item in examples])
    share = np.concatenate([item.share for item in examples])
    owner = np.repeat(np.arange(len(examples)), [len(item.share) for item in examples])
    told = np.array([TOLD[item.label] for item in examples])
    importance = np.array([IMPORTANCE[item.label] for item in examples])
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    scaled = np.c_[(rows - middle) / spread, np.ones(len(rows))]

    def loss(weights: Any) -> tuple[float, Any]:
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        mean = np.clip(np.bincount(owner, share * chance, minlength=len(told)), 1e-6, 1 - 1e-6)
        lost = -(importance * (told * np.log(mean) + (1 - told) * np.log(1 - mean))).sum()
        slope = scaled.T @ (
            (importance * ((1 - told) / (1 - mean) - told / mean))[owner] * share * chance * (1 - chance)
        )
        slope[:-1] += 2 * DAMPING * weights[:-1]
        return lost + DAMPING * (weights[:-1] ** 2).sum(), slope

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return Fitted(weights.round(4), round(float(found[-1] - middle @ weights), 4))
