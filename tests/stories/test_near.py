"""Likely neighbours of a large pile: those that comparing every two would find, in parts that are not too large."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import csr_matrix, random

from framing.stories import near
from framing.stories.near import Heavy, Pairs, blocks, heaviest, pairs, parts, unpacked


def heavy(rows: Sequence[Sequence[float]], days: Sequence[int | None] | None = None) -> Heavy:
    return heaviest(csr_matrix(np.array(rows, dtype=float)), days or [1] * len(rows))


def terms(found: Heavy) -> list[dict[int, float]]:
    """Each article's heavy terms by their column."""
    return [
        dict(zip(found.columns[first:last].tolist(), found.values[first:last].tolist(), strict=True))
        for first, last in pairwise(found.starts)
    ]


def listed(found: Pairs) -> list[tuple[int, int, float]]:
    return sorted(zip(found.left.tolist(), found.right.tolist(), found.common.tolist(), strict=True))


def tied(*found: tuple[int, int, float]) -> Pairs:
    left, right, common = zip(*found, strict=True)
    return Pairs(np.array(left), np.array(right), np.array(common))


def test_the_heaviest_48_terms_of_an_article_are_kept_and_of_equal_ones_the_first() -> None:
    falling = np.linspace(1.0, 0.5, 60)
    (kept,) = terms(heavy([falling[::-1].tolist()]))
    assert sorted(kept) == list(range(12, 60))
    (kept,) = terms(heavy([[0.5] * 60]))
    assert sorted(kept) == list(range(48))
    (kept,) = terms(heavy([[0.5] * 10 + [0.9] + [0.5] * 50]))
    assert sorted(kept) == list(range(48))
    assert kept[10] == 0.9


def test_a_term_that_more_than_2000_articles_have_finds_none() -> None:
    columns = np.ones((2001, 2))
    columns[0, 1] = 0
    assert set(map(tuple, map(sorted, terms(heavy(columns.tolist()))))) == {(1,), ()}


def test_an_article_without_a_day_has_day_0() -> None:
    assert heavy([[1.0], [1.0], [1.0]], [None, 0, 7]).days.tolist() == [0, 0, 7]


def test_blocks_cover_the_pile() -> None:
    assert blocks(0) == []
    assert blocks(2048) == [(0, 2048)]
    assert blocks(4097) == [(0, 2048), (2048, 4096), (4096, 4097)]


def test_two_articles_are_neighbours_within_30_days() -> None:
    days = [0, 100, 130, 131]
    made = heavy([[0.5]] * 4, days)
    assert [pair[:2] for pair in listed(pairs(made, 0, 4))] == [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)]
    assert [pair[:2] for pair in listed(pairs(made, 1, 3))] == [(1, 2), (2, 3)]
    assert [pair[:2] for pair in listed(pairs(made, 1, 2))] == [(1, 2)]


def test_two_articles_are_neighbours_from_eight_hundredths_on() -> None:
    made = heavy([[0.2, 0.0], [0.4, 0.3], [0.0, 0.26]])
    assert listed(pairs(made, 0, 3)) == [(0, 1, 0.08)]  # 0.3 · 0.26 is 0.078
    assert listed(pairs(heavy([[0.2], [0.3995]]), 0, 2)) == []


@pytest.mark.parametrize("rows_at_a_time", [1, 7, 256])
def test_the_same_pairs_are_found_as_by_comparing_every_two(
    rows_at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "_ROWS", rows_at_a_time)
    rows = random(40, 30, density=0.2, random_state=np.random.RandomState(5), format="csr")
    days = [None, None, None, *range(1, 112, 3)]
    made = heaviest(rows, days)
    common = (rows @ rows.T).toarray()
    known = [day or 0 for day in days]
    expected = [
        (one, two)
        for one in range(40)
        for two in range(one + 1, 40)
        if common[one, two] >= 0.08 and (not known[one] or known[two] <= known[one] + 30)
    ]
    assert expected
    for cut in (40, 20, 13):
        edges = [*range(0, 40, cut), 40]
        found = [pair[:2] for first, last in pairwise(edges) for pair in listed(pairs(made, first, last))]
        assert found == expected


def test_articles_without_terms_have_no_neighbours() -> None:
    assert listed(pairs(heavy([[0.0], [0.0]]), 0, 2)) == []


def test_what_a_worker_is_sent_comes_back() -> None:
    made = heavy([[0.2, 0.0], [0.4, 0.3]], [None, 3])
    for one in (made, pairs(made, 0, 2)):
        again = unpacked(type(one), one.packed())
        assert all(np.array_equal(mine, other) for mine, other in zip(one, again, strict=True))


def test_what_is_sent_is_data_and_never_code() -> None:
    with pytest.raises(ValueError, match="allow_pickle"):
        unpacked(Pairs, near.packed(left=np.array([{}]), right=np.array([1]), common=np.array([0.5])))


def test_a_part_holds_whoever_is_tied_to_another() -> None:
    assert parts(3, []) == [[0], [1], [2]]
    assert parts(6, [tied((0, 3, 0.5), (3, 5, 0.08)), tied((1, 2, 0.9))]) == [[0, 3, 5], [1, 2], [4]]


def test_a_part_too_large_is_split_where_least_is_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "WHOLE", 2)
    # The floor rises by a quarter: 0.08, 0.1, 0.125 …
    assert parts(3, [tied((0, 1, 0.09), (1, 2, 0.1))]) == [[0], [1, 2]]
    assert parts(3, [tied((0, 1, 0.09), (1, 2, 0.099))]) == [[0], [1], [2]]
    assert parts(4, [tied((0, 1, 0.09), (1, 2, 0.13), (2, 3, 0.11))]) == [[0], [1, 2], [3]]
    assert parts(5, [tied((0, 1, 0.11), (1, 2, 0.09), (3, 4, 0.085))]) == [[0, 1], [2], [3, 4]]
    # Copies that nothing sets apart stay together.
    assert parts(3, [tied((0, 1, 1.0), (1, 2, 0.95))]) == [[0, 1, 2]]
    assert parts(3, [tied((0, 1, 1.0), (1, 2, 0.92))]) == [[0, 1], [2]]


def test_1500_articles_may_be_one_part() -> None:
    for size in (1500, 1501):
        chain = Pairs(np.arange(size - 1), np.arange(1, size), np.full(size - 1, 0.09))
        assert len(parts(size, [chain])) == (1 if size == 1500 else size)
