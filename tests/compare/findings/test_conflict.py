"""Values that are at odds: which is told first, in which words, and how many more there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.conflict import FINDING
from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.model import Comparison, Conflict, Found


def pair(one: str, two: str, kind: str = "amount", *, sides: tuple[int, int] = (0, 1), times: int = 1) -> Comparison:
    texts = ("", "") if sides == (0, 1) else ("", "", "")
    made = comparison(*(f"On Tuesday {one} and {two} came." for _ in texts))
    found = Conflict(kind, "came", place(made, sides[0], one), place(made, sides[1], two), one, two, 0.9)
    return replace(made, conflicts=(found,) * times)


def told(made: Comparison) -> Found:
    (found,) = FINDING.find(made)
    return found


@pytest.mark.parametrize(
    ("one", "two", "kind", "title"),
    [
        ("14 looms", "15 looms", "amount", "A and B give different figures for one thing."),
        ("3 May", "4 May", "date", "A and B give different dates for one thing."),
        ("noon", "dusk", "time", "A and B give different times for one thing."),
        ("chair", "treasurer", "title", "A and B give different titles for one thing."),
        ("Ada Holm", "Dag Lund", "name", "A and B give different names for one thing."),
        ("HOLM", "Holn", "name", "A and B spell a name differently."),  # three of four letters in the same order
        ("Holms", "Hoalt", "name", "A and B give different names for one thing."),  # three of five
    ],
)
def test_each_kind_of_value_has_its_word(one: str, two: str, kind: str, title: str) -> None:
    found = told(pair(one, two, kind))
    assert found.title == title
    assert found.text == f"A: “{one}”, B: “{two}”."


@pytest.mark.parametrize(
    ("times", "more"),
    [
        (2, ""),
        (3, " One more such pair in the table of values."),
        (4, " Two more such pairs in the table of values."),
    ],
)
def test_two_are_told_in_full_and_the_rest_are_counted(times: int, more: str) -> None:
    found = told(pair("14 looms", "9 looms", times=times))
    assert found.text == "A: “14 looms”, B: “9 looms”. A: “14 looms”, B: “9 looms”." + more
    assert len(found.places) == 2


def test_the_letters_stand_in_order_and_the_values_with_theirs() -> None:
    found = told(pair("14 looms", "9 looms", sides=(2, 0)))
    assert found.title == "A and C give different figures for one thing."
    assert found.text == "C: “14 looms”, A: “9 looms”."


def test_another_spelling_comes_after_what_is_at_odds() -> None:
    made = comparison("Sandra Holm lost 14 looms.", "Sandro Holm lost 9 looms.")
    spelt = Conflict("name", "", place(made, 0, "Sandra"), place(made, 1, "Sandro"), "Sandra", "Sandro", 0.9)
    lost = Conflict("amount", "", place(made, 0, "14 looms"), place(made, 1, "9 looms"), "14 looms", "9 looms", 0.8)
    found = told(replace(made, conflicts=(spelt, lost)))
    assert found.title == "Two pairs of passages give different values for one thing."
    assert found.text == "A: “14 looms”, B: “9 looms”. A: “Sandra”, B: “Sandro”."


def test_a_text_in_another_language_is_left_out() -> None:
    made = pair("14 looms", "9 looms")
    other = article("On Tuesday 14 looms and 9 looms came.")
    french = replace(other, document=replace(other.document, language="fr"))
    assert list(FINDING.find(comparison(made.profiles[0].parsed, french, conflicts=made.conflicts))) == []


def test_two_spellings_of_one_name_in_three_texts_are_one_name() -> None:
    made = comparison("Sandra Holm spoke.", "Sandro Holm spoke.", "Sandro Holm spoke. Orlow ate. Orlov ate.")

    def spelt(*sides: tuple[int, str]) -> Conflict:
        (one, first), (two, second) = sides
        return Conflict("name", "", place(made, one, first), place(made, two, second), first, second, 0.9)

    pairs = (spelt((0, "Sandra"), (1, "Sandro")), spelt((0, "Sandra"), (2, "Sandro")))
    assert told(replace(made, conflicts=pairs)).title == "A, B and C spell a name differently."
    more = (*pairs, spelt((2, "Orlow"), (2, "Orlov")))
    assert told(replace(made, conflicts=more)).title == "A, B and C spell names differently."
