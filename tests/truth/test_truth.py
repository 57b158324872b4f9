"""The program against invented events, annotated by hand: pinned figures and single facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.truth.__main__ import FLOORS, changed
from tests.truth.annotation import EVENTS, KINDS, digest, event, facts, folders
from tests.truth.compared import rows, written
from tests.truth.facts import Fact, Judge
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
    assert PINNED["events"] == digest(annotated), "python -m tests.truth --anew, and say why the truth changed"


def test_no_figure_is_below_its_floor(figures: dict[str, float]) -> None:
    assert PINNED["floors"].keys() == {name for name in figures if not name.endswith((".precision", ".recall"))}
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


def _nothing(group: str) -> Callable[[dict[str, Any]], object]:
    return lambda report: report[group].clear()


def _each(path: str, **change: object) -> Callable[[dict[str, Any]], object]:
    """A change of every record of a list, or of a list of each document."""

    def spoil(report: dict[str, Any]) -> None:
        for holder in report["documents"] if path in ("zones", "evidence") else [report]:
            for record in holder[path]:
                record |= change

    return spoil


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [
        (_each("zones", kind="caption"), {"zones.precision": 0.5}),
        (_each("zones", start=0, end=100_000), {"zones.recall": 0}),
        (_nothing("sources"), {"sources.f1": 0, "shared.f1": 0, "sources.leading": 0}),
        (_each("sources", type="unknown"), {"sources.type": 0}),
        (_nothing("twins"), {"twins.f1": 0}),
        (_each("twins", relation=None), {"twins.relation": 0}),
        (_nothing("conflicts"), {"conflicts.f1": 0}),
        (_nothing("labels"), {"labels.f1": 0}),
        (_nothing("certainty"), {"certainty.f1": 0}),
        (_each("certainty", a_level="asserted", b_level="asserted"), {"certainty.levels": 0, "certainty.order": 0.1}),
        (_each("evidence", feature="quotation"), {"hedges.f1": 0}),
        (_each("evidence", voice="headline"), {"hedges.voice": 0}),
        (_each("evidence", category="none", kind="none"), {"hedges.category": 0}),
        (_each("coverage", counterparts={}), {"coverage.yes-no": 0.5, "coverage.yes-part": 0.5}),
    ],
)
def test_what_is_said_wrongly_costs_its_figure_and_no_other(
    annotated: list[dict[str, Any]], spoil: Callable[[dict[str, Any]], object], lost: dict[str, float]
) -> None:
    made = [_said(row) for row in annotated]
    for report in made:
        spoil(report)
    figures = score(zip(annotated, made, strict=True))
    assert {name: figure for name, figure in figures.items() if name in lost and figure > lost[name]} == {}
    families = {name.split(".")[0] for name in lost} | {"editor"}
    assert {name for name, figure in figures.items() if figure < 1 and name.split(".")[0] not in families} == set()


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


CONTRARY: dict[str, Callable[[Fact], Fact]] = {
    "zone": lambda fact: {"is": "caption" if fact["is"] in ("body", "furniture") else "body"},
    "credited": lambda fact: {"to": "Nobody Whatsoever"},
    "uncredited": lambda fact: {"kind": "credited", "to": "anybody", "among": True},
    "shared": lambda fact: {"source": "Nobody Whatsoever"},
    "apart": lambda fact: {"sources": [fact["sources"][0]] * 2},
    "type": lambda fact: {"is": "document"},
    "no_source": lambda fact: {"source": fact["credited"]},
    "hedge": lambda fact: {"kind": "no_hedge"},
    "no_hedge": lambda fact: {"kind": "hedge", "category": "modal", "voice": "outlet"},
    "told": lambda fact: {"kind": "not_told"},
    "not_told": lambda fact: {"kind": "told"},
    "conflict": lambda fact: {"kind": "no_conflict"},
    "no_conflict": lambda fact: {"kind": "conflict"},
    "twin": lambda fact: {"relation": "reworded"},
}


@pytest.mark.parametrize("name", NAMES)
def test_the_contrary_of_what_holds_does_not_hold(name: str) -> None:
    row = event(EVENTS / name)
    judge = Judge(row, Report(row, written(name)))
    listed = [fact for fact in facts(EVENTS / name, "must") if fact["kind"] in CONTRARY]
    assert len(listed) > 8
    credited = {key: next(who for who, said in judge.report.credited(key) if said) for key in row["texts"]}
    listed = [fact | {"credited": credited[fact["doc"]]} if "doc" in fact else fact for fact in listed]
    assert [fact for fact in listed if judge.holds(fact | CONTRARY[fact["kind"]](fact))] == []


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
