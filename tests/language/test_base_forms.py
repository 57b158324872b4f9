"""Base forms from suffix rules: the verbs that news reports with must come out right."""

from __future__ import annotations

import pytest

from framing.language.base_forms import lemma

VERBS = {
    "say": "says said saying",
    "tell": "tells told telling",
    "announce": "announces announced announcing",
    "argue": "argues argued arguing",
    "deny": "denies denied denying",
    "admit": "admits admitted admitting",
    "describe": "describes described describing",
    "quote": "quotes quoted quoting",
    "hope": "hopes hoped hoping",
    "state": "states stated stating",
    "repeat": "repeats repeated repeating",
    "insist": "insists insisted insisting",
    "urge": "urges urged urging",
    "allege": "alleges alleged alleging",
    "believe": "believes believed believing",
    "stress": "stresses stressed stressing",
    "reveal": "reveals revealed revealing",
    "explain": "explains explained explaining",
    "define": "defines defined defining",
    "offer": "offers offered offering",
    "declare": "declares declared declaring",
    "echo": "echoes echoed echoing",
    "agree": "agrees agreed agreeing",
    "write": "writes wrote written writing",
    "know": "knows knew known knowing",
    "require": "requires required requiring",
    "criticize": "criticizes criticized criticizing",
    "emphasise": "emphasises emphasised emphasising",
    "warn": "warns warned warning",
    "forecast": "forecasts forecasting",
    "wish": "wishes wished wishing",
    "worry": "worries worried worrying",
}


@pytest.mark.parametrize("base", VERBS)
def test_every_form_comes_back_to_its_base(base: str) -> None:
    tags = {"s": "VBZ", "g": "VBG"}
    assert {form: lemma(form, tags.get(form[-1], "VBD")) for form in VERBS[base].split()} == dict.fromkeys(
        VERBS[base].split(), base
    )


def test_nouns_lose_their_plural_and_other_words_stay() -> None:
    assert [lemma(word, "NNS") for word in ("claims", "allegations", "promises", "speeches", "worries", "women")] == [
        "claim",
        "allegation",
        "promise",
        "speech",
        "worry",
        "woman",
    ]
    assert lemma("quickly", "RB") == "quickly"
    assert lemma("news", "NN") == "news"
