"""A few of the planted edits; ``make validate`` runs all 200 pairs."""

from __future__ import annotations

import pytest

from framing.language.pipeline import Pipeline
from tests.planted.edits import SHARES
from tests.planted.score import Score, score

FEW = {"number": 7, "date": 5, "name": 6, "retold": 3, "delete": 3, "reportedly": 2, "paraphrase": 4}


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> Score:
    return score(pipeline, FEW)


def test_the_whole_script_makes_two_hundred_pairs() -> None:
    assert sum(SHARES.values()) == 200
    assert FEW.keys() == SHARES.keys()


def test_as_many_pairs_are_made_as_asked_for(found: Score) -> None:
    assert {kind: size for kind, size in found.made.items() if kind != "untouched"} == FEW


@pytest.mark.parametrize("kind", ["number", "date", "name"])
def test_changed_values_are_reported(found: Score, kind: str) -> None:
    assert found.share(kind) == 1, found.wrong


def test_what_was_not_changed_is_no_conflict(found: Score) -> None:
    assert found.false_alarms == 0, found.wrong


def test_deleted_facts_are_reported_and_rewording_is_not(found: Score) -> None:
    assert found.share("delete") == 1, found.wrong
    assert found.share("reportedly") == 0, found.wrong
    assert found.share("paraphrase") == 0, found.wrong
