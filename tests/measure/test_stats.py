"""Resampling: the same everywhere, right on average, and silent where it knows nothing."""

from __future__ import annotations

import hashlib
import random

import numpy as np
import pytest

from framing.measure import stats
from framing.measure.counts import tally
from framing.measure.profile import profile
from framing.settings import Settings
from tests.handmade import PLAIN, parsed

ROWS = np.array([[3.0, 1.0], [5.0, 1.0], [4.0, 1.0], [9.0, 1.0]])


def test_a_resample_draws_as_many_units_as_there_are() -> None:
    drawn = stats.resampled(ROWS, 500, 7, "key")
    assert drawn.shape == (2, 501)
    assert drawn[:, 0].tolist() == [21.0, 4.0]  # what was there
    sums = drawn[:, 1:].T
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
    assert stats.resampled(ROWS, 3, 1, "a")[:, 1:].T.tolist() == [ROWS[row].sum(axis=0).tolist() for row in picks]


def test_batches_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = stats.resampled(ROWS, 50, 7, "key")
    monkeypatch.setattr(stats, "_CELLS", 20)
    assert list(stats.batches(50, 4)) == [5] * 10
    assert list(stats.batches(12, 4)) == [5, 5, 2]  # no more than were asked for
    assert np.array_equal(whole, stats.resampled(ROWS, 50, 7, "key"))


def test_as_many_are_dealt_as_the_side_has_and_those_of_the_lowest_lots() -> None:
    lots = np.array([[0.4, 0.1, 0.9, 0.2], [0.3, 0.8, 0.2, 0.7]])
    assert stats.dealt(lots, 2).tolist() == [[0, 1, 0, 1], [1, 0, 1, 0]]
    assert stats.dealt(lots, 0).tolist() == [[0] * 4] * 2
    assert stats.dealt(lots, 4).tolist() == [[1] * 4] * 2


@pytest.mark.parametrize("size", [1, 400, 2000])
def test_of_many_lots_the_lowest_are_dealt_as_well(size: int) -> None:
    random = np.random.RandomState(5)
    lots = np.array([random.permutation(2001) for _ in range(20)], dtype=np.float64)
    assert np.array_equal(stats.dealt(lots, size), lots < size)  # the lots of a row are 0 to 2000


def test_a_text_without_units_has_no_resamples_but_its_columns() -> None:
    assert stats.resampled(np.zeros((0, 2)), 3, 7, "key").tolist() == [[0.0] * 4] * 2


def test_eight_paragraphs_are_resampled_and_seven_fall_back_on_their_sentences() -> None:
    def whole(paragraphs: int) -> bool:
        found = profile(
            parsed("\n".join([f"{'word ' * at}one. A two." for at in range(1, paragraphs + 1)])),
            (PLAIN,),
            Settings(draws=200),
            "signed",
        )
        (measure,) = PLAIN.measures
        table = tally(found.parsed, found.evidence, measure.counts.values())
        units = np.repeat(np.arange(paragraphs), 2) if paragraphs >= 8 else np.arange(2 * paragraphs)
        sums = np.zeros((units.max() + 1, 2))
        np.add.at(sums, units, np.column_stack([table.rows(count) for count in measure.counts.values()]))
        drawn = stats.resampled(sums, 200, Settings().seed, found.parsed.document.sha256)
        spread = found.draws[measure.key]
        assert isinstance(spread, stats.Spread)
        return bool(np.allclose(spread.values, drawn[0, 1:] / drawn[1, 1:]))

    assert whole(8)
    assert whole(7)


def test_the_half_width_is_so_many_standard_errors_as_the_resamples_lie_away() -> None:
    # 19 resamples lie 0.1, 0.2, … 1.9 of their own errors from the value; 95 % of 20 (19 and the text) is the farthest.
    away = np.arange(1, 20) / 10
    errors = np.linspace(0.5, 2.0, 19)
    signs = np.where(np.arange(19) % 2, 1.0, -1.0)
    found = stats.Spread(7.0, 3.0, 7.0 + signs * away * errors, errors)
    assert stats.half_width(found, 0.95) == pytest.approx(1.9 * 3.0)
    assert stats.half_width(found, 0.5) == pytest.approx(1.0 * 3.0)


def test_the_half_width_does_not_care_which_way_round() -> None:
    random = np.random.RandomState(3)
    values, errors = random.standard_normal(999), random.random_sample(999) + 0.5
    one, other = stats.Spread(0.1, 1.0, values, errors), stats.Spread(-0.1, 1.0, -values, errors)
    assert stats.half_width(one, 0.9) == stats.half_width(other, 0.9)


def test_resamples_without_a_value_or_a_spread_lie_beyond_any() -> None:
    values, errors = np.arange(99.0), np.ones(99)
    values[:4] = np.nan
    assert stats.half_width(stats.Spread(50.0, 1.0, values, errors), 0.95) is not None
    errors[90:] = 0.0
    assert stats.half_width(stats.Spread(50.0, 1.0, values, errors), 0.95) is None
    assert stats.half_width(stats.Spread(50.0, 0.0, values, np.ones(99)), 0.95) is None
    assert stats.half_width(stats.Spread(float("nan"), 1.0, values, np.ones(99)), 0.95) is None


