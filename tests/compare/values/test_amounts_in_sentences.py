"""Amounts found in a sentence whose words' tags are given, and whether two of them may be true of one thing."""

from __future__ import annotations

import re

import pytest

from framing.compare.values.printed_numbers import lexemes
from framing.compare.values.quantities import Amount, amounts
from framing.model import Tokens

_TAGGED = re.compile(r"(\w+(?:['’]\w+)?|[^\w\s])(?:/([A-Z$]+))?")
_FUNCTION = {
    "of": "IN",
    "the": "DT",
    "a": "DT",
    "and": "CC",
    "or": "CC",
    "to": "TO",
    "than": "IN",
    "in": "IN",
    "at": "IN",
}


def read(tagged: str, taken: tuple[str, ...] = ()) -> list[Amount]:
    """The amounts of "14 wooden/JJ houses": nouns where no tag is given, plural ones where they end in s."""
    text, starts, tags = "", [], []
    at = 0
    for match in _TAGGED.finditer(tagged):
        text += tagged[at : match.start()]
        at = match.end()
        word = match[1]
        known = "NNS" if word.endswith("s") else "NN"
        starts.append(len(text))
        tags.append(match[2] or ("CD" if word.isdigit() else _FUNCTION.get(word, known if word.isalpha() else ":")))
        text += word
    text += tagged[at:]
    nothing = ("",) * len(starts)
    numbers = (0,) * len(starts)
    tokens = Tokens(
        tuple(starts),
        numbers,
        nothing,
        nothing,
        tuple(tags),
        nothing,
        numbers,
        nothing,
        (False,) * len(starts),
        numbers,
    )
    found = lexemes(text, 0, len(text))
    return list(amounts(found, [item.lower in taken for item in found], tokens))


def normal(tagged: str) -> list[str]:
    return [amount.normal for amount in read(tagged)]


def one(tagged: str) -> Amount:
    (found,) = read(tagged)
    return found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("14 houses", ["14 houses"]),
        ("14 big/JJ old/JJ red/JJ new/JJ houses", ["14 houses"]),
        ("14 big/JJ old/JJ red/JJ new/JJ odd/JJ houses", ["14"]),  # too far from its number
        ("14 school teachers", ["14 teachers"]),
        ("14 houses owners", ["14 houses"]),
        ("14 boat old/JJ houses", ["14 boat"]),
        ("14 sank/VBD boats", ["14"]),
        ("14 sunken/VBN boats", ["14 boats"]),
        ("14, boats", ["14"]),
        ("14", ["14"]),
        ("one/CD boat", ["1 boat"]),
        ("one/CD sank/VBD", []),
        ("one/PRP boat", []),
        ("one/CD hundred/CD boats", ["100 boats"]),
        ("six/CD of the boats", ["6 boats"]),
        ("six/CD of their/PRP boats", ["6 boats"]),
        ("six/CD of 40 test calls", ["6 calls", "40 calls"]),
        ("six/CD of", ["6"]),
    ],
)
def test_what_is_counted(sentence: str, found: list[str]) -> None:
    assert normal(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("at least 40 boats", "at least 40 boats"),
        ("well over 40 boats", "at least 40 boats"),
        ("more than 40 boats", "at least 40 boats"),
        ("no more than 40 boats", "at most 40 boats"),
        ("less than 40 boats", "at most 40 boats"),
        ("no less than 40 boats", "at least 40 boats"),
        ("up to 40 boats", "at most 40 boats"),
        ("nearly 40 boats", "nearly 40 boats"),
        ("just under 40 boats", "nearly 40 boats"),
        ("just over 40 boats", "just over 40 boats"),
        ("a little more than 40 boats", "just over 40 boats"),
        ("about 40 boats", "about 40 boats"),
        ("in the region of 40 boats", "about 40 boats"),
        ("40 boats or more", "at least 40 boats"),
        ("40 boats or less", "at most 40 boats"),
        ("40 boats or fewer", "at most 40 boats"),
        ("40 boats or so", "about 40 boats"),
        ("about 40 boats or more", "about 40 boats"),
        ("40 boats or", "40 boats"),
        ("40 boats about", "40 boats"),
    ],
)
def test_how_far_it_holds(sentence: str, found: str) -> None:
    assert normal(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("10 to 15 days", ["10 to 15 days"]),
        ("10-15 days", ["10 to 15 days"]),
        ("10–15 days", ["10 to 15 days"]),
        ("10—15 days", ["10 to 15 days"]),
        ("between 10 and 15 days", ["10 to 15 days"]),
        ("between 10 and 15", ["10 to 15"]),
        ("between the odd/JJ 10 and 15 days", ["10 to 15 days"]),
        ("between the odd/JJ days 10 and 15 days", ["10", "15 days"]),
        ("10 and 15 days", ["10", "15 days"]),
        ("10 to days", ["10"]),
        ("10 to", ["10"]),
        ("10 to 15 million boats", ["10,000,000 to 15,000,000 boats"]),
        ("1.5 to 2 million boats", ["1,500,000 to 2,000,000 boats"]),
        ("10 million to 15 million boats", ["10,000,000 to 15,000,000 boats"]),
        ("900 million to 2 billion boats", ["900,000,000 to 2,000,000,000 boats"]),
        ("1 to 1.5 million boats", ["1,000,000 to 1,500,000 boats"]),
        ("900 thousand to 2 million boats", ["900,000 to 2,000,000 boats"]),
        ("400 to 2,000 boats", ["400 to 2,000 boats"]),
        ("400 to 2 thousand boats", ["400 to 2,000 boats"]),
        ("2 to 2 thousand boats", ["2,000 to 2,000 boats"]),
        ("$10 to $15", ["10 to 15 dollars"]),
        ("$10 to $", ["10 dollars"]),
        ("about 10 to 15 days", ["10 to 15 days"]),
    ],
)
def test_a_range_has_two_ends(sentence: str, found: list[str]) -> None:
    assert normal(sentence) == found


