"""Finding: how far to trust the rates, for the box that closes the first page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.measure.counts import body
from framing.measure.english import listed, number, say, upper_first
from framing.model import Comparison, Contrast, FindingExample, FindingRule, Found

_UNTESTED = "No rate was tested."
_TOO_SHORT = "With {sizes} sentences the texts are too short to tell a difference from chance."
_ONE = "The one rate difference is not larger than variation within the texts."
_NONE = "None of the {n} rate differences is larger than variation within the texts."
_THESE = "With {sizes} sentences, the rates describe these texts, not the outlets."
_SOME = "{n} of {of} {of:rate difference|rate differences} {n:is|are} larger than variation within the texts."
_EVEN = "With {sizes} sentences, even {n:this one describes|these describe} these texts, not the outlets."


def _find(made: Comparison) -> Iterable[Found]:
    tested = [contrast for contrast in made.contrasts if contrast.q is not None]
    differing = sum(contrast.verdict == "differs" for contrast in tested)
    sizes = listed([number(len(body(profile.parsed))) for profile in made.profiles])
    if not tested:
        yield Found(_UNTESTED, say(_TOO_SHORT, sizes=sizes))
    elif not differing:
        yield Found(_ONE if len(tested) == 1 else say(_NONE, n=len(tested)), say(_THESE, sizes=sizes))
    else:
        yield Found(upper_first(say(_SOME, n=differing, of=len(tested))), say(_EVEN, n=differing, sizes=sizes))


def _example(*verdicts: str) -> Comparison:
    contrast = Contrast("plain.length", 0, 1, 1.0, 0.5, 1.5, "differs", "", 0.04)
    contrasts = tuple(replace(contrast, verdict=verdict) for verdict in verdicts)  # type: ignore[arg-type]
    return comparison("It rained.", "It snowed. It blew.", contrasts=contrasts)


FINDING = FindingRule(
    kind="verdict",
    aspect="none",
    strength="verdict",
    order=10,
    reads=("profiles", "contrasts"),
    find=_find,
    examples=(
        FindingExample(lambda: _example(), "No rate was tested."),
        FindingExample(
            lambda: _example("no measurable difference"),
            "The one rate difference is not larger than variation within the texts.",
        ),
        FindingExample(
            lambda: _example("no measurable difference", "no measurable difference"),
            "None of the two rate differences is larger than variation within the texts.",
        ),
        FindingExample(
            lambda: _example("differs", "no measurable difference"),
            "One of two rate differences is larger than variation within the texts.",
        ),
        FindingExample(
            lambda: _example("differs", "differs"),
            "Two of two rate differences are larger than variation within the texts.",
        ),
    ),
    exact=False,
    table="measures",
)
