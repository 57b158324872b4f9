"""Finding: a document of which nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.universal import none_of
from framing.measure.english import letter, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Place

_TITLE = "{who} has no body text: nothing in it is counted."
_TEXT = "Every line was taken for a headline, a caption or page furniture; the method says by which rule."


def _find(made: Comparison) -> Iterable[Found]:
    for side, profile in enumerate(made.profiles):
        zones = profile.parsed.document.zones
        if zones and none_of(zones, lambda zone: zone.kind == "body"):
            place = Place(side, zones[0].start, zones[0].end)
            yield Found(say(_TITLE, who=letter(side)), _TEXT, (place,))


FINDING = FindingRule(
    kind="no-body",
    aspect="none",
    strength="notice",
    order=10,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(
            lambda: comparison("# Ferry fares stay.", "The boats sailed."),
            "A has no body text: nothing in it is counted.",
        ),
        FindingExample(lambda: comparison("# Ferry fares stay.\nThe boats sailed.", "The boats sailed."), None),
    ),
)
