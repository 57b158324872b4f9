"""Names that are read out of their context, sources that are two, and sources that are somebody new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.model import Parsed

Read = Callable[[str], Parsed]


def who(parsed: Parsed) -> list[str]:
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    return [names[str(attribution.speaker)] for attribution in parsed.attributions]


def test_an_official_and_an_official_are_two(parsed_text: Read) -> None:
    parsed = parsed_text(
        "An official said the dam was cracked.\n\nAn official said it was sound. The official added that it would hold."
    )
    assert who(parsed) == ["official", "official (2)", "official (2)"]


def test_two_officials_told_of_at_length_are_the_same_again(parsed_text: Read) -> None:
    parsed = parsed_text(
        "Two officials familiar with the talks said the dam was cracked.\n\n"
        "Two officials familiar with the talks said it was sound."
    )
    assert len(parsed.speakers) == 1


def test_officials_without_an_article_are_the_same_again(parsed_text: Read) -> None:
    parsed = parsed_text("Officials said the dam was cracked.\n\nOfficials said the road was shut.")
    assert len(parsed.speakers) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The dockers walked out on Monday. Their union said the strike would go on.", "the dockers’ union"),
        ("Three engineers inspected the dam. One of them said the valve had failed.", "one of three engineers"),
        ("Tamsin Orlo left on Monday. Her lawyer said the charge was false.", "Tamsin Orlo’s lawyer"),
        ("His lawyer said the charge was false.", "his lawyer"),
    ],
)
def test_a_name_can_be_understood_alone(text: str, name: str, parsed_text: Read) -> None:
    assert who(parsed_text(text)) == [name]


def test_two_who_speak_together_are_both_given(parsed_text: Read) -> None:
    parsed = parsed_text("Tamsin Orlo and Peder Lind said the ferry would stop. Lind added that the pier was closed.")
    first, second = parsed.attributions
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    assert [names[id] for id in (str(first.speaker), *first.joint)] == ["Tamsin Orlo", "Peder Lind"]
    assert (second.speaker, second.joint) == (first.joint[0], ())
