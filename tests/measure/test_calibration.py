"""The calibration as it is stored: within what is promised, of data that can be told, and said as it stands."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from framing.measure.calibration import statement
from tests.calibrate.__main__ import TWICE, good
from tests.calibrate.simulate import CREDITED, GRADE, HEDGES, QUOTED, TESTED

STORED = Path(__file__).parents[2] / "framing" / "data" / "calibration.json"
SHARED = Path(__file__).parents[3] / "shared" / "data"
# Pairs of 80 sentences of 100 that must show the difference; what stands above chance of the figures measured.
FLOORS = {GRADE: 20.0, CREDITED: 50.0, QUOTED: 45.0, HEDGES: 38.0}


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
    return stored


def test_reports_on_nothing_call_as_little_different_as_they_may(found: dict[str, Any]) -> None:
    assert found["reports"] >= 1000
    assert found["false"] / found["reports"] <= 0.05
    assert list(found["twice"]) == [str(sentences) for sentences in TWICE]
    assert max(found["twice"].values()) <= 5
    assert good(found)
    assert not good(found | {"false": 51})
    assert not good(found | {"twice": {"20": 7.6}})
    assert not good(found | {"intervals": {"10": 92.9}})


def test_only_what_is_tested_raises_alarms(found: dict[str, Any]) -> None:
    assert set(found["false_by_measure"]) <= set(TESTED)


@pytest.mark.parametrize("key", FLOORS)
def test_differences_are_seen_as_often_as_they_were(found: dict[str, Any], key: str) -> None:
    power = found["power"][key]
    assert power["80"] >= FLOORS[key]
    assert power["160"] > power["20"]


def test_the_data_are_those_it_was_measured_on(found: dict[str, Any]) -> None:
    assert found["data"]
    for name, digest in found["data"].items():
        if not (SHARED / name).is_file():
            pytest.skip(f"the open news (../shared/data/{name}) is not here")
        assert sha256((SHARED / name).read_bytes()).hexdigest() == digest


def test_a_report_says_what_was_measured(found: dict[str, Any]) -> None:
    said = statement() or ""
    assert f"of 1,000 reports that compare an article with itself, {found['false']} call anything different" in said
    assert "Even at 160 sentences each, two reading grades are often not seen." in said
    assert found["power"][GRADE]["160"] < 80
