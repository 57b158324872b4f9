"""A text of which nothing is counted is named, and why."""

from __future__ import annotations

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.no_body import FINDING
from framing.model import Found


def test_each_text_without_a_body_is_named_and_shown() -> None:
    made = comparison("The boats sailed.", "# Ferry fares stay.\n# More.", "")
    assert list(FINDING.find(made)) == [
        Found(
            "B has no body text: nothing in it is counted.",
            "Every line was taken for a headline, a caption or page furniture; the method says by which rule.",
            (place(made, 1, "Ferry fares stay."),),
        )
    ]
