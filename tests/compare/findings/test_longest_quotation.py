"""One speaker quoted at length here and in a few words there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.compare.findings.longest_quotation import FINDING
from framing.language.pipeline import Pipeline
from framing.model import Found
from tests.compare.values.test_conflicts import story

LONG = (
    "We will keep every clerk on every pier until the spring, and we will not raise the fares of the children "
    "who cross the bay to go to school"
)
AT_LENGTH = f"Mayor Ada Holm spoke in Lintmouth. “{LONG},” Holm said. The bakery in Salt Lane opened at six."
A_FEW = "Mayor Ada Holm spoke in Lintmouth. Holm said that clerks will “keep” their posts. Gulls sat on the hall."
NONE = "Mayor Ada Holm spoke in Lintmouth. Holm said that no clerk has to go before the spring. Gulls sat on the hall."


@pytest.fixture
def told(pipeline: Pipeline) -> Callable[..., list[Found]]:
    return lambda *texts: list(FINDING.find(story(pipeline, *texts)))


def test_the_words_of_the_longest_are_counted(told: Callable[..., list[Found]]) -> None:
    (found,) = told(AT_LENGTH, NONE)
    assert found.title == f"Longest quotation of Ada Holm: {len(LONG.split())} words in A and no words in B."
    assert found.text.startswith("A: “We will keep every clerk")
    assert [at.document for at in found.places] == [0, 1]  # where B has her speak, though it quotes nothing


def test_as_long_or_nearly_is_not_told(told: Callable[..., list[Found]]) -> None:
    assert told(AT_LENGTH, AT_LENGTH) == []
    assert told(AT_LENGTH, AT_LENGTH.replace("until the spring, and we will not", "and not")) == []
    assert told(A_FEW, NONE) == []  # nobody quotes her at length


def test_whom_one_text_alone_credits_is_not_told(told: Callable[..., list[Found]]) -> None:
    assert told(AT_LENGTH, "Gulls sat on the market hall, and the bakery in Salt Lane opened at six.") == []
