"""Numbers as print, and axes a reader can count on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from framing.number_format import printed
from framing.render.numbers import Axis, axis, ordinal, value_text
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


@pytest.mark.parametrize(
    "values",
    [
        [100.0, 100.0],
        [75.0],
        [99.9999999999],
        [25.0, 100.0],
        [0.0, 100.0],
        [1.0, 99.5],
        [97.0, 100.0],
        [0.0, 0.0],
        [30.0, 33.0],
        [0.0, 61.0],
    ],
)
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
    assert found.place(found.high + 1, 200) == 200
    assert Axis(2.0, 5.0, ()).place(3.0, 100) == 33.3


@pytest.mark.parametrize(
    ("values", "percent", "labels"),
    [
        ([0.0, 0.004], False, "0.000 0.001 0.002 0.003 0.004"),
        ([0.0, 8.0], False, "0 2 4 6 8"),
        ([0.0, 8.1], False, "0.0 2.5 5.0 7.5 10.0"),
        ([0.0, 10.0], False, "0.0 2.5 5.0 7.5 10.0"),
        ([0.0, 10.1], False, "0 5 10 15"),
        ([0.0, 20.0], False, "0 5 10 15 20"),
        ([0.0, 20.1], False, "0 10 20 30"),
        ([0.0, 40.1], False, "0 20 40 60"),
        ([0.0, 80.1], False, "0 25 50 75 100"),
        ([0.0, 100.1], False, "0 50 100 150"),
        ([0.0, 0.9], False, "0.00 0.25 0.50 0.75 1.00"),
        ([0.0, 0.08], False, "0.00 0.02 0.04 0.06 0.08"),
        ([0.0, 9000.0], False, "0 2,500 5,000 7,500 10,000"),
        ([12.2, 16.3, 19.9], False, "12 14 16 18 20"),
        ([45.0, 100.0], False, "40 60 80 100"),
        ([44.9, 100.0], False, "0 25 50 75 100"),
        ([0.0, 0.0], False, "0.00 0.25"),
        ([3.0, 3.0], False, "3 4"),
        ([-1.0], False, "−1.00 −0.75"),
        ([-4.0, 2.0], False, "−4 −2 0 2"),
        ([-9.0, -1.0], False, "−10 −8 −6 −4 −2 0"),
        ([30.0, 33.0], True, "30% 31% 32% 33%"),
        ([0.0, 61.0], True, "0% 20% 40% 60% 80%"),
        ([62.0, 85.0], True, "60% 70% 80% 90%"),
        ([100.0], True, "75% 100%"),
        ([100.0, 100.0], True, "75% 100%"),
        ([100.0], False, "100 125"),
        ([50.0], True, "40% 60%"),
    ],
)
def test_an_axis_has_round_ticks(values: list[float], percent: bool, labels: str) -> None:
    found = axis(values, percent=percent)
    assert found is not None
    assert " ".join(label for _, label in found.ticks) == labels


def test_places_in_a_row_have_their_endings() -> None:
    told = {0: "0th", 1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th", 13: "13th"}
    told |= {14: "14th", 21: "21st", 22: "22nd", 23: "23rd", 24: "24th", 82: "82nd", 100: "100th", 101: "101st"}
    told |= {111: "111th", 112: "112th", 113: "113th", 114: "114th", 122: "122nd"}
    assert {number: ordinal(number) for number in told} == told
