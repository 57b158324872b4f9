"""How far to trust the rates: said by how many of those that were tested differ, and by the texts' lengths."""

from __future__ import annotations

import pytest

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.verdict import FINDING
from framing.model import Contrast, Found, Verdict

D: Verdict = "differs"
S: Verdict = "no measurable difference"


@pytest.mark.parametrize(
    ("verdicts", "title", "text"),
    [
        (
            (),
            "No rate was tested.",
            "With one, two and 12 sentences the texts are too short to tell a difference from chance.",
        ),
        (
            (S,),
            "The one rate difference is not larger than variation within the texts.",
            "With one, two and 12 sentences, the rates describe these texts, not the outlets.",
        ),
        (
            (S, S, S),
            "None of the three rate differences is larger than variation within the texts.",
            "With one, two and 12 sentences, the rates describe these texts, not the outlets.",
        ),
        (
            (D,),
            "One of one rate difference is larger than variation within the texts.",
            "With one, two and 12 sentences, even this one describes these texts, not the outlets.",
        ),
        (
            (S, D, D),
            "Two of three rate differences are larger than variation within the texts.",
            "With one, two and 12 sentences, even these describe these texts, not the outlets.",
        ),
    ],
)  # fmt: skip
def test_the_verdict_counts_what_was_tested(verdicts: tuple[Verdict, ...], title: str, text: str) -> None:
    tested = tuple(Contrast("m", 0, 1, 1.0, 0.5, 1.5, verdict, "", 0.04) for verdict in verdicts)
    untested = Contrast("m", 0, 1, 1.0, None, None, "as counted", "")
    texts = ("# Rain.\nIt rained.", "It snowed. It blew.", "It rained. " * 12)
    assert list(FINDING.find(comparison(*texts, contrasts=(untested, *tested)))) == [Found(title, text)]
    assert not FINDING.exact
