"""Every finding that is installed keeps the rules, and the battery notices one that does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

import framing
from framing.compare.findings import installed
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.errors import FindingError
from framing.model import Comparison, FindingExample, FindingKind, FindingRule, Found, Place


@pytest.mark.parametrize("rule", installed(), ids=lambda rule: rule.kind)
def test_every_finding_says_what_its_examples_say(rule: FindingRule) -> None:
    framing.check_finding(rule)


def test_the_kinds_that_are_named_are_those_that_are_installed() -> None:
    assert {rule.kind for rule in installed()} | {"nothing"} == set(get_args(FindingKind))


def _rain(made: Comparison) -> list[Found]:
    wet = [side for side, profile in enumerate(made.profiles) if "rain" in profile.parsed.document.text]
    return [Found("It rains in one.", "", (place(made, wet[0], "rain"),))] if wet else []


RAIN = FindingRule(
    kind="rain",
    aspect="detail",
    strength="exact",
    order=90,
    reads=("profiles",),
    find=_rain,
    examples=(
        FindingExample(lambda: comparison("There was rain.", "It was dry."), "It rains in one."),
        FindingExample(lambda: comparison("It was dry.", "It was dry."), None),
    ),
)


def test_a_finding_of_somebody_elses_passes() -> None:
    framing.check_finding(RAIN)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "Rain "}, "small letters"),
        ({"strength": "loud"}, "strength 'loud'"),
        ({"aspect": "weather"}, "aspect 'weather'"),
        ({"table": "weather"}, "table 'weather'"),
        ({"reads": ("profiles", "weather")}, "weather, which no Comparison has"),
        ({"reads": ()}, "reads profiles without saying so"),
        ({"examples": RAIN.examples[:1]}, "facts that make none"),
        ({"examples": RAIN.examples[1:] * 2}, "facts that make its sentence"),
        ({"examples": (RAIN.examples[0], FindingExample(RAIN.examples[0].facts, None))}, "example 2.*should be silent"),
        (
            {"examples": (FindingExample(RAIN.examples[0].facts, "It pours."), RAIN.examples[1])},
            "should say 'It pours.'",
        ),
        ({"find": lambda made: [1 / 0]}, "ZeroDivisionError"),
        ({"find": lambda made: [f._replace(title="Rain") for f in _rain(made)]}, "no whole sentence|should say"),
        ({"find": lambda made: [f._replace(places=(Place(0, 0, 99),)) for f in _rain(made)]}, "where nothing stands"),
        ({"find": lambda made: [f._replace(places=f.places * 2) for f in _rain(made)]}, "one passage twice"),
    ],
)
def test_the_battery_names_what_is_wrong(change: dict[str, Any], message: str) -> None:
    with pytest.raises(FindingError, match=message):
        framing.check_finding(replace(RAIN, **change))


def test_a_rule_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.compare.findings import findings

    broken = replace(RAIN, find=lambda made: [1 / 0])
    with pytest.raises(FindingError, match=r"finding rain.*ZeroDivisionError|ZeroDivisionError.*finding rain"):
        findings(comparison("It was dry.", "It was dry."), (broken,))