def test_a_number_that_belongs_to_a_date_is_no_end_of_a_range() -> None:
    assert [amount.normal for amount in read("10 to 15 days", taken=("15",))] == ["10"]
    assert [amount.normal for amount in read("10 to 15 days", taken=("10",))] == ["15 days"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("$1.5 million", "1,500,000 dollars"),
        ("€40", "40 euros"),
        ("£40", "40 pounds"),
        ("2%", "2 percent"),
        ("2 pct", "2 percent"),
        ("2 percent", "2 percent"),
        ("2 per cent", "2 percent"),
        ("2 percentage points", "2 percent"),
        ("2 percent points", "2 percent"),
        ("2 per day", "2 day"),
        ("a half of the boats", "50 percent"),
        ("a third of the boats", "33.33 percent"),
        ("1.50 metres", "1.5 metres"),
        ("43-year-old", "43 years old"),
        ("a 43 year old/JJ", "43 years old"),
        ("43 years old/JJ", "43 years old"),
        ("43 days old/JJ", "43 days"),
        ("aged/VBN 43", "43 years old"),
        ("age 43", "43 years old"),
        ("Article 4", "4 (article)"),
        ("room 12", "12 (room)"),
        ("house 12", "12"),
        ("a two/CD-year deal", "2 year"),
        ("two/CD-", "2"),
        ("two/CD-5", "2 to 5"),
        ("12th floor", "no. 12 floor"),
        ("40 km", "40 km"),
        ("40m deep/JJ", "40 metre deep"),
        ("a 40-metre-deep/JJ shaft", "40 metre deep"),
        ("40 metres wide/JJ", "40 metre wide"),
        ("hundreds of boats", "hundreds of boats"),
        ("hundreds", "hundreds"),
    ],
)
def test_an_amount_in_its_unit(sentence: str, found: str) -> None:
    assert normal(sentence) == [found]


