"""A surname alone is not the wife's, the sister's or the father's who is named in full; a place is no given name."""

from __future__ import annotations

import pytest

import framing


def _credited(text: str) -> list[str]:
    profile = framing.analyze(f"{text}\n\nIt rained all day in Kelby, and the ferry stayed in port until the evening.")
    names = {speaker.id: speaker.name for speaker in profile.parsed.speakers}
    return [names[str(e.group)] for e in profile.evidence if e.feature == "sources" and e.kind == "credited"]


@pytest.mark.parametrize(
    ("named", "pronoun"),
    [
        ("Anna Orlo, the first lady,", "he"),
        ("Maria Orlo, his sister,", "he"),
        ("Anna Orlo, a singer,", "he"),
        ("Peter Orlo, her husband,", "she"),
        ("Thomas Orlo, her father,", "she"),
        ("Robert Orlo, a banker,", "she"),
        ("Elizabeth Orlo, who is a nurse,", "he"),
        ("James Orlo, who is a nurse,", "she"),
    ],
)
def test_pronouns_tell_that_a_lone_surname_is_somebody_elses(named: str, pronoun: str) -> None:
    text = (
        f"President Orlo came to the harbour on Monday. {named} was there. Orlo said {pronoun} was glad. Later Orlo "
        f"said {pronoun} would come again, and {pronoun} smiled. Orlo said that {pronoun} was late. “It was good,” "
        "Orlo said."
    )
    assert set(_credited(text)) == {"Orlo"}


@pytest.mark.parametrize(
    ("given", "pronoun"), [("Anna", "she"), ("Maria", "she"), ("Peter", "he"), ("Thomas", "he"), ("Sunniva", "she")]
)
def test_a_surname_alone_is_the_one_that_is_named_in_full(given: str, pronoun: str) -> None:
    text = (
        f"{given} Orlo came to the harbour on Monday. Orlo said {pronoun} was glad. Later Orlo said {pronoun} would "
        f"come again. Orlo said that {pronoun} was late. “It was good,” Orlo said."
    )
    assert set(_credited(text)) == {f"{given} Orlo"}


def test_a_king_in_the_sentence_before_makes_nobody_a_man() -> None:
    text = "Mr. Orlo greeted the king. Anna Orlo was there too. She said it was late. “It was good,” Mrs. Orlo said."
    assert set(_credited(text)) == {"Anna Orlo"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor of Kelby Sadiq Holm said it was late.", "Sadiq Holm"),
        ("Governor of Tarn Ida Marsh said it was late.", "Ida Marsh"),
        ("Chief of Norland Peder Vance said it was late.", "Peder Vance"),
    ],
)
def test_the_place_of_an_office_is_no_given_name(text: str, name: str) -> None:
    assert _credited(text) == [name]


@pytest.mark.parametrize(
    "who",
    [
        "widow of Anna Maria Holm",
        "lawyer of Anna Holm",
        "friend of Anna Holm",
        "mother of the singer Anna Holm",
        "neighbour of Peter Holm",
        "coach of Maria Holm",
        "daughter of Thomas Holm",
        "doctor of Elizabeth Holm",
    ],
)
def test_who_belongs_to_somebody_is_not_that_somebody(who: str) -> None:
    (credited,) = _credited(f"The {who} said it was late.")
    assert credited.split()[0] == who.split()[0]


@pytest.mark.parametrize(
    "spoken",
    [
        "“Rita and I are glad to host you and your wife Brita Marron,” the mayor said.",
        "“Nobody has seen Brita Marron,” the mayor said.",
        "“He came with Lars Marron, his brother,” the mayor said.",
        "“We thank Emil Marron and Brita Marron,” the mayor said.",
    ],
)
def test_a_namesake_of_whom_somebody_speaks_does_not_take_the_surname(spoken: str) -> None:
    text = f"President Emil Marron met the mayor. Marron said it was good. {spoken} “Thank you for it,” Marron said."
    assert _credited(text) == ["Emil Marron", "mayor", "Emil Marron"]


def test_who_is_everyone_is_no_he() -> None:
    text = "Emil Marron was a poet. Everyone called him a fool. He said it was late."
    assert _credited(text)[-1] == "Emil Marron"
