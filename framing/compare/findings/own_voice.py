"""Finding: how many sentences credit nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import in_body
from framing.compare.findings.universal import in_english
from framing.measure.counts import body
from framing.measure.english import how_many, letter, listed, say
from framing.model import Comparison, Evidence, FindingExample, FindingRule, Found, Place
from framing.number_format import printed

_TITLE = "Sentences that credit nobody: {sides}."
_SIDE = "{n} of {size} in {who}"
_TEXT = "These sentences stand in the outlet’s own voice or name no source."


def _find(made: Comparison) -> Iterable[Found]:
    if len(in_english(made)) < len(made.profiles):
        return
    own = [in_body(profile, "uncredited") for profile in made.profiles]
    if not any(own):
        return
    sides = [
        say(_SIDE, n=how_many(len(found)), size=printed(len(body(made.profiles[side].parsed))), who=letter(side))
        for side, found in enumerate(own)
    ]
    places = tuple(Place(side, found[0].start, found[0].end) for side, found in enumerate(own) if found)
    yield Found(say(_TITLE, sides=listed(sides)), _TEXT, places)


def _example(*uncredited: int) -> Comparison:
    made = comparison("It rained. It blew.", "It rained. It blew.")
    kept = (
        Evidence("attribution", "uncredited", 0, 10, "outlet", "example"),
        Evidence("attribution", "uncredited", 11, 19, "outlet", "example"),
    )
    profiles = tuple(
        replace(profile, evidence=kept[:count]) for profile, count in zip(made.profiles, uncredited, strict=True)
    )
    return replace(made, profiles=profiles)


FINDING = FindingRule(
    kind="own-voice",
    aspect="source",
    strength="trivia",
    order=20,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(lambda: _example(2, 1), "Sentences that credit nobody: two of 2 in A and one of 2 in B."),
        FindingExample(lambda: _example(1, 0), "Sentences that credit nobody: one of 2 in A and none of 2 in B."),
        FindingExample(lambda: _example(0, 0), None),
    ),
    table="sentences",
)
