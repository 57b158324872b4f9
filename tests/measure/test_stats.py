"""Resampling: the same everywhere, right on average, and silent where it knows nothing."""

from __future__ import annotations

import hashlib
import random

import numpy as np
import pytest

from framing.measure import stats

ROWS = np.array([[3.0, 1.0], [5.0, 1.0], [4.0, 1.0], [9.0, 1.0]])


def test_a_resample_draws_as_many_units_as_there_are() -> None:
    sums = stats.resampled(ROWS, 500, 7, "key")
    assert sums.shape == (500, 2)
    assert set(sums[:, 1]) == {4.0}
    assert sums[:, 0].min() >= 12
    assert sums[:, 0].max() <= 36
    assert sums[:, 0].mean() == pytest.approx(21, abs=0.5)


def test_the_stream_hangs_on_seed_and_document_alone() -> None:
    first = stats.resampled(ROWS, 50, 7, "key")
    stats.resampled(ROWS, 50, 7, "other")
    assert np.array_equal(first, stats.resampled(ROWS, 50, 7, "key"))
    assert not np.array_equal(first, stats.resampled(ROWS, 50, 8, "key"))
    assert not np.array_equal(first, stats.resampled(ROWS, 50, 7, "other"))


def test_the_stream_can_be_made_without_numpy() -> None:
    # Python's own Mersenne Twister, seeded with the same 256 bits; one of four units is two bits of each number.
    twister = random.Random(int.from_bytes(hashlib.sha256(b"1:a").digest(), "little"))  # noqa: S311 - a test, no secret
    picks = [[twister.getrandbits(32) & 3 for _ in range(4)] for _ in range(3)]
    assert stats.resampled(ROWS, 3, 1, "a").tolist() == [ROWS[row].sum(axis=0).tolist() for row in picks]


def test_batches_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = stats.resampled(ROWS, 50, 7, "key"), stats.shuffled(ROWS[:1], ROWS[1:], 50, 7, "key")
    monkeypatch.setattr(stats, "_CELLS", 20)
    parts = stats.resampled(ROWS, 50, 7, "key"), stats.shuffled(ROWS[:1], ROWS[1:], 50, 7, "key")
    assert np.array_equal(whole[0], parts[0])
    assert np.array_equal(whole[1][0], parts[1][0])


def test_a_shuffle_deals_everything_out() -> None:
    first, second = stats.shuffled(ROWS[:1], ROWS[1:], 200, 7, "key")
    assert set(first[:, 1]) == {1.0}
    assert set((first + second)[:, 0]) == {21.0}
    assert set(first[:, 0]) == {3.0, 4.0, 5.0, 9.0}


def test_the_interval_leaves_out_the_tails_of_student_t() -> None:
    # 30 units: t(29) at 97.5 % is 2.045, times sqrt(30 / 29) 2.080; the normal leaves 1.876 % beyond that.
    found = stats.interval(np.arange(1.0, 2000.0), 0.95, 30)
    assert found == (pytest.approx(37, abs=1), pytest.approx(1963, abs=1))
    few = stats.interval(np.arange(1.0, 2000.0), 0.95, 8)
    assert few is not None
    assert found is not None
    assert few[0] < found[0]


def test_the_interval_turned_round_is_the_interval_of_the_rest() -> None:
    values = np.random.RandomState(3).standard_normal(999)
    low, high = stats.interval(values, 0.9, 12) or (0, 0)
    assert stats.interval(-values, 0.9, 12) == (-high, -low)


def test_undefined_draws_are_left_out_but_only_a_few() -> None:
    values = np.arange(100.0)
    values[:4] = np.nan
    assert stats.interval(values, 0.95, 50) is not None
    values[:6] = np.nan
    assert stats.interval(values, 0.95, 50) is None
    assert stats.p_value(1.0, values) is None


def test_the_p_value_counts_both_sides_and_itself() -> None:
    null = np.array([-3.0, -1.0, 0.0, 1.0, 2.0, 0.5, 0.1, 0.2, -0.3])
    assert stats.p_value(2.0, null) == pytest.approx((2 + 1) / 10)
    assert stats.p_value(-9.0, null) == pytest.approx(1 / 10)


def test_false_discovery_rates_as_in_the_paper() -> None:
    # The fifteen p-values of Benjamini and Hochberg (1995), section 4: four are rejected at .05.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    q = stats.false_discovery_rates(p)
    assert [value <= 0.05 for value in q] == [True] * 4 + [False] * 11
    assert q[3] == pytest.approx(0.0095 * 15 / 4)
    assert stats.false_discovery_rates(p[::-1]) == q[::-1]
    assert stats.false_discovery_rates([]) == ()


def test_tidy_numbers_have_twelve_digits_and_no_negative_zero() -> None:
    assert stats.tidy(0.1 + 0.2) == 0.3
    assert str(stats.tidy(-0.0)) == "0.0"
