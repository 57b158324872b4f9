"""A word is what a reader would count as one."""

from __future__ import annotations

import pytest

from framing.language.words import find


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    "word",
    [
        "Secretary-General",
        "long-awaited",
        "don't",
        "O'Dowd",
        "rock'n'roll",
        "2%",
        "$1.5",
        "US$3,000",
        "£1.5bn",
        "3,000",
        "7:30",
        "24/7",
        "10th",
        "1990s",
        "COVID-19",
        "20-year-old",
        "U.S.",
        "U.S.-led",
        "a.m.",
        "D.C.'s",
        "Ph.D.",
        "AT&T",
        "desk@harborpost.example",
        "https://harborpost.example/a?b=1",
        "www.harborpost.example",
        "Sundial.com",
        "#FloodWatch",
        "@harbor_post",
        "café",
        "cafe\u0301s",
        "20°C",
        "18+",
        ".300",
    ],
)
def test_one_word(word: str) -> None:
    assert words(f"It was {word} then") == ["It", "was", word, "then"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word—word", ["word", "word"]),
        ("one – two -- three", ["one", "two", "three"]),
        ("2010–11", ["2010", "11"]),
        ("wait...what", ["wait", "what"]),
        ("the vote.The council", ["the", "vote", "The", "council"]),
        ("and/or", ["and", "or"]),
        ("18- to 24-year-olds", ["18", "to", "24-year-olds"]),
        ("(see www.a.example/b).", ["see", "www.a.example/b"]),
        ("the '90s, the states' rights", ["the", "90s", "the", "states", "rights"]),
        ("* * * … “” $ % & -", []),
        ("🙂 ok 👍🏽", ["ok"]),
        ("", []),
    ],
)
def test_what_parts_words_and_what_is_none(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_stop_of_an_abbreviation_belongs_to_it_and_that_of_a_sentence_does_not() -> None:
    assert words("Gen. Roe, of Tulsa, Okla., saw No. 5. Was it him? No.") == [
        *("Gen.", "Roe", "of", "Tulsa", "Okla.", "saw", "No.", "5", "Was", "it", "him", "No"),
    ]
