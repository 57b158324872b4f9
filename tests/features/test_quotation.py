"""Quotation: evidence and measures of the feature of that name."""

from __future__ import annotations

import pytest

import framing
from framing.features import length, quotation
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Profile
from framing.settings import Settings
from tests.language.speakers.marked import understood


def measured(pipeline: Pipeline, marked: str) -> Profile:
    return profile(understood(pipeline, marked), (length.FEATURE, quotation.FEATURE), Settings(), "")


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_words_inside_marks_of_any_style(pipeline: Pipeline, marks: str) -> None:
    found = measured(
        pipeline, f"{{Tamsin Orlo}} <said>: [{marks[0]}We must build before winter.{marks[1]}]~ It rained."
    )
    assert found.measurements["quotation.words"].basis == "5 of 10 words"
    assert found.measurements["quotation.words"].value == pytest.approx(50)
    assert found.measurements["quotation.count"].value == 1


def test_the_evidence_takes_the_marks_along(pipeline: Pipeline) -> None:
    found = measured(pipeline, "{Tamsin Orlo} <said>: [“We must build before winter.”]~")
    (only,) = [e for e in found.evidence if e.feature == "quotation"]
    document = found.parsed.document.text
    assert document[only.start : only.end] == "“We must build before winter.”"
    assert (only.kind, only.voice) == ("quotation", "direct")


def test_a_text_without_quotations_has_none_and_no_length(pipeline: Pipeline) -> None:
    found = measured(pipeline, "It rained all day. The ferry’s lamps were out.")
    assert found.measurements["quotation.count"].value == 0
    assert found.measurements["quotation.words"].value == 0
    assert found.measurements["quotation.length"].value is None


def test_it_keeps_the_rules_for_features(pipeline: Pipeline) -> None:
    framing.check_feature(quotation.FEATURE, pipeline)
