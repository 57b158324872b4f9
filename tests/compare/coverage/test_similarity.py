"""Two passages by themselves: what makes them tell the same, and what does not."""

from __future__ import annotations

import pytest

import framing

HEADLINE = "Ferry strike closes Lintmouth harbour for three days"


def score(one: str, two: str) -> float:
    (found,) = framing.alike([(one, two)])
    return found


def test_the_same_words_score_one_and_other_words_zero() -> None:
    assert score(HEADLINE, HEADLINE) == 1
    assert score(HEADLINE, HEADLINE.upper() + ".") > 0.95
    assert score("Apples grow here", "Mud") == 0


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("Strike of ferries closes the harbour of Lintmouth", "Strike of ferries closes the harbour of Corvane"),
        ("Lintmouth harbour closed 3 days by ferry strike", "Lintmouth harbour closed 8 days by ferry strike"),
        ("Ferries: strikers close a Lintmouth harbour", "Lintmouth council puts off a vote on fares"),
    ],
)
def test_names_numbers_and_word_forms_count(nearer: str, farther: str) -> None:
    near, far = framing.alike([(HEADLINE, nearer), (HEADLINE, farther)])
    assert near > far


def test_neither_side_comes_first() -> None:
    other = "A walkout of 3 days keeps the ferries of Lintmouth in port"
    assert score(HEADLINE, other) == score(other, HEADLINE)


@pytest.mark.parametrize("empty", ["", " \n ", "…", "🙂"])
def test_nothing_is_like_no_words_at_all(empty: str) -> None:
    assert score(HEADLINE, empty) == 0
    assert score(empty, empty) == 0