def test_the_errors_of_two_texts_add_up_as_squares() -> None:
    one = stats.Spread(1.0, 3.0, np.array([1.5]), np.array([6.0]))
    two = stats.Spread(3.0, 4.0, np.array([2.0]), np.array([8.0]))
    found = stats.between(one, two)
    assert (found.value, found.error) == (2.0, 5.0)
    assert (found.values.tolist(), found.errors.tolist()) == ([0.5], [10.0])


def test_an_exact_interval_and_another_make_one_of_the_difference() -> None:
    # 10 (7 to 16) and 20 (16 to 28): down √(4² + 6²), up √(8² + 3²).
    low, high = stats.bounds_of_difference((10.0, 7.0, 16.0), (20.0, 16.0, 28.0))
    assert low == pytest.approx(10 - 52**0.5)
    assert high == pytest.approx(10 + 73**0.5)


def test_weights_share_the_false_alarms_out() -> None:
    # Holm (1979): the smallest p by weight is held against α × its part of all weights, the next against its part of
    # the weights that are left.
    assert stats.holm([0.02, 0.01, 0.04], [2, 1, 1]) == pytest.approx((0.04, 0.04, 0.04))
    assert stats.holm([0.02, 0.013, 0.04], [2, 1, 1]) == pytest.approx((0.04, 0.04, 0.04))
    assert stats.holm([0.01, 0.04, 0.03], [1, 1, 1]) == pytest.approx((0.03, 0.06, 0.06))
    assert stats.holm([0.9], [3]) == (0.9,)
    assert stats.holm([0.001], [1]) == (0.001,)
    assert stats.holm([0.9, 0.8], [1, 1]) == (1.0, 1.0)
    assert stats.holm([], []) == ()


def test_an_adjusted_value_is_never_below_that_of_a_smaller_p() -> None:
    found = stats.holm([0.001, 0.2, 0.021, 0.0009], [1, 1, 2, 1])
    assert found[3] <= found[0] <= found[2] <= found[1]


def test_all_ways_to_divide_things() -> None:
    assert len(stats.groupings(tuple(range(6)))) == 203  # the sixth Bell number
    assert {frozenset(one) for one in stats.groupings((0, 1, 2))} == {
        frozenset(map(frozenset, one))
        for one in (((0, 1, 2),), ((0, 1), (2,)), ((0, 2), (1,)), ((1, 2), (0,)), ((0,), (1,), (2,)))
    }


def test_of_three_texts_one_difference_leaves_one_pair_that_may_be_alike() -> None:
    # All three alike: rejected by 3 × 0.01. Then no two pairs can both be alike, so each is held against α itself.
    (found,) = stats.holm_of_pairs([{(0, 1): 0.01, (0, 2): 0.04, (1, 2): 0.2}], [1])
    assert found == pytest.approx({(0, 1): 0.03, (0, 2): 0.04, (1, 2): 0.2})
    # As long as all three may be alike, none differs.
    (found,) = stats.holm_of_pairs([{(0, 1): 0.02, (0, 2): 0.04, (1, 2): 0.2}], [1])
    assert min(found.values()) == pytest.approx(0.06)


def test_a_family_waits_for_the_others_until_the_last_of_their_pairs_differs() -> None:
    # By itself the first has 0.03, 0.04 and 0.2, as above. The other's 0.1 is twice itself as long as the first has a
    # pair that may be alike with 0.2; the first's 0.03 and 0.04 come before it and are doubled.
    one, other = stats.holm_of_pairs([{(0, 1): 0.01, (0, 2): 0.04, (1, 2): 0.2}, {(0, 1): 0.1}], [1, 1])
    assert one == pytest.approx({(0, 1): 0.06, (0, 2): 0.08, (1, 2): 0.2})
    assert other == pytest.approx({(0, 1): 0.2})


def test_for_one_pair_a_family_it_is_the_weighted_test() -> None:
    found = stats.holm_of_pairs([{(0, 1): 0.01}, {}, {(0, 1): 0.04}, {(0, 1): 0.03}], [2, 1, 1, 1])
    assert [pairs.get((0, 1)) for pairs in found] == [
        pytest.approx(0.02), None, pytest.approx(0.06), pytest.approx(0.06)
    ]  # fmt: skip
    assert stats.holm([0.01, 0.04, 0.03], [2, 1, 1]) == pytest.approx((0.02, 0.06, 0.06))


def test_tidy_numbers_have_twelve_digits_and_no_negative_zero() -> None:
    assert stats.tidy(0.1 + 0.2) == 0.3
    assert stats.tidy(1 / 3) == 0.333333333333
    assert str(stats.tidy(-0.0)) == "0.0"
