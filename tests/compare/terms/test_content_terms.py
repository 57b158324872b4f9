"""Words as a comparison sees them."""

from __future__ import annotations

import pytest

from framing.compare.terms.content_terms import FUNCTION, NAME, NUMBER, stems_in, terms, weights, within
from framing.language.pipeline import Pipeline
from framing.language.stems import stem
from tests.compare.stories import parsed


@pytest.mark.parametrize(
    "family",
    [
        "supply supplies supplied",
        "war wars",
        "emphasise emphasised emphasizes emphasizing",
        "defence defense",
        "treaty treaties",
        "concern concerns concerned concerning",
        "run runs running",
        "programme programmes program",
        "democracy democracies",
    ],
)
def test_forms_of_a_word_are_one(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["fare far", "bus busy", "news new", "march marsh", "organ organise", "1974 1975"])
def test_different_words_stay_apart(pair: str) -> None:
    one, two = pair.split()
    assert stem(one) != stem(two)


def test_terms_stand_where_they_are_printed(pipeline: Pipeline) -> None:
    text = "Holm didn’t sign the Lintmouth–Corvane pact’s 12 well-worn pages."
    (found,) = parsed(pipeline, text)
    listed = terms(found)
    assert [text[term.start : term.end] for term in listed] == [
        "Holm", "did", "n’t", "sign", "the", "Lintmouth", "Corvane", "pact", "12", "well", "worn", "pages"
    ]  # fmt: skip
    force = {text[term.start : term.end]: term.force for term in listed}
    assert (force["the"], force["12"]) == (FUNCTION, NUMBER)
    assert force["Holm"] == NAME
    assert [term.stem for term in within(listed, 0, 11)] == ["holm", "did", "not"]


def test_rare_words_weigh_more() -> None:
    weight = weights([["the", "ferry"], ["the", "vote"], ["the", "ferry"]])
    assert weight["vote"] > weight["ferry"] > weight["the"] > 0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("A U.S.-led mission left.", "A US mission left."),
        ("The E.U.-wide ban holds.", "The EU ban holds."),
    ],
)
def test_initials_are_one_word_beside_a_hyphen_too(pipeline: Pipeline, one: str, two: str) -> None:
    first, second = ({term.stem for term in terms(found)} for found in parsed(pipeline, one, two))
    assert len(first & second & {"us", "eu"}) == 1


def test_a_title_that_was_not_parsed_has_the_same_stems() -> None:
    assert stems_in("U.S. ferries: fares rise") == {
        "us": "U.S.", "ferry": "ferries", "fare": "fares", "rise": "rise"
    }  # fmt: skip
