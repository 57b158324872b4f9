"""What a reader meets first: by strength, and never five of one kind."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.ranking import findings
from framing.model import FindingRule, Found, Strength, Table

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
    (finding,) = findings(RAIN, ())
    assert finding.title == "Nothing that was looked for differs between A and B."
