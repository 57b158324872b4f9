"""Numbers as print, and axes a reader can count on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from framing.number_format import printed
from framing.render.numbers import axis, value_text
from tests.render.invented import FEATURES

MEASURES = {measure.key: measure for feature in FEATURES for measure in feature.measures}


def test_numbers_have_separators_and_a_true_minus() -> None:
    assert printed(12345.678, 1) == "12,345.7"
    assert printed(-3.25, 2) == "−3.25"
    assert printed(-0.04, 1) == "0.0"


def test_a_value_carries_its_percent_sign_and_none_is_a_dash() -> None:
    assert value_text(54.321, MEASURES["sources.credited"]) == "54.3%"
    assert value_text(7.0, MEASURES["sources.distinct"]) == "7"
    assert value_text(None, MEASURES["readability.smog"]) == "–"


@pytest.mark.parametrize(
    "values",
    [[0.0, 0.0], [3.1, 3.1], [12.2, 16.3, 19.9], [0.0, 0.004], [-4.0, 2.0], [998.0, 1002.0], [0.1, 30_000.0], [-1.0]],
)
def test_an_axis_holds_its_values_between_evenly_spaced_ticks(values: list[float]) -> None:
    found = axis(values, percent=False)
    assert found is not None
    assert found.low <= min(values) <= max(values) <= found.high
    at = [tick for tick, _ in found.ticks]
    assert (at[0], at[-1]) == (found.low, found.high)
    gaps = [b - a for a, b in pairwise(at)]
    assert max(gaps) == pytest.approx(min(gaps))
    assert 2 <= len(at) <= 7
    assert len({label for _, label in found.ticks}) == len(at), "two ticks with the same label"


@pytest.mark.parametrize("values", [[0.0, 100.0], [1.0, 99.5], [97.0, 100.0], [0.0, 0.0], [30.0, 33.0], [0.0, 61.0]])
def test_percentages_stay_between_none_and_all(values: list[float]) -> None:
    found = axis(values, percent=True)
    assert found is not None
    assert found.low >= 0
    assert found.high <= 100
    assert found.low <= min(values) <= max(values) <= found.high
    assert all(label.endswith("%") for _, label in found.ticks)


def test_rates_far_from_zero_do_not_start_there_and_small_ones_do() -> None:
    assert axis([14.0, 18.0], percent=False).low > 0  # type: ignore[union-attr]
    assert axis([2.0, 18.0], percent=False).low == 0  # type: ignore[union-attr]
    assert axis([], percent=False) is None


def test_places_on_an_axis_are_in_proportion() -> None:
    found = axis([0.0, 40.0], percent=True)
    assert found is not None
    assert found.place(10.0, 200) == pytest.approx(200 * 10 / found.high)
    assert found.place(-5.0, 200) == 0
