"""The records as JSON: what other programs rely on."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from framing.model import Contrast
from framing.render.records.json import line, record, schema, write
from tests.render.invented import COURIER, LANTERN, SETTINGS, document, measured, of, story

VALIDATOR = jsonschema.Draft202012Validator(schema())


@pytest.fixture(scope="module")
def lantern() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line(record(measured(document(LANTERN, "lantern")), with_text=True)))
    return found


def test_a_record_a_failure_and_a_comparison_fit_the_schema(lantern: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    VALIDATOR.validate(lantern)
    VALIDATOR.validate({"id": None, "error": "a.txt: is empty. Give another file."})
    for documents in (2, 6):
        VALIDATOR.validate(json.loads(write(story(documents), SETTINGS)))


@pytest.mark.parametrize("key", ["id", "sha256", "zones", "sentences", "attributions", "speakers", "measures"])
def test_the_schema_misses_what_is_missing(lantern: dict[str, Any], key: str) -> None:
    broken = {name: value for name, value in lantern.items() if name != key}
    assert not VALIDATOR.is_valid(broken)


def test_the_schema_refuses_what_it_does_not_know(lantern: dict[str, Any]) -> None:
    for change in (
        {"surprise": 1},
        {"sha256": "abc"},
        {"sentences": [[1, 2, 3]]},
        {"voices": [{"start": 0, "end": 1}]},
    ):
        assert not VALIDATOR.is_valid({**copy.deepcopy(lantern), **change}), change


def test_text_stands_in_a_record_only_when_asked_for() -> None:
    assert "text" not in record(measured(document(LANTERN, "lantern")))


def test_offsets_are_code_points_of_the_text(lantern: dict[str, Any]) -> None:
    text = lantern["text"]
    assert text == LANTERN
    assert text[slice(*lantern["sentences"][-1])] == "It opened in 1961."
    first = lantern["attributions"][0]
    assert [text[slice(*span)] for span in first["source"] + first["cue"]] == ["Joren Pell", "said"]
    pell = next(speaker for speaker in lantern["speakers"] if speaker["id"] == first["speaker"])
    assert pell["name"] == "Joren Pell"
    assert {text[slice(*span)] for span in pell["mentions"]} == {"Joren Pell", "Pell"}
    assert [text[z["start"] : z["end"]] for z in lantern["zones"] if z["kind"] == "byline"] == ["By Ilsa Marrow"]
    assert lantern["voices"][0]["start"] == 0
    assert lantern["voices"][-1]["end"] == len(text)


def test_a_count_is_the_sum_of_the_evidence_in_body_sentences(lantern: dict[str, Any]) -> None:
    def counted(item: dict[str, Any]) -> bool:
        return any(start <= item["start"] < end for start, end in lantern["sentences"])

    words = [e for e in lantern["evidence"] if (e["feature"], e["kind"]) == ("text", "word") and counted(e)]
    rate = lantern["measures"]["hedging.rate"]
    hedges = [lantern["evidence"][index] for index in rate["evidence"]]
    assert [lantern["text"][e["start"] : e["end"]] for e in hedges] == ["may", "could", "about"]
    assert rate["value"] == pytest.approx(1000 * len(hedges) / len(words), abs=1e-6)
    assert rate["basis"] == f"{len(hedges)} in {len(words)} words"
    assert rate["unit"] == "per 1,000 words"
    assert rate["low"] <= rate["value"] <= rate["high"]


def test_a_missing_value_is_null_and_says_why(lantern: dict[str, Any]) -> None:
    smog = lantern["measures"]["readability.smog"]
    assert smog["value"] is None
    assert smog["why"] == "9 sentences; SMOG grade needs 30"


def test_lone_surrogates_and_line_separators_survive_as_one_line_of_valid_json() -> None:
    text = "Half \ud83d a pair, said Odo Brandt.\u2028Next \u0085 line ends\x00 here.\n"
    written = line(record(measured(document(text, "odd\ud800")), with_text=True))
    assert written.endswith(b"\n")
    assert len(written.decode("utf-8").splitlines()) == 1
    back = json.loads(written)
    assert (back["text"], back["id"]) == (text, "odd\ud800")


def test_a_comparison_keeps_the_order_given_and_the_texts() -> None:
    found = json.loads(write(story(3), SETTINGS))
    assert [item["id"] for item in found["documents"]] == ["lantern-0", "courier-1", "gazette-2"]
    assert found["documents"][1]["text"] == COURIER
    assert [(c["a"], c["b"]) for c in found["contrasts"][:1]] == [(0, 1)]
    assert found["sections"][0] == {
        "key": "sources",
        "title": "Sources",
        "introduction": "",
        "measures": ["sources.distinct", "sources.credited"],
    }
    quotation = found["quotations"][0]
    assert quotation["places"][2] is None
    place = quotation["places"][1]
    assert COURIER[place["start"] : place["end"]] == "“We cannot let one lorry across,”"


def test_numbers_are_rounded_and_never_minus_zero_or_nan() -> None:
    comparison = story(2)
    odd = Contrast("hedging.rate", 0, 1, -0.00000001, 0.1 + 0.2, None, "too short to say", "")
    found = write(replace(comparison, contrasts=(odd,)), SETTINGS)
    assert json.loads(found)["contrasts"][0]["difference"] == 0.0
    assert b"-0.0," not in found
    assert b'"low":0.3,' in found
    assert not re.search(rb"\bNaN\b|Infinity", found)


def test_the_same_bytes_every_time() -> None:
    assert write(story(3), SETTINGS) == write(story(3), SETTINGS)
    assert write(of(document("", "a"), document("", "b")), SETTINGS)
