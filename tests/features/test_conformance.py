"""The battery for features: ours pass it, and it catches what it says it catches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

import framing
from framing.errors import FeatureError
from framing.features import chosen, installed
from framing.language.pipeline import Pipeline
from framing.measure.gather import gather
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
        kind = f"k{hash(parsed.document.text[start:end]) % 7}"
        yield Evidence("doubt", kind, start, end, framing.voice_at(parsed.voices, start, end), "r")


def _outside(parsed: Parsed) -> Iterator[Evidence]:
    yield Evidence("doubt", "k", 0, 10_000, "outlet", "r")


def _doubled(parsed: Parsed) -> Iterator[Evidence]:
    for match in re.finditer("council", parsed.document.text):
        yield from [Evidence("doubt", "k", *match.span(), framing.voice_at(parsed.voices, *match.span()), "r")] * 2


def _first_only(parsed: Parsed) -> Iterator[Evidence]:
    found = [sentence for sentence in parsed.sentences if sentence.kind == "body"]
    for number, sentence in enumerate(found):
        yield Evidence("doubt", "doubt" if number == 0 else "other", sentence.start, sentence.end, "outlet", "r")


def _outlet_alone(parsed: Parsed) -> Iterator[Evidence]:
    for match in re.finditer("kelp", parsed.document.text):
        yield Evidence("doubt", "k", *match.span(), "outlet", "r")


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
OUTSPOKEN = replace(DOUBT, find=_outlet_alone, measures=())
SILENT = replace(DOUBT, find=lambda parsed: iter(()), measures=())
WORDLESS = replace(DOUBT, lexicons=("nowhere",))


@pytest.mark.parametrize(
    ("feature", "complaint"),
    [
        (SET_ORDER, "PYTHONHASHSEED"),
        (OUTSIDE, "outside the text"),
        (DOUBLED, "same evidence twice"),
        (FRAGILE, r"fails on nothing: its find\(\) fails \(IndexError"),
        (SILENT, r"finds nothing in any text it was tried on.*texts=\["),
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


def test_a_voice_that_does_not_speak_there_is_told_from_the_authors_own_sentence(pipeline: Pipeline) -> None:
    with pytest.raises(FeatureError, match=r"the voice 'outlet' in .* as a headline, where headline speaks.*voice_at"):
        framing.check_feature(OUTSPOKEN, pipeline, texts=["The kelp grew all summer."])


def test_what_find_raises_or_gives_is_told_with_the_feature_and_the_document(
    parsed_text: Callable[..., Parsed],
) -> None:
    parsed = parsed_text("The ferry sailed.")
    with pytest.raises(FeatureError, match=r"^feature doubt, document .*its find\(\) fails \(KeyError: 'no'\)"):
        gather(parsed, [replace(DOUBT, find=lambda parsed: {}["no"])])
    with pytest.raises(FeatureError, match=r"its find\(\) gives tuple\. Give framing\.Evidence alone\."):
        gather(parsed, [replace(DOUBT, find=lambda parsed: [(0, 3)])])  # type: ignore[list-item,return-value]
