"""Finding: one passage for which no counterpart was found in others, as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.universal import in_english
from framing.measure.english import letter, listed, say
from framing.model import Comparison, FindingExample, FindingRule, Found, Uncovered

_TITLE = "No counterpart found in {others}"


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    for item in made.uncovered:
        absent = tuple(side for side in item.absent if side in english)
        if absent and item.place.document in english:
            title = say(_TITLE, others=listed([letter(side) for side in absent], last="or"))
            yield Found(title, item.text, (item.place,), absent)


def _example() -> Comparison:
    made = comparison("It rained. Boats sail.", "It rained.", "It rained.")
    passage = Uncovered("Boats sail.", place(made, 0, "Boats sail."), (1, 2))
    return comparison(*(profile.parsed for profile in made.profiles), uncovered=(passage,))


FINDING = FindingRule(
    kind="only-in",
    aspect="omission",
    strength="passage",
    order=10,
    reads=("profiles", "uncovered"),
    find=_find,
    examples=(
        FindingExample(_example, "No counterpart found in B or C"),
        FindingExample(lambda: comparison("It rained.", "It rained."), None),
    ),
    table="alone",
)
