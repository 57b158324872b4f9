"""Two real articles on one event, end to end, against what two careful readers counted by hand.

The articles are not part of the project; without them these tests are skipped. Nothing of their text stands here:
only names, positions and figures.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import api

SEEDS = sorted((Path(__file__).parents[2] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(SEEDS) != 2, reason="the two seed articles (../shared/seeds) are not here")


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return list(api.records(SEEDS, with_text=True))


@pytest.fixture(scope="module")
def comparison() -> framing.model.Comparison:  # type: ignore[name-defined]
    return framing.compare(SEEDS)


def credited(record: dict[str, Any]) -> Counter[str]:
    names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
    return Counter(
        names[e["group"]] for e in record["evidence"] if (e["feature"], e["kind"]) == ("sources", "credited")
    )


def share(record: dict[str, Any], name: str) -> int:
    return sum(count for speaker, count in credited(record).items() if name in speaker)


def test_what_is_not_the_article_is_outside_the_body(records: list[dict[str, Any]]) -> None:
    text = records[1]["text"]
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    kind = {zone["start"]: zone["kind"] for zone in records[1]["zones"]}
    by_line = {line: kind[starts[line]] for line in (0, 2, 4, 6, 8, 10)}
    assert by_line == {0: "furniture", 2: "furniture", 4: "headline", 6: "byline", 8: "furniture", 10: "caption"}
    assert records[1]["published"] == "2024-06-20"
    assert records[1]["byline"] == "Vusala Abbasova"
    assert {zone["kind"] for zone in records[0]["zones"]} == {"body"}
    assert len(records[0]["zones"]) == 11
    assert sum(zone["kind"] == "body" for zone in records[1]["zones"]) == 11


def test_the_words_and_sentences_are_those_a_reader_counts(records: list[dict[str, Any]]) -> None:
    counted = [(r["measures"]["text.words"]["value"], r["measures"]["text.sentences"]["value"]) for r in records]
    assert counted == [(588, 22), (442, 16)]


def test_the_sources_are_those_a_reader_credits(records: list[dict[str, Any]]) -> None:
    a, b = records
    assert abs(share(a, "Stoltenberg") - 7) <= 1
    assert abs(credited(a).total() - 13) <= 1
    for name in ("NATO leaders", "Reuters", "Blinken", "Kim Jong-un", "Peter Ward", "Pentagon"):
        assert share(a, name) >= 1, name
    assert abs(share(b, "Stoltenberg") - 8) <= 1
    assert abs(credited(b).total() - 10) <= 1
    assert share(b, "Putin") >= 1
    assert any(speaker["type"] == "document" for speaker in b["speakers"])


def test_a_report_passed_on_names_its_source_and_its_channel(records: list[dict[str, Any]]) -> None:
    speakers = {speaker["id"]: speaker["name"] for speaker in records[0]["speakers"]}
    second = records[0]["zones"][1]
    passed_on = [
        a for a in records[0]["attributions"] if a["content"] and second["start"] <= a["content"][0][0] < second["end"]
    ]
    first = next(a for a in passed_on if a["speaker"] and "Stoltenberg" in speakers[a["speaker"]])
    assert speakers[first["speaker"]] == "Jens Stoltenberg"
    assert [speakers[via] for via in first["via"]] == ["Reuters"]


@pytest.mark.parametrize(("document", "percent"), [(0, 6.6), (1, 19.9)])
def test_words_inside_quotation_marks(records: list[dict[str, Any]], document: int, percent: float) -> None:
    assert records[document]["measures"]["quotation.words"]["value"] == pytest.approx(percent, abs=0.5)


def test_hedges_of_a_source_are_not_the_outlets(records: list[dict[str, Any]]) -> None:
    a = records[0]
    ward = a["zones"][9]
    hedges = {
        a["text"][e["start"] : e["end"]]: e["voice"]
        for e in a["evidence"]
        if e["feature"] == "hedging" and ward["start"] <= e["start"] < ward["end"]
    }
    assert hedges["may"] == "indirect"
    assert hedges["could"] == "indirect"
    modals = [r["text"][e["start"] : e["end"]].lower() for r in records for e in r["evidence"] if e["kind"] == "modal"]
    assert modals
    assert not set(modals) & {"hopes", "hope"}


@pytest.mark.parametrize(("document", "grade"), [(0, 16.3), (1, 15.7)])
def test_reading_grade(records: list[dict[str, Any]], document: int, grade: float) -> None:
    measures = records[document]["measures"]
    key = next(key for key in measures if "kincaid" in key)
    assert measures[key]["value"] == pytest.approx(grade, abs=0.6)


@pytest.mark.parametrize("prefix", ["readability.", "readability.own."])
def test_no_readability_difference_is_claimed_with_and_without_quotations(comparison: Any, prefix: str) -> None:
    own = "readability.own."
    verdicts = {
        c.measure: c.verdict
        for c in comparison.contrasts
        if c.measure.startswith(prefix) and (prefix == own or not c.measure.startswith(own))
    }
    assert len(verdicts) == 13
    assert set(verdicts.values()) == {"no measurable difference"}


def test_the_count_behind_every_value_can_be_recounted(records: list[dict[str, Any]]) -> None:
    for record in records:
        words = [e for e in record["evidence"] if (e["feature"], e["kind"]) == ("text", "word")]
        quoted = sum(e["voice"] == "direct" for e in words)
        assert record["measures"]["quotation.words"]["value"] == pytest.approx(100 * quoted / len(words))
        syllables = sum(e["weight"] for e in record["evidence"] if e["kind"] == "syllables")
        sentences = sum(e["kind"] == "sentence" for e in record["evidence"])
        grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
        key = next(key for key in record["measures"] if "kincaid" in key)
        assert record["measures"][key]["value"] == pytest.approx(grade)


def test_one_thing_under_two_names(comparison: framing.model.Comparison) -> None:  # type: ignore[name-defined]
    """One text's own word for whom the other quotes somebody as calling otherwise."""
    rows = [[(n.document, n.words.split()[-1], n.voice) for n in label.namings] for label in comparison.labels]
    assert [(0, "dictatorships", "outlet"), (1, "powers", "direct")] in rows
    assert any("authoritarian" in item.text for item in comparison.findings if item.kind == "label")


def test_dates_and_figures_do_not_contradict_each_other(comparison: framing.model.Comparison) -> None:  # type: ignore[name-defined]
    """One text says the weekday with its date, the other the weekday alone: the same day."""
    assert comparison.conflicts == ()
