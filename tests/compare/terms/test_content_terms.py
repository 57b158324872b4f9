"""Words as a comparison sees them."""

from __future__ import annotations

import pytest

from framing.compare.terms.content_terms import FUNCTION, NAME, NUMBER, terms, weights, within
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
