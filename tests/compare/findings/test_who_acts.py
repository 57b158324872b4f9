"""Who acted: said by one article in its own voice, left open by another's passive."""

from __future__ import annotations

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.who_acts import FINDING
from framing.model import Act, Comparison, Doing, Found, Voice

ACTIVE, PASSIVE = "Soldiers burned the mill.", "The mill was burned."


def told(made: Comparison) -> list[Found]:
    return list(FINDING.find(made))


def burning(
    *, voice: Voice = "outlet", passive: bool = True, named: tuple[bool, bool] = (True, False), times: int = 1
) -> Comparison:
    """A says that soldiers burned the mill and B that it was burned, with what is changed."""
    made = comparison(ACTIVE, PASSIVE)
    act = Act(
        "burn",
        (
            Doing(0, place(made, 0, "burned"), place(made, 0, "Soldiers") if named[0] else None, False, voice),
            Doing(1, place(made, 1, "was burned"), place(made, 1, "The mill") if named[1] else None, passive, "outlet"),
        ),
    )
    return comparison(ACTIVE, PASSIVE, acts=(act,) * times)


def test_the_doer_is_told_and_both_verbs_are_shown() -> None:
    made = burning()
    assert told(made) == [
        Found(
            "A says who acted, B does not: “was burned”.",
            f"A: “{ACTIVE}” B: “{PASSIVE}” A names “Soldiers”; a passive without an agent leaves open who acted.",
            (place(made, 0, "burned"), place(made, 1, "was burned")),
        )
    ]


def test_a_doer_inside_quotation_marks_is_not_the_outlets_word() -> None:
    assert told(burning(voice="direct")) == []


def test_what_is_left_open_is_a_passive_without_its_agent() -> None:
    assert told(burning(passive=False)) == []
    assert told(burning(named=(True, True))) == []
    assert told(burning(named=(False, False))) == []


def test_two_acts_are_told_and_the_second_comes_later() -> None:
    assert [found.extra for found in told(burning(times=3))] == [False, True]
