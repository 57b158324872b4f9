"""A name that closes the words of an office is who speaks; whose spokesman or follower somebody is, is not."""

from __future__ import annotations

import pytest

from tests.language.speakers.credited import credited


@pytest.mark.parametrize(
    "text",
    [
        "It may be wrong, said study co-author Rosa Holm, a fellow of the lake institute.",
        "Norway’s ambassador to Britain Rosa Holm has said that the fleet would sail.",
        "Former Kelby police chief Rosa Holm said it was over.",
        "State schools superintendent Rosa Holm said it was over.",
        "The newest harbour party hopeful, Rosa Holm, said it was over.",
        "The mayor of Kelby Rosa Holm said it was over.",
        "Ostwick co-founder and editor Rosa Holm said it was over.",
        "Deputy harbour-master Rosa Holm said it was over.",
    ],
)
def test_the_name_is_the_source(text: str) -> None:
    assert credited(f"{text}\n\n“It will not last,” Holm said.") == ["Rosa Holm", "Rosa Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Supporters of President Rosa Holm said it was over.",
        "A spokesman for Mayor Rosa Holm said it was over.",
        "The office of Kelby mayor Rosa Holm said it was over.",
        "The brother of singer Rosa Holm said it was over.",
        "A friend of the late skipper Rosa Holm said it was over.",
        "Two aides to Governor Rosa Holm said it was over.",
        "The lawyer for captain Rosa Holm said it was over.",
        "Critics of minister Rosa Holm said it was over.",
    ],
)
def test_whose_they_are_is_not_the_source(text: str) -> None:
    assert "Rosa Holm" not in credited(text)


@pytest.mark.parametrize("text", ["“The weirs leak,” says the WHO.", "The WHO said the weirs leak."])
def test_initials_are_no_pronoun(text: str) -> None:
    assert credited(text) == ["WHO"]
