"""Exact intervals of the few, against the tables that statisticians print."""

from __future__ import annotations

import pytest

from framing.measure import few


@pytest.mark.parametrize(
    ("found", "low", "high"),
    # Garwood's limits as tabulated since Pearson and Hartley, Biometrika Tables for Statisticians, table 40.
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (5, 1.623, 11.668), (10, 4.795, 18.390)],
)
def test_events_as_in_the_tables(found: int, low: float, high: float) -> None:
    assert few.events(found, 0.95) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@pytest.mark.parametrize(
    ("found", "cases", "low", "high"),
    # None of n: the upper limit is 1 − 0.025^(1/n). 1 of 10 and 5 of 10 as in any table of Clopper and Pearson's.
    [(0, 10, 0.0, 1 - 0.025**0.1), (10, 10, 0.025**0.1, 1.0), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129)],
)
def test_shares_as_in_the_tables(found: int, cases: int, low: float, high: float) -> None:
    assert few.share(found, cases, 0.95) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_share_turned_round_is_the_share_of_the_rest() -> None:
    low, high = few.share(3, 20, 0.9)
    assert few.share(17, 20, 0.9) == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_more_certainty_takes_more_room() -> None:
    assert few.events(4, 0.99)[1] > few.events(4, 0.95)[1] > few.events(4, 0.5)[1] > 4


def test_shares_of_thousands_of_cases_are_as_the_rest_turned_round() -> None:
    low, high = few.share(2, 6_000, 0.95)
    assert (low, high) == (pytest.approx(0.2422 / 6_000, rel=1e-3), pytest.approx(7.225 / 6_000, rel=1e-3))
    assert few.share(5_998, 6_000, 0.95) == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_a_sum_divided_by_chance_as_by_hand() -> None:
    # Of four events all on one side: 2 of 16 ways are as uneven, and half of what is exactly as likely counts.
    assert few.uneven(4, 0, 0.5) == pytest.approx(1 / 16)
    assert few.uneven(0, 4, 0.5) == pytest.approx(1 / 16)
    # 7 against 3 of 10: 2 × (1 + 10 + 45) ways are less likely, 2 × 120 as likely.
    assert few.uneven(7, 3, 0.5) == pytest.approx((112 + 240 / 2) / 1024)
    # A third of the text has all three: 1 of 27 that is as uneven, nothing more so.
    assert few.uneven(3, 0, 1 / 3) == pytest.approx(1 / 54)


def test_twice_as_much_text_has_twice_as_many_events() -> None:
    assert few.uneven(60, 30, 2 / 3) > 0.9
    assert few.uneven(60, 30, 1 / 2) < 0.01
    assert few.uneven(6_000, 3_000, 1 / 2) < 1e-100


def test_where_there_is_nothing_to_divide_chance_does_it_always() -> None:
    assert few.uneven(0, 0, 0.5) == 1.0
    assert few.uneven(3, 0, 1.0) == 1.0
