"""One text given twice: the same words and marks, spaces aside."""

from __future__ import annotations

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.same_text import FINDING, groups
from framing.model import Found


def test_every_group_of_equal_texts_is_told() -> None:
    made = comparison("It rains.", "It snows.", "It  rains.\n", "It snows.", "It blows.")
    assert groups(made) == [[0, 2], [1, 3]]
    assert list(FINDING.find(made)) == [
        Found("A and C are the same text.", "Every difference between them is zero by construction."),
        Found("B and D are the same text.", "Every difference between them is zero by construction."),
    ]


def test_a_mark_more_is_another_text() -> None:
    assert groups(comparison("It rains.", "It rains!")) == []
