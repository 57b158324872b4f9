"""Two descriptions with one noun are two sources where other words tell them apart."""

from __future__ import annotations

import pytest

from tests.language.speakers.credited import credited


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norwegian government", "Swedish government"),
        ("union’s lawyer", "company’s lawyer"),
        ("senior officer", "junior officer"),
        ("Liberal candidate", "Green candidate"),
        ("older brother", "younger brother"),
        ("harbour committee", "school committee"),
        ("northern army", "southern army"),
        ("night porter", "day porter"),
        ("coalition’s leader", "rebels’ leader"),
    ],
)
def test_other_words_tell_them_apart(one: str, two: str) -> None:
    noun = one.split()[-1]
    text = f"The {one} said it was late. The {two} said it was early. The {noun} said it would wait."
    assert credited(text) == [one, two, two]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("The Norwegian government", "the government"),
        ("The Kelby army", "the military"),
        ("The Kelby army", "the army"),
        ("A senior officer of the fleet", "the officer"),
        ("The government", "the Norwegian government"),
        ("The union’s lawyer", "the lawyer"),
        ("The tired old porter", "the old porter"),
        ("The harbour committee", "the committee"),
    ],
)
def test_what_only_adds_or_drops_a_word_is_the_same(first: str, later: str) -> None:
    names = credited(f"{first} said it was late. “It is early now,” {later} said.")
    assert len(names) == 2
    assert len(set(names)) == 1


@pytest.mark.parametrize(
    "body",
    ["Kelby’s 9th District", "the Tarn Council", "Orlo Shipping", "the Marsh Board", "the Kelby Harbour Authority"],
)
def test_who_is_the_person_and_not_the_body_in_the_description(body: str) -> None:
    text = f"“It was late,” said Rosa Holm, a candidate for {body}, who said the boats had left."
    assert set(credited(text)) == {"Rosa Holm"}
