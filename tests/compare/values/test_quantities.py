"""Amounts as articles print them: read, put in one form, and compared as a careful reader would."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from framing.compare.values.printed_numbers import lexemes, number_at
from framing.compare.values.quantities import Amount
from framing.compare.values.stated import values
from framing.model import Parsed

type Read = Callable[[str], Parsed]


def amounts(parsed_text: Read, sentence: str) -> list[Amount]:
    return [value.what for value in values(0, parsed_text(sentence), {}) if isinstance(value.what, Amount)]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("43.9 million", "43900000"),
        ("43,885,310", "43885310"),
        ("twenty-four people", "24"),
        ("a hundred and six men", "106"),
        ("two dozen", "24"),
        ("half a million", "500000"),
        ("1.5bn", "1500000000"),
        ("three hundred thousand", "300000"),
        ("a third of them", "33.333333333333333333333333333"),
        ("12th time", "12"),
        ("two and three", "2"),
        ("four twenty", "4"),
        ("5 m", "5"),
    ],
)
def test_numbers_in_digits_and_in_words(printed: str, value: str) -> None:
    found = number_at(lexemes(printed, 0, len(printed)), 0)
    assert found is not None
    assert abs(found.value - Decimal(value)) < Decimal("0.001")


@pytest.mark.parametrize("printed", ["hundred years ago", "the town", "point", "quarter past"])
def test_what_is_no_number(printed: str) -> None:
    assert number_at(lexemes(printed, 0, len(printed)), 0) is None


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        ("The tax takes 2% of the fare.", "2 percent"),
        ("The tax takes two per cent of the fare.", "2 percent"),
        ("At least 30 houses were flooded.", "at least 30 houses"),
        ("Repairs cost $1.5 million.", "1,500,000 dollars"),
        ("The ferry carried about 40 passengers.", "about 40 passengers"),
        ("Nearly 60 tonnes of barley sank.", "nearly 60 tonnes"),
        ("A 43-year-old diver found it.", "43 years old"),
        ("It will take 10 to 15 days.", "10 to 15 days"),
        ("Six of the boats were late.", "6 boats"),
        ("It was her third term in office.", "no. 3 term"),
    ],
)
def test_amounts_in_one_form(parsed_text: Read, sentence: str, normal: str) -> None:
    assert [amount.normal for amount in amounts(parsed_text, sentence)] == [normal]


@pytest.mark.parametrize("sentence", ["No one came.", "The F-16 landed in Holm.", "This is the one that sank."])
def test_a_name_or_a_pronoun_is_no_amount(parsed_text: Read, sentence: str) -> None:
    assert amounts(parsed_text, sentence) == []


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("43.9 million boats", "43,885,310 boats", True),
        ("about 40 boats", "38 boats", True),
        ("at least 30 boats", "34 boats", True),
        ("nearly 60 boats", "58 boats", True),
        ("2 percent", "two per cent", True),
        ("more than a dozen boats", "at least 16 boats", True),
        ("less than 40 boats", "37.5 boats", True),
        ("10 to 15 boats", "12 boats", True),
        ("about 141 million boats", "139 million boats", False),
        ("about 45 boats", "43 boats", True),
        ("14 boats", "16 boats", False),
        ("at least 30 boats", "28 boats", False),
        ("at least 30 boats", "at least 45 boats", False),
        ("about 40 boats", "60 boats", False),
        ("nearly 60 boats", "48 boats", False),
        ("10 to 15 boats", "10 to 25 boats", False),
        ("43 million boats", "43,885,310 boats", False),
        ("200 boats", "240 boats", False),
    ],
)
def test_rounding_and_bounds_are_no_conflict(parsed_text: Read, one: str, two: str, agree: bool) -> None:
    (first,), (second,) = (amounts(parsed_text, f"The harbour lost {text} there.") for text in (one, two))
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree
