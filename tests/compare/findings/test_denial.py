"""A denial that another text lacks: said where nothing there denies anything, and no passage comes near it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.compare.findings.denial import FINDING
from framing.language.pipeline import Pipeline
from framing.model import Found
from tests.compare.values.test_conflicts import story

FILL = " Gulls sat on the market hall, and the bakery in Salt Lane opened at six."
DENIES = "Treasurer Tamsin Orlo denied that she had pawned the silver of the guild." + FILL
SILENT = "The silver of the guild was pawned in Corvane, and the guild has lost its cups." + FILL


@pytest.fixture
def told(pipeline: Pipeline) -> Callable[..., list[Found]]:
    return lambda *texts: list(FINDING.find(story(pipeline, *texts)))


def test_a_denial_that_the_other_lacks_is_told_with_its_sentence(told: Callable[..., list[Found]]) -> None:
    (found,) = told("The town feared for its bridge." + FILL, DENIES)
    assert found.title == "What Tamsin Orlo denies in B has no counterpart in A."
    assert found.text == "B: “Treasurer Tamsin Orlo denied that she had pawned the silver of the guild.”"
    assert found.absent == (0,)


def test_who_disputes_does_not_deny(told: Callable[..., list[Found]]) -> None:
    (found,) = told(DENIES.replace("denied", "disputed"), "The town feared for its bridge." + FILL)
    assert found.title == "What Tamsin Orlo disputes in A has no counterpart in B."


@pytest.mark.parametrize(
    "other",
    [
        DENIES,
        SILENT,  # it tells the matter, if not the denial
        "The town feared for its bridge. Clerk Dario Quill denied all of it." + FILL,  # something is denied there
    ],
)
def test_where_something_comes_near_it_nothing_is_said(told: Callable[..., list[Found]], other: str) -> None:
    assert told(DENIES, other) == []
