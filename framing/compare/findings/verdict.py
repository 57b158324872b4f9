"""Finding: how far to trust the rates, for the box that closes the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.compare.findings.examples import example_comparison as comparison
from framing.measure.counts import body
from framing.measure.english import listed, number, say, unit_after, upper_first
from framing.model import Comparison, Contrast, FindingExample, FindingRule, Found
from framing.number_format import printed

_UNTESTED = "No difference was tested."
_TOO_SHORT = "With {sizes} sentences the texts are too short to tell a difference from chance."
_ONE = "The one difference tested is not larger than such texts vary."
_NONE = "None of the {n} differences tested is larger than such texts vary."
_THESE = "With {sizes} sentences, the figures describe these texts, not the outlets."
_SOME = "{n} of {of} {of:difference|differences} tested {n:is|are} larger than such texts vary."
_EVEN = "With {sizes} sentences, even {n:this one describes|these describe} these texts, not the outlets."
_SEEN = "Smaller differences than {told} are missed in two or more of ten such pairs."
_SEEN_BEST = (
    "Of those that are easiest to tell apart, smaller differences than {told} are missed in two or more of ten pairs."
)
_SAME = "{share}% of their sentences stand in passages that tell the same."
_PAIR = 2  # documents
_MOST = 2  # measures whose smallest difference is told


def _find(made: Comparison) -> Iterable[Found]:
    tested = [contrast for contrast in made.contrasts if contrast.adjusted is not None]
    differing = sum(contrast.verdict == "differs" for contrast in tested)
    sizes = listed([number(len(body(profile.parsed))) for profile in made.profiles])
    if not tested:
        yield Found(_UNTESTED, say(_TOO_SHORT, sizes=sizes))
        return
    title = say(_SOME, n=differing, of=len(tested)) if differing else say(_NONE, n=len(tested))
    if len(tested) == 1 and not differing:
        title = _ONE
    limits = say(_EVEN, n=differing, sizes=sizes) if differing else say(_THESE, sizes=sizes)
    yield Found(upper_first(title), " ".join([limits, *_power(made, tested)]))


def _power(made: Comparison, tested: Sequence[Contrast]) -> Iterator[str]:
    """What these texts could have shown, and how much of two of them tells the same."""
    least: dict[str, float] = {}
    for contrast in tested:
        if contrast.smallest is not None:
            least[contrast.measure] = min(contrast.smallest, least.get(contrast.measure, contrast.smallest))
    # Those that count for most in the tests come first.
    ranked = sorted(least, key=lambda key: -made.measures[key].weight)[:_MOST]
    told = [
        f"{printed(least[key], made.measures[key].decimals)}{unit_after(made.measures[key].unit)}"
        f" ({made.measures[key].label})"
        for key in ranked
    ]
    if told:
        yield say(_SEEN if len(made.profiles) == _PAIR else _SEEN_BEST, told=listed(told))
    share = max((contrast.matched or 0.0 for contrast in tested), default=0.0)
    if len(made.profiles) == _PAIR and share:
        yield say(_SAME, share=printed(100 * share, 0))


def _example(*verdicts: str) -> Comparison:
    contrast = Contrast("plain.length", 0, 1, 1.0, 0.5, 1.5, "differs", "", adjusted=0.04)
    contrasts = tuple(replace(contrast, verdict=verdict) for verdict in verdicts)  # type: ignore[arg-type]
    return comparison("It rained.", "It snowed. It blew.", contrasts=contrasts)


FINDING = FindingRule(
    kind="verdict",
    aspect="none",
    strength="verdict",
    order=10,
    reads=("profiles", "measures", "contrasts"),
    find=_find,
    examples=(
        FindingExample(lambda: _example(), "No difference was tested."),
        FindingExample(
            lambda: _example("no measurable difference"),
            "The one difference tested is not larger than such texts vary.",
        ),
        FindingExample(
            lambda: _example("no measurable difference", "no measurable difference"),
            "None of the two differences tested is larger than such texts vary.",
        ),
        FindingExample(
            lambda: _example("differs", "no measurable difference"),
            "One of two differences tested is larger than such texts vary.",
        ),
        FindingExample(
            lambda: _example("differs", "differs"),
            "Two of two differences tested are larger than such texts vary.",
        ),
    ),
    exact=False,
    table="measures",
)
