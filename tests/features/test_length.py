"""Every word and sentence of the body is evidence, in the voice it stands in, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.features.length import FEATURE
from framing.language.parse import parse
from framing.language.pipeline import Pipeline
from framing.model import Evidence, Parsed, VoiceSpan
from tests import handmade
from tests.conftest import body_document


@pytest.fixture(scope="module")
def parsed_text(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """The parse alone: counting needs nobody's words attributed."""

    def run(text: str) -> Parsed:
        (parsed,) = parse([body_document(text)], pipeline)
        return parsed

    return run


def kinds(found: list[Evidence], kind: str) -> list[Evidence]:
    return [item for item in found if item.kind == kind]


def test_the_body_is_counted_and_the_headline_is_not() -> None:
    parsed = handmade.parsed("# Pier shut.\nThe pier was shut. Nobody knew why.")
    found = list(FEATURE.find(parsed))
    shown = [parsed.document.text[item.start : item.end] for item in kinds(found, "word")]
    assert shown == ["The", "pier", "was", "shut", "Nobody", "knew", "why"]
    assert len(kinds(found, "sentence")) == 2
    assert {item.weight for item in found} == {1.0}


def test_a_word_has_the_voice_it_stands_in_and_a_sentence_that_of_most_of_it() -> None:
    parsed = handmade.parsed("Roe said the old pier is shut for good.")
    size = len(parsed.document.text)
    spoken = (VoiceSpan(0, 9, "outlet"), VoiceSpan(9, size, "direct"))
    found = list(FEATURE.find(replace(parsed, voices=spoken)))
    assert [item.voice for item in kinds(found, "word")] == ["outlet", "outlet", *["direct"] * 7]
    assert [item.voice for item in kinds(found, "sentence")] == ["direct"]


def test_words_and_sentences_are_measures(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text("The U.S. agency shut the pier. It gave no reason.")
    weights = [item.kind for item in FEATURE.find(parsed)]
    assert weights.count("word") == 10
    assert weights.count("sentence") == 2
    assert {measure.key: measure.exact for measure in FEATURE.measures} == {"text.words": True, "text.sentences": True}
