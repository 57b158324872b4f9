"""Words that colour: those of the outlet's own voice that no other text prints in any form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.compare.findings.colouring_words import FINDING
from framing.language.pipeline import Pipeline
from framing.model import Found
from tests.compare.values.test_conflicts import story

SAME = " Gulls sat on the market hall, and the bakery in Salt Lane opened at six."


@pytest.fixture
def told(pipeline: Pipeline) -> Callable[..., list[Found]]:
    return lambda *texts: list(FINDING.find(story(pipeline, *(text + SAME for text in texts))))


PLAIN = "The marchers left the square of Lintmouth at noon. Their speech lasted an hour."
COLOURED = "The mob left the square of Lintmouth at noon. Their tirade lasted an hour."


def test_the_words_and_their_sentences_are_told(told: Callable[..., list[Found]]) -> None:
    (found,) = told(COLOURED, PLAIN)
    assert found.title == "Words that colour, in one outlet’s own voice and in no other text: “mob” and “tirade” in A."
    assert [at.document for at in found.places] == [0, 0]
    assert found.aspect is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (COLOURED, COLOURED),
        (COLOURED, PLAIN + " “A mob and its tirades!” Dario Quill said."),  # the other prints them, in whatever voice
        (PLAIN + " “A mob came with a tirade,” Dario Quill said.", PLAIN),  # somebody else's words
        (PLAIN + " The mob came.", PLAIN),  # one alone
        (PLAIN, PLAIN),
    ],
)
def test_what_others_print_or_say_and_one_word_alone_are_not_told(
    told: Callable[..., list[Found]], one: str, two: str
) -> None:
    assert told(one, two) == []


def test_three_of_a_text_are_named(told: Callable[..., list[Found]]) -> None:
    (found,) = told(COLOURED + " The carnage was followed by an outcry.", PLAIN)
    assert "“mob”, “tirade” and “carnage” in A" in found.title
    assert len(found.places) == 2


def test_the_words_named_stand_in_what_is_shown(told: Callable[..., list[Found]]) -> None:
    far = (
        "In the days of this long dry spring and of the short wet summer behind the hills, the square of Lintmouth was "
        "left at noon, when the clock of the town hall struck and the market closed, by one and all, by the bridge and "
        "the old mill, or by "
    )
    (found,) = told(f"{far}a mob. {far}its tirade.", f"{far}marchers. {far}its speech.")
    assert found.text.startswith("A: “…")
    assert "mob" in found.text
