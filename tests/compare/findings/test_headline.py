"""Titles, standfirsts, gathered rates and the small phrases of a first page, as a reader would write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.compare.findings.headline import standfirst, title_of
from framing.compare.findings.sentences import _rates
from framing.measure.english import named
from framing.measure.profile import profile
from framing.model import Contrast, Parsed
from framing.settings import Settings
from tests.handmade import PLAIN, parsed


@pytest.mark.parametrize(
    ("source", "inside_a_sentence"),
    [
        ("city council", "the city council"),
        ("senior port source", "the senior port source"),
        ("Ada Holm", "Ada Holm"),
        ("two officials familiar with the talks", "two officials familiar with the talks"),
        ("court records", "court records"),
        ("one of the witnesses", "one of the witnesses"),
        ("their union", "their union"),
        ("press", "the press"),
    ],
)
def test_a_common_noun_has_its_article(source: str, inside_a_sentence: str) -> None:
    assert named(source) == inside_a_sentence


def test_a_standfirst_says_who_published_and_when() -> None:
    text = parsed("It rained. It snowed.")

    def article(outlet: str | None, published: str | None) -> object:
        return replace(text, document=replace(text.document, outlet=outlet, published=published))

    same_day = [article("The Bell", "2025-03-02"), article("The Lamp", "2025-03-02")]
    assert standfirst(same_day, ()) == "The Bell and The Lamp, 2 March 2025. None of them credits a source."  # type: ignore[arg-type]
    unknown = [article(None, None), article("The Lamp", "2025-03-02")]
    assert standfirst(unknown, ()).startswith("Two articles: A without a date and B of 2 March 2025.")  # type: ignore[arg-type]
    assert standfirst([text, text], ()).startswith("Two articles, undated.")


def test_a_title_names_what_all_texts_name_as_they_do(parsed_text: Callable[[str], Parsed]) -> None:
    one = parsed_text(
        "The Senate met in Norway. The Senate voted for the bridge. Norway had waited. A Republican motion failed. "
        "Another Republican motion passed."
    )
    two = parsed_text(
        "In Norway the Senate was divided. Anna Holm told the Senate that Norway needed it. "
        "One Republican motion was late. A Republican motion was withdrawn."
    )
    assert title_of([one, two]) == "Norway and the Senate in two articles"


def test_many_rates_that_differ_are_one_finding() -> None:
    contrasts = [
        Contrast("plain.length", a, b, 1.0, 0.5, 1.5, "differs", "More than variation.")
        for a, b in ((0, 1), (0, 2), (1, 2))
    ]
    profiles = [profile(parsed("It rained."), (PLAIN,), Settings(draws=200), "") for _ in range(3)]
    (found,) = _rates(profiles, {"plain.length": PLAIN.measures[0]}, contrasts)
    assert found.title == "One rate differs between texts."
    assert "(A–B, A–C, B–C)" in found.text
