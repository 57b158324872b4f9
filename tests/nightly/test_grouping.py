"""Grouping divided among workers gives the bytes of one process, whatever the division and the order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from framing.stories import near, pile
from tests.nightly import grouped


@pytest.fixture
def _small() -> Iterator[None]:
    yield from grouped.small()


@pytest.mark.usefixtures("_small")
def test_divided_among_workers_it_is_the_plan_of_one_process(tmp_path: Path) -> None:
    own = grouped.desk(tmp_path)
    task = grouped.candidates(own)
    alone = grouped.alone(own, task)
    home = {m["key"]: story["id"] for story in map(json.loads, alone.splitlines()) for m in story["members"]}
    assert all(home[f"{number:02}-0"] == home[f"{number:02}-1"] for number in range(30))
    assert len(set(home.values())) > 25  # invented names are alike now and then
    assert grouped.spread(own, task, grouped.here(own)) == alone
    near.BLOCK, pile.TOGETHER = 7, 1
    assert grouped.spread(own, task, grouped.here(own)) == alone


def test_a_small_pile_needs_no_neighbours(tmp_path: Path) -> None:
    own = grouped.desk(tmp_path)
    task = grouped.candidates(own)
    assert grouped.spread(own, task, grouped.here(own)) == grouped.alone(own, task)
