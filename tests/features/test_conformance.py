"""The battery for features: ours pass it, and it catches what it says it catches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import framing
from framing.errors import FeatureError
from framing.features import chosen, installed
from framing.language.pipeline import Pipeline
from framing.model import Evidence, Feature, Mark, Parsed
from tests.handmade import DOUBT

OURS = ("text", "sources", "quotation", "attribution", "hedging", "readability")


@pytest.mark.parametrize("key", OURS)
def test_our_own_features_conform(key: str, pipeline: Pipeline) -> None:
    framing.check_feature(chosen((key,))[0], pipeline)


def test_no_feature_is_lost() -> None:
    assert sorted(feature.key for feature in installed()) == sorted(OURS)


def test_features_are_chosen_by_key_in_the_order_of_the_report() -> None:
    assert [feature.key for feature in chosen(("readability", "text"))] == ["text", "readability"]
    with pytest.raises(framing.FramingError, match="no feature 'tone'"):
        chosen(("tone",))


def _set_order(parsed: Parsed) -> Iterator[Evidence]:
    for start, end in {match.span() for match in re.finditer(r"\w+", parsed.document.text)}:
        yield Evidence("doubt", f"k{hash(parsed.document.text[start:end]) % 7}", start, end, "outlet", "r")


def _outside(parsed: Parsed) -> Iterator[Evidence]:
    yield Evidence("doubt", "k", 0, 10_000, "outlet", "r")


def _doubled(parsed: Parsed) -> Iterator[Evidence]:
    for match in re.finditer("council", parsed.document.text):
        yield from [Evidence("doubt", "k", *match.span(), "outlet", "r")] * 2


def _first_only(parsed: Parsed) -> Iterator[Evidence]:
    found = [sentence for sentence in parsed.sentences if sentence.kind == "body"]
    for number, sentence in enumerate(found):
        yield Evidence("doubt", "doubt" if number == 0 else "other", sentence.start, sentence.end, "outlet", "r")


SET_ORDER = replace(DOUBT, find=_set_order, measures=())
OUTSIDE = replace(DOUBT, find=_outside, measures=())
DOUBLED = replace(DOUBT, find=_doubled, measures=())
FRAGILE = replace(DOUBT, find=lambda parsed: [parsed.document.text[0]], measures=())  # type: ignore[list-item,return-value]
GROWING = replace(DOUBT, measures=(replace(DOUBT.measures[0], formula="doubts * words"),))
NAMELESS = replace(DOUBT, measures=(replace(DOUBT.measures[0], key="rate"),))
MARKED = replace(DOUBT, marks=(Mark(("perhaps",), "dd", "doubt", "doubt"),))
TAKEN = replace(DOUBT, marks=(Mark(("perhaps",), "H", "doubt", "doubt"),))
STYLED = replace(DOUBT, marks=(Mark(("perhaps",), "D", "hedge", "doubt"),))
TWICE = replace(DOUBT, marks=(Mark(("perhaps",), "D", "doubt", "doubt"), Mark(("maybe",), "D", "maybe", "maybe")))
STRANGE = replace(DOUBT, marks=(Mark(("perhaps",), "D", "x{}", "doubt"),))
GAUDY = replace(DOUBT, marks=(Mark(("perhaps",), "D", "doubt", "doubt", ground="url(x)"),))
WORDLESS = replace(DOUBT, lexicons=("nowhere",))


@pytest.mark.parametrize(
    ("feature", "complaint"),
    [
        (SET_ORDER, "PYTHONHASHSEED"),
        (OUTSIDE, "outside the text"),
        (DOUBLED, "same evidence twice"),
        (FRAGILE, "fails on nothing"),
        (GROWING, "grows with the text"),
        (NAMELESS, "begins with 'doubt'"),
        (MARKED, "one capital letter"),
        (TAKEN, "the letter H of mark 'doubt' is taken by Hedging"),
        (STYLED, "the style 'hedge' of mark 'doubt' is taken by Hedging"),
        (TWICE, "the letter D of mark 'maybe' is taken by"),
        (STRANGE, "not of letters a to z"),
        (GAUDY, "no colour such as"),
        (WORDLESS, "'nowhere'"),
    ],
)
def test_a_feature_that_breaks_a_rule_is_told_which(feature: Feature, complaint: str, pipeline: Pipeline) -> None:
    with pytest.raises(FeatureError, match=complaint):
        framing.check_feature(feature, pipeline)
