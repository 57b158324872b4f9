"""What a reader meets first: by strength, and never five of one kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

import pytest

from framing import plugins
from framing.compare.findings import ranking
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.ranking import findings
from framing.errors import FindingError
from framing.model import Finding, FindingRule, Found, Place, Strength, Table

RAIN = comparison("It rained.", "It rained.")


def rule(kind: str, strength: Strength, *, times: int = 1, order: int = 10, table: Table | None = None) -> FindingRule:
    found = tuple(Found(f"{kind} {number}.", "") for number in range(times))
    return FindingRule(kind, "detail", strength, order, (), lambda made: found, (), table=table)


def kinds(*rules: FindingRule) -> list[str]:
    return [finding.kind for finding in findings(RAIN, rules)]


def test_the_strongest_come_first() -> None:
    strengths: list[Strength] = ["verdict", "trivia", "passage", "wording", "exact", "beyond", "telling", "notice"]
    assert kinds(*(rule(one, one) for one in strengths)) == [
        "notice", "telling", "beyond", "exact", "wording", "trivia", "passage", "verdict"
    ]  # fmt: skip


def test_of_one_strength_the_lower_order_comes_first() -> None:
    assert kinds(rule("b", "exact", order=20), rule("c", "exact", order=10), rule("a", "exact", order=30)) == list(
        "cba"
    )


def test_at_most_two_of_a_kind_are_among_the_first_five() -> None:
    found = kinds(
        rule("many", "telling", times=9), rule("two", "exact"), rule("three", "wording"), rule("four", "trivia")
    )
    assert found[:5] == ["many", "many", "two", "three", "four"]
    assert found[5:] == ["many"] * 7


def test_one_table_does_not_fill_the_page() -> None:
    sources = [rule(kind, "exact", order=at, table="speakers") for at, kind in enumerate("abcd")]
    others = [rule(kind, "wording", order=at) for at, kind in enumerate("xyz")]
    assert kinds(*sources, *others) == ["a", "b", "x", "y", "z", "c", "d"]


def test_one_more_of_a_kind_waits_for_all_others() -> None:
    more = replace(rule("more", "telling"), find=lambda made: [Found("First.", ""), Found("More.", "", extra=True)])
    assert kinds(more, rule("last", "trivia")) == ["more", "last", "more"]


def test_nothing_found_is_said() -> None:
    assert kinds(rule("verdict", "verdict")) == ["nothing", "verdict"]
    # A passage that stands in one text alone is none of the numbered findings.
    assert kinds(rule("verdict", "verdict"), rule("passage", "passage", times=3)) == [
        "nothing", "passage", "passage", "passage", "verdict"
    ]  # fmt: skip
    (finding,) = findings(RAIN, ())
    assert finding.title == "Nothing that was looked for differs between A and B."
    assert finding.text == "No source, quotation or rate sets them apart."
    assert finding.exact


def test_five_are_first_and_a_table_is_no_kind() -> None:
    more = [rule(kind, "exact", order=at) for at, kind in enumerate("abcd")]
    assert kinds(rule("many", "telling", times=3), *more) == ["many", "many", "a", "b", "c", "many", "d"]
    several = [rule(kind, "exact", order=at) for at, kind in enumerate("abcd")]
    assert kinds(*several, rule("many", "wording", times=3), rule("last", "trivia")) == [
        "a", "b", "c", "d", "many", "many", "many", "last"
    ]  # fmt: skip
    # "sentences" is a kind of one and the table of another.
    mixed = (rule("sentences", "exact", times=2), rule("x", "exact", order=20, table="sentences"))
    assert kinds(*mixed, rule("last", "trivia")) == ["sentences", "sentences", "x", "last"]


def test_what_was_found_is_what_is_said() -> None:
    places, absent = (Place(0, 0, 2),), (1,)
    found = Found("It rains.", "In both.", places, absent, None, (1,))
    made = replace(rule("rain", "exact", table="alone"), find=lambda made: [found], aspect="tone", exact=False)
    (finding,) = findings(RAIN, (made,))
    assert finding == Finding(
        kind="rain",
        title="It rains.",
        text="In both.",
        exact=False,
        places=places,
        absent=absent,
        aspect="tone",
        titles=(1,),
        table="alone",
    )
    (finding,) = findings(RAIN, (replace(made, find=lambda made: [found._replace(aspect="value")]),))
    assert finding.aspect == "value"


def test_a_rule_that_fails_is_named_with_what_to_do() -> None:
    broken = replace(rule("rain", "exact"), find=lambda made: 1 / 0)  # type: ignore[arg-type, return-value]
    with pytest.raises(FindingError) as raised:
        findings(RAIN, (broken,))
    assert "finding rain" in str(raised.value)
    assert "fails (ZeroDivisionError: division by zero)" in str(raised.value)
    assert str(raised.value).endswith("Correct the rule, or remove it.")


class _Point(NamedTuple):
    name: str
    load: Callable[[], object]


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([], "no finding is registered"),
        ([_Point("rain", lambda: 3)], "finding rain: is no framing.FindingRule"),
        ([_Point("rain", lambda: import_module("framing.no_such_module"))], "cannot be loaded"),
        (
            [_Point("rain", lambda: import_module("framing.no_such_module"))],
            r"Install its package anew, or remove it\.$",
        ),
    ],
)
def test_what_cannot_be_a_finding_is_named(points: list[_Point], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "points", lambda group: points)
    with pytest.raises(FindingError, match=message):
        ranking.installed.__wrapped__()


def test_ours_are_said_in_this_order() -> None:
    expected = [
        *("no-body", "same-text", "one-dispatch", "language"),
        *("headline-and-lead", "told-alone", "lead-names", "background"),
        *("rate", "conflict", "leading-source", "rewording", "only-speaker"),
        *("label", "agency", "placement"),
        *("quotations", "own-voice", "nearest", "only-in", "verdict"),
    ]
    assert [rule.kind for rule in ranking.installed() if rule.kind in expected] == expected
