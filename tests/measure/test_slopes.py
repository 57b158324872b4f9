"""Derivatives of formulas, against what a pen gives and against small steps."""

from __future__ import annotations

import numpy as np
import pytest

from framing.features import installed
from framing.measure.checked import formula_of
from framing.measure.formula import compile_formula, evaluate
from framing.measure.slopes import slopes
from framing.measure.spread import is_smooth
from framing.model import Measure

SMOOTH = [measure for feature in installed() for measure in feature.measures if is_smooth(measure)]


def test_a_fraction_has_the_slopes_a_pen_gives() -> None:
    formula = compile_formula("1000 * hedges / words", ["hedges", "words"])
    value, by = slopes(formula, {"hedges": np.array([6.0]), "words": np.array([500.0])})
    assert value.tolist() == [12.0]
    assert by["hedges"].tolist() == [2.0]
    assert by["words"].tolist() == [pytest.approx(-6000 / 500**2)]


@pytest.mark.parametrize("measure", SMOOTH, ids=lambda measure: measure.key)
def test_the_slopes_of_every_rate_are_those_of_small_steps(measure: Measure) -> None:
    formula = formula_of(measure)
    counts = {name: np.array([37.0 + 11 * at, 90.0 + 5 * at]) for at, name in enumerate(sorted(measure.counts))}
    value, by = slopes(formula, counts)
    assert value == pytest.approx(evaluate(formula, counts))
    for name in measure.counts:
        up, down = (evaluate(formula, {**counts, name: counts[name] + step}) for step in (1e-4, -1e-4))
        assert by[name] * np.ones(2) == pytest.approx((up - down) / 2e-4, rel=1e-4, abs=1e-8), name


def test_the_smaller_and_the_larger_take_the_slope_of_their_side() -> None:
    formula = compile_formula("min(a, b) - max(a, b) + sqrt(a) * -b", ["a", "b"])
    _, by = slopes(formula, {"a": np.array([4.0, 25.0]), "b": np.array([9.0, 1.0])})
    # a < b: a counts in the minimum, b in the maximum; the root's slope is 1 / (2 √a), times −b.
    assert by["a"].tolist() == [pytest.approx(1 - 9 / 4), pytest.approx(-1 - 1 / 10)]
    assert by["b"].tolist() == [pytest.approx(-1 - 2), pytest.approx(1 - 5)]


def test_counts_by_group_have_none() -> None:
    formula = compile_formula("largest(by) / total(by)", [], ["by"])
    with pytest.raises(ValueError, match="no derivative"):
        slopes(formula, {"by": np.ones((2, 3))})
