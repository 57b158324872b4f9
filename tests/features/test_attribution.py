"""Attribution style: evidence and measures of the feature "attribution"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import framing
from framing.features import attribution, length
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Parsed, Profile
from framing.settings import Settings
from tests.language.speakers.marked import understood

STORY = (
    "{Mayor Tamsin Orlo} <said> [“the quay is safe”].~ {She} <claimed> [that the lamps were new].~ It rained. "
    "{Jonas Brandt} <insisted> [that it was dark].~ {He} <wants> [a new mayor].~"
)


@pytest.fixture(scope="module")
def measured(pipeline: Pipeline) -> Profile:
    parsed = understood(pipeline, STORY)
    stance = {"claim": "doubting", "insist": "emphatic"}
    given = tuple(a._replace(stance=stance.get(a.verb or "", "neutral")) for a in parsed.attributions)
    return profile(replace(parsed, attributions=given), (length.FEATURE, attribution.FEATURE), Settings(), "")


def test_speech_and_attitudes_are_told_apart(measured: Profile) -> None:
    kinds = [e.kind for e in measured.evidence if e.feature == "attribution"]
    assert sorted(kinds) == [
        "attitude",
        "direct",
        "indirect",
        "indirect",
        "verb.doubting",
        "verb.emphatic",
        "verb.neutral",
    ]


def test_the_shares_of_the_voices_are_all_of_the_text(measured: Profile) -> None:
    shares = [measured.measurements[f"attribution.{voice}"].value for voice in ("outlet", "direct", "indirect")]
    assert sum(share or 0.0 for share in shares) == pytest.approx(100)
    # 29 words: four inside the marks; "that the lamps were new", "that it was dark" and "a new mayor" are reported.
    assert measured.measurements["attribution.direct"].basis == "4 of 29 words"
    assert measured.measurements["attribution.indirect"].basis == "12 of 29 words"


def test_the_counts_are_those_of_a_reader(measured: Profile) -> None:
    assert measured.measurements["attribution.count"].value == 3
    assert measured.measurements["attribution.count"].basis == "1 direct, 2 indirect, 0 mixed"
    assert measured.measurements["attribution.quoted"].value == pytest.approx(100 / 3)
    assert measured.measurements["attribution.doubting"].basis == "1 of 3 reporting verbs"
    assert measured.measurements["attribution.coloured"].value == pytest.approx(200 / 3)
    assert measured.measurements["attribution.attitudes"].value == 1


def test_evidence_stands_at_the_cue_and_belongs_to_the_speaker(measured: Profile) -> None:
    document = measured.parsed.document.text
    names = {speaker.id: speaker.name for speaker in measured.parsed.speakers}
    cues = [(document[e.start : e.end], names[str(e.group)]) for e in measured.evidence if e.kind.startswith("verb.")]
    assert cues == [("said", "Tamsin Orlo"), ("claimed", "Tamsin Orlo"), ("insisted", "Jonas Brandt")]


def test_an_attribution_without_a_cue_stands_at_its_words(pipeline: Pipeline) -> None:
    parsed = understood(pipeline, "{Tamsin Orlo} <said> [it was old].~ [“We must build before the autumn gales.”]~")
    found = [e for e in attribution.FEATURE.find(parsed) if e.kind == "direct"]
    assert [parsed.document.text[e.start : e.end] for e in found] == ["“We must build before the autumn gales.”"]


def test_it_keeps_the_rules_for_features(pipeline: Pipeline) -> None:
    framing.check_feature(attribution.FEATURE, pipeline)


def test_who_acts_has_no_attitude(parsed_text: Callable[[str], Parsed]) -> None:
    acts = parsed_text("The two governments signed a deal to share the catch. Traders believe the price will fall.")
    found = [acts.document.text[e.start : e.end] for e in attribution.FEATURE.find(acts) if e.kind == "attitude"]
    assert found == ["believe"]