@pytest.mark.parametrize(
    "units",
    [
        ("people", "person", "persons", "individual", "individuals"),
        ("kilometre", "kilometres", "kilometer", "kilometers", "km"),
        ("kilogram", "kilograms", "kg", "kgs"),
        ("metre", "metres", "meter", "meters", "m"),
        ("tonne", "tonnes", "ton", "tons"),
        ("hour", "hours", "hrs"),
        ("ruble", "rubles", "rouble", "roubles"),
        ("foot", "feet", "ft"),
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("inch", "inches"),
        ("life", "lives"),
        ("%", "percent", " per cent", "percentage points"),
    ],
)
def test_one_unit_in_several_words(units: tuple[str, ...]) -> None:
    assert len({one(f"5 {unit}").unit for unit in units}) == 1


def test_an_age_a_span_and_a_name_are_told_apart() -> None:
    assert len({one(age).unit for age in ("5-year-old", "aged/VBN 5", "5 years old/JJ", "age 5")}) == 1
    assert one("5-year deal").unit == one("5 years").unit != one("aged/VBN 5").unit
    assert one("article 4").unit != one("4 articles").unit != one("4th article").unit


@pytest.mark.parametrize(
    "sentence",
    ["F-16", "a F–16", "a x/16", "at 12:30", "at 3/4", "a b.5", "the third/JJ of/IN", "the x#5", "x5"],
)
def test_a_part_of_a_name_or_a_code_is_no_amount(sentence: str) -> None:
    assert normal(sentence) in ([], ["30"], ["4"])
    assert sentence not in ("F-16", "a F–16", "a x/16") or normal(sentence) == []


def test_a_dash_or_a_slash_apart_from_the_number_is_none_of_its_name() -> None:
    assert normal("boats - 16 days") == ["16 days"]
    assert normal("boats, -16 days") == ["16 days"]
    assert normal("-16 days") == ["16 days"]
    assert normal("3:16 days") == []


def test_an_amount_stands_from_its_bound_to_its_noun() -> None:
    for text, words in (
        ("Some at least 40 boats sank", "at least 40 boats"),
        ("It took US$40 a day", "US$40"),
        ("It took us $40 a day", "$40"),
        ("$40 a day", "$40"),
        ("It took about $40 million then", "about $40 million"),
        ("It took 10 to 15 days then", "10 to 15 days"),
        ("It was 2 percentage points more", "2 percentage points"),
        ("It was a 2 percent point rise", "2 percent point"),
        ("A 43-year-old diver", "43-year-old"),
        ("A two/CD-year deal", "two-year"),
        ("Only six/CD of the boats sank/VBD", "six"),
    ):
        (found,) = read(text)
        assert re.sub(r"/[A-Z]+", "", text)[found.start : found.end] == words


