"""Finding: one text given twice."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.measure.english import letters, say
from framing.model import Comparison, FindingExample, FindingRule, Found

_TITLE = "{who} are the same text."
_TEXT = "Every difference between them is zero by construction."


def groups(made: Comparison) -> list[list[int]]:
    """Documents with the same words and marks, spaces aside."""
    found: dict[str, list[int]] = {}
    for side, profile in enumerate(made.profiles):
        found.setdefault(" ".join(profile.parsed.document.text.split()), []).append(side)
    return [members for members in found.values() if len(members) > 1]


def _find(made: Comparison) -> Iterable[Found]:
    for members in groups(made):
        yield Found(say(_TITLE, who=letters(members)), _TEXT)


FINDING = FindingRule(
    kind="same-text",
    aspect="none",
    strength="notice",
    order=20,
    reads=("profiles",),
    find=_find,
    examples=(
        FindingExample(lambda: comparison("It  rains.", "It rains.", "It snows."), "A and B are the same text."),
        FindingExample(lambda: comparison("It rains.", "It rains now."), None),
    ),
)
