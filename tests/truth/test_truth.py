"""The program against invented events, annotated by hand: pinned figures and single facts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.truth.__main__ import FLOORS, changed
from tests.truth.annotation import EVENTS, KINDS, digest, event, folders
from tests.truth.compared import rows, written
from tests.truth.facts import Judge
from tests.truth.report import Report, closest
from tests.truth.score import score
from tests.validate.referee import SHARED, scorer

NAMES = [folder.name for folder in folders()]
PINNED = json.loads(FLOORS.read_text(encoding="utf-8"))
# What the referee calls the figures.
REFEREE = {
    "zones.f1": ("zones", "f"), "sources.precision": ("sources", "p"), "sources.recall": ("sources", "r"),
    "sources.type": ("source type",), "sources.leading": ("leading source",), "shared.f1": ("shared sources", "f"),
    "twins.f1": ("twins", "f"), "twins.relation": ("relation",), "coverage.yes-no": ("coverage yes/no",),
    "coverage.yes-part": ("coverage yes/part",), "hedges.f1": ("hedges", "f"), "hedges.voice": ("hedge voice",),
    "hedges.category": ("hedge category",), "conflicts.recall": ("conflicts", "r"),
    "conflicts.precision": ("conflicts", "p"), "labels.recall": ("labels", "r"), "labels.precision": ("labels", "p"),
    "certainty.f1": ("certainty", "f"), "editor.first-five": ("editor @5",), "editor.anywhere": ("editor @all",),
}  # fmt: skip


@pytest.fixture(scope="module")
def annotated() -> list[dict[str, Any]]:
    return rows()


@pytest.fixture(scope="module")
def figures(annotated: list[dict[str, Any]]) -> dict[str, float]:
    return score((row, written(row["event"])) for row in annotated)


def test_the_floors_were_pinned_on_these_events(annotated: list[dict[str, Any]]) -> None:
    assert PINNED["events"] == digest(annotated), "python -m tests.truth --pin, and say why the truth changed"


def test_no_figure_is_below_its_floor(figures: dict[str, float]) -> None:
    assert figures.keys() == PINNED["floors"].keys()
    below = {
        name: (round(figures[name], 3), floor) for name, floor in PINNED["floors"].items() if figures[name] < floor
    }
    assert not below, "measured, floor"


@pytest.mark.parametrize("name", NAMES)
def test_what_must_hold_holds(name: str) -> None:
    assert not changed(event(EVENTS / name), "must")


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_hold_yet_is_moved_up_when_it_does(name: str) -> None:
    assert not changed(event(EVENTS / name), "not_yet"), "python -m tests.truth --pin moves these to must"


def test_the_annotation_itself_scores_full_marks(annotated: list[dict[str, Any]]) -> None:
    """Were the program to say what the annotation says, every question but page one's would be answered."""
    figures = score((row, _said(row)) for row in annotated)
    assert {name for name, figure in figures.items() if figure < 1} <= {"editor.first-five", "editor.anywhere"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the referee's scorers (../shared/tools) are not here")
def test_the_referee_gives_the_same_figures(annotated: list[dict[str, Any]], figures: dict[str, float]) -> None:
    made = {
        row["event"]: {"event": row["event"], "keys": list(row["texts"]), "report": written(row["event"])}
        for row in annotated
    }
    judged = scorer("score_events").score({row["event"]: row for row in annotated}, made)
    for name, path in REFEREE.items():
        value: Any = judged
        for part in path:
            value = value[part]
        if value == value:  # not a number where nothing was found
            assert figures[name] == pytest.approx(value, abs=0.01), name


def test_the_events_are_many_and_of_many_kinds(annotated: list[dict[str, Any]]) -> None:
    assert len(annotated) >= 8
    assert all(200 <= len(text.split()) <= 700 for row in annotated for text in row["texts"].values())
    for group in ("zones", "hedges"):
        kind = "kind" if group == "zones" else "category"
        assert {x[kind] for row in annotated for listed in row[group].values() for x in listed} == KINDS[group]
    assert {s["type"] for row in annotated for listed in row["sources"].values() for s in listed} == KINDS["sources"]
    assert {t["relation"] for row in annotated for t in row["twins"]} == KINDS["twins"]


def test_a_fact_can_be_false(annotated: list[dict[str, Any]]) -> None:
    (row,) = (row for row in annotated if row["event"] == "ferry")
    judge = Judge(row, Report(row, written("ferry")))
    said = {"doc": "b", "words": "She went over"}
    assert judge.holds({"kind": "credited", **said, "to": "Elena Vasquez-Hale"})
    assert not judge.holds({"kind": "credited", **said, "to": "Thomas Crane"})
    assert not judge.holds({"kind": "uncredited", **said})
    assert not judge.holds({"kind": "zone", "doc": "b", "line": "The Lady Marchmont", "is": "furniture"})
    assert not judge.holds({"kind": "told", "doc": "b", "words": "Shares in the operator's parent", "in": "a"})


def _said(row: dict[str, Any]) -> dict[str, Any]:
    """A report that says what the annotation of an event says."""
    keys = list(row["texts"])

    def side(place: Any, **more: Any) -> dict[str, Any]:
        return {"document": place[0], "start": place[1], "end": place[2], **more}

    table: list[dict[str, Any]] = []
    for column, key in enumerate(keys):
        for source in row["sources"][key]:
            free = [record for record in table if not record["sentences"][column]]
            if (record := closest(source["name"], free)) is None:
                record = {"name": source["name"], "type": source["type"], "sentences": [[] for _ in keys]}
                table.append(record)
            record["sentences"][column] = list(range(source["sentences"]))
    return {
        "documents": [
            {
                "id": key,
                "text": row["texts"][key],
                "zones": [{"start": p["start"], "end": p["end"], "kind": "body"} for p in row["coverage"][key]],
                "sentences": [],
                "speakers": [],
                "evidence": [{"feature": "hedging", "kind": cue["category"], **cue} for cue in row["hedges"][key]],
            }
            for key in keys
        ],
        "sources": table,
        "twins": [{"a": side(t["a"]), "b": side(t["b"]), "relation": t["relation"]} for t in row["twins"]],
        "conflicts": [{"a": side(t["a"]), "b": side(t["b"])} for t in row["conflicts"]],
        "labels": [{"names": [{"places": [side(t["a"]), side(t["b"])]}]} for t in row["labels"]],
        "certainty": [
            {"a": side(t["a"]), "b": side(t["b"]), "a_level": t["a_level"], "b_level": t["b_level"]}
            for t in row["certainty"]
        ],
        "coverage": [
            {
                "document": key,
                "start": p["start"],
                "end": p["end"],
                "counterparts": {o: {"score": {"yes": 1.0, "part": 0.5, "no": 0.0}[t]} for o, t in p["in"].items()},
            }
            for key in keys
            for p in row["coverage"][key]
        ],
        "findings": [],
    }