SAME, OTHER = True, False


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        # Rounding: at most a twentieth away, and at most half of the coarser figure's last digit.
        ("200 boats", "209 boats", SAME),
        ("200 boats", "210 boats", SAME),
        ("200 boats", "211 boats", OTHER),
        ("44 million boats", "43,885,310 boats", SAME),
        ("43 million boats", "43,885,310 boats", OTHER),
        ("1.5 metres", "1.54 metres", SAME),
        ("1.5 metres", "1.55 metres", SAME),
        ("1.5 metres", "1.56 metres", OTHER),
        ("14 boats", "15 boats", OTHER),
        ("14 boats", "14 boats", SAME),
        # "About" takes in a tenth of a loose figure, and little of a precise one.
        ("about 40 boats", "44 boats", SAME),
        ("about 40 boats", "45 boats", OTHER),
        ("about 40 boats", "36 boats", SAME),
        ("about 40 boats", "35 boats", OTHER),
        ("about 141 boats", "142 boats", SAME),
        ("about 141 boats", "143 boats", OTHER),
        ("about 145 boats", "150 boats", SAME),
        ("about 145 boats", "139 boats", OTHER),
        ("about 145 boats", "151 boats", OTHER),
        ("about 901 boats", "910 boats", SAME),
        ("about 901 boats", "911 boats", OTHER),
        ("about 40 boats", "about 43 boats", SAME),
        ("about 40 boats", "about 60 boats", OTHER),
        ("nearly 60 boats", "just over 57 boats", SAME),
        ("nearly 60 boats", "just over 50 boats", OTHER),
        # "Nearly" and "just over" reach a tenth, to one side.
        ("nearly 60 boats", "54 boats", SAME),
        ("nearly 60 boats", "53 boats", OTHER),
        ("nearly 60 boats", "64 boats", OTHER),
        ("just over 60 boats", "66 boats", SAME),
        ("just over 60 boats", "67 boats", OTHER),
        ("just over 60 boats", "56 boats", OTHER),
        # A bound holds on its side.
        ("at least 30 boats", "34 boats", SAME),
        ("at least 30 boats", "5,600 boats", SAME),
        ("at least 30 boats", "25 boats", OTHER),
        ("at most 30 boats", "25 boats", SAME),
        ("at most 30 boats", "34 boats", OTHER),
        ("at least 30 boats", "at most 40 boats", SAME),
        ("at least 30 boats", "at most 20 boats", OTHER),
        ("at least 30 boats", "at least 35 boats", SAME),
        ("at least 30 boats", "at least 36 boats", OTHER),
        ("at most 30 boats", "at most 25 boats", SAME),
        ("at most 30 boats", "at most 24 boats", OTHER),
        ("more than a dozen boats", "at least 16 boats", SAME),
        ("more than a dozen boats", "at least 19 boats", OTHER),
        # A range takes in its ends, and another range is another.
        ("10 to 15 boats", "10 boats", SAME),
        ("10 to 15 boats", "15 boats", SAME),
        ("10 to 15 boats", "9 boats", OTHER),
        ("10 to 15 boats", "16 boats", OTHER),
        ("10 to 15 boats", "10 to 15 boats", SAME),
        ("10 to 15 boats", "9 to 15 boats", OTHER),
        ("10 to 15 boats", "10 to 25 boats", OTHER),
    ],
)
def test_both_may_be_true_of_one_thing(first: str, second: str, agree: bool) -> None:
    assert one(first).agrees(one(second)) is agree
    assert one(second).agrees(one(first)) is agree


@pytest.mark.parametrize(
    ("first", "second", "tally"),
    [
        ("14 boats", "14 boats", True),
        ("14 boats", "15 boats", False),
        ("about 40 boats", "44 boats", True),
        ("at least 30 boats", "35 boats", True),  # not past the last digit of what is rounded
        ("at least 30 boats", "36 boats", False),
        ("at least 31 boats", "32 boats", False),
        ("at least 31 boats", "31 boats", True),
        ("30 boats", "at least 36 boats", False),
        ("10 to 15 boats", "12 boats", True),
        ("10 to 15 boats", "16 boats", False),
        ("hundreds of boats", "240 boats", True),
        ("hundreds of boats", "40 boats", False),
        ("hundreds of boats", "24,000 boats", False),
    ],
)
def test_both_give_one_count(first: str, second: str, tally: bool) -> None:
    assert one(first).tallies_with(one(second)) is tally
    assert one(second).tallies_with(one(first)) is tally
    if "hundreds" in first:
        assert one(first).agrees(one(second)) is tally


@pytest.mark.parametrize(
    ("first", "second", "repeats"),
    [
        ("over 300 boats", "5,600 boats", False),
        ("over 300 boats", "300 boats", True),
        ("about 40 boats", "38 boats", True),
        ("at least 30 boats", "at least 35 boats", False),
        ("10 to 15 boats", "12 boats", True),
        ("10 to 15 boats", "16 boats", False),
        ("14 boats", "14 boats", True),
        ("14 boats", "15 boats", False),
    ],
)
def test_one_figure_is_printed_twice(first: str, second: str, repeats: bool) -> None:
    assert one(first).repeats(one(second)) is repeats
    assert one(second).repeats(one(first)) is repeats
