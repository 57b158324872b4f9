"""Dealing passages anew: exact where it can be counted by hand, blind to what pairs share, the same either way."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from framing.measure import stats
from framing.measure.formula import compile_formula
from framing.measure.permutation import TestedFormula as Asked
from framing.measure.permutation import UnitBlocks, p_values, unpaired, variance_left

LENGTH = Asked(compile_formula("words / sentences", ("words", "sentences")), {"words": 0, "sentences": 1})
DRAWS = 4000


def rows(*words: float) -> np.ndarray:
    """Passages of one sentence with so many words."""
    return np.array([[size, 1.0] for size in words])


def p_of(a: np.ndarray, b: np.ndarray, blocks: UnitBlocks | None = None, key: str = "k") -> float | None:
    (found,) = p_values(a, b, blocks or unpaired(len(a), len(b)), [LENGTH], DRAWS, 7, key)
    return found


def studentised(a: list[float], b: list[float]) -> float:
    """By hand: the difference of means over the root of each side's squared contributions."""
    errors = sum(sum((x - np.mean(side)) ** 2 for x in side) / len(side) ** 2 for side in (a, b))
    return float((np.mean(a) - np.mean(b)) / np.sqrt(errors))


def test_without_pairs_it_is_the_share_of_all_deals_that_reach_as_far() -> None:
    one, two = [3.0, 4.0, 8.0, 5.0, 4.5], [9.0, 7.0, 12.0, 4.0, 6.5]
    pool, here = one + two, abs(studentised(one, two))
    every = []
    for chosen in combinations(range(10), 5):
        mine = [pool[at] for at in chosen]
        every.append(abs(studentised(mine, [pool[at] for at in range(10) if at not in chosen])))
    exact = np.mean(np.array(every) >= here - 1e-9)
    assert p_of(rows(*one), rows(*two)) == pytest.approx(exact, abs=0.02)


def test_pairs_change_sides_together_so_what_they_share_does_not_count() -> None:
    hard = np.array([10.0, 25.0, 40.0, 15.0, 33.0, 21.0, 28.0, 36.0])
    easier = hard - np.array([3, 4, 2, 3, 5, 3, 2, 4])
    pairs = UnitBlocks(tuple((at, at) for at in range(8)), (), ())
    apart = p_of(rows(*hard), rows(*easier))
    together = p_of(rows(*hard), rows(*easier), pairs)
    assert apart is not None
    assert apart > 0.4  # the passages differ far more among themselves
    # Of 256 ways to swap, only the two in which all go one way reach as far.
    reach = 0
    for signs in product((1, -1), repeat=8):
        d = (hard - easier) * np.array(signs)
        reach += abs(d.mean()) >= (hard - easier).mean() - 1e-9
    assert reach == 2
    assert together == pytest.approx(2 / 256, abs=0.006)


def test_b_against_a_is_a_against_b() -> None:
    a, b = rows(3, 9, 4, 7, 12, 5), rows(8, 9, 14, 7, 11)
    there = UnitBlocks(((0, 1), (2, 3)), (1, 3, 4, 5), (0, 2, 4))
    back = UnitBlocks(((1, 0), (3, 2)), (0, 2, 4), (1, 3, 4, 5))
    one, two = p_of(a, b, there), p_of(b, a, back)
    assert one == pytest.approx(two, abs=0.03)
    assert one == p_of(a, b, there)


def test_the_same_text_twice_is_never_different() -> None:
    a = rows(3, 9, 4, 7, 12, 5)
    assert p_of(a, a, UnitBlocks(tuple((at, at) for at in range(6)), (), ())) == 1.0
    assert p_of(a, a) == 1.0


def test_no_p_is_nothing_and_what_has_no_value_has_none() -> None:
    assert p_of(rows(*[1.0] * 6), rows(*[90.0] * 6)) == pytest.approx(2 / 924, abs=0.003)
    assert (p_of(rows(1, 1, 1, 1, 1, 2), rows(90, 91, 92, 93, 94, 95)) or 0) > 0
    empty = np.zeros((6, 2))
    assert p_of(rows(1, 2, 3, 4, 5, 6), empty) is None
    assert p_of(rows(1, 2), np.concatenate([rows(3), empty])) is None  # most deals leave a side without a sentence


def test_deals_hang_on_the_key_and_batches_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = rows(3, 9, 4, 7, 12, 5), rows(8, 9, 14, 7, 11)
    blocks = UnitBlocks(((0, 1),), (1, 2, 3, 4, 5), (0, 2, 3, 4))
    first = p_of(a, b, blocks)
    assert p_of(a, b, blocks, "other") != first
    monkeypatch.setattr(stats, "_CELLS", 70)
    assert p_of(a, b, blocks) == first


def test_several_formulas_are_asked_of_the_same_deals() -> None:
    a, b = rows(3, 9, 4, 7, 12, 5), rows(8, 9, 14, 7, 11)
    twice = p_values(a, b, unpaired(6, 5), [LENGTH, LENGTH], DRAWS, 7, "k")
    assert twice == [p_of(a, b)] * 2
    assert p_values(a, b, unpaired(6, 5), [], DRAWS, 7, "k") == []


def test_what_pairs_share_is_no_variance_of_the_difference() -> None:
    hard = rows(10, 25, 40, 15, 33, 21, 28, 36)
    pairs = UnitBlocks(tuple((at, at) for at in range(8)), (), ())
    assert (
        variance_left(hard, hard + np.array([2.0, 0.0]), pairs, LENGTH) == 0.05
    )  # all of it is shared; the least is left
    assert variance_left(hard, hard[::-1], unpaired(8, 8), LENGTH) == 1.0
    assert variance_left(hard, hard, UnitBlocks(((0, 0),), tuple(range(1, 8)), tuple(range(1, 8))), LENGTH) == 1.0
    half = UnitBlocks(((0, 0), (2, 2)), (1, 3, 4, 5, 6, 7), (1, 3, 4, 5, 6, 7))
    centred = hard[:, 0] - hard[:, 0].mean()
    by_hand = 1 - (centred[0] ** 2 + centred[2] ** 2) / (centred**2).sum()
    assert variance_left(hard, hard, half, LENGTH) == pytest.approx(by_hand)
    # Pairs that go opposite ways do not make a difference surer than chance.
    assert variance_left(hard, hard[:, :] * [[-1.0, 1.0]], pairs, LENGTH) == 1.0
    assert variance_left(np.ones((4, 2)), np.ones((4, 2)), unpaired(4, 4), LENGTH) == 1.0
