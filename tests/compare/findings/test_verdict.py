"""How far to trust the rates: said by how many of those that were tested differ, and by the texts' lengths."""

from __future__ import annotations

import pytest

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.verdict import FINDING
from framing.model import Contrast, Found, Measure, Verdict

D: Verdict = "differs"
S: Verdict = "no measurable difference"


@pytest.mark.parametrize(
    ("verdicts", "title", "text"),
    [
        (
            (),
            "No difference was tested.",
            "With one, two and 12 sentences the texts are too short to tell a difference from chance.",
        ),
        (
            (S,),
            "The one difference tested is not larger than such texts vary.",
            "With one, two and 12 sentences, the figures describe these texts, not the outlets.",
        ),
        (
            (S, S, S),
            "None of the three differences tested is larger than such texts vary.",
            "With one, two and 12 sentences, the figures describe these texts, not the outlets.",
        ),
        (
            (D,),
            "One of one difference tested is larger than such texts vary.",
            "With one, two and 12 sentences, even this one describes these texts, not the outlets.",
        ),
        (
            (S, D, D),
            "Two of three differences tested are larger than such texts vary.",
            "With one, two and 12 sentences, even these describe these texts, not the outlets.",
        ),
    ],
)  # fmt: skip
def test_the_verdict_counts_what_was_tested(verdicts: tuple[Verdict, ...], title: str, text: str) -> None:
    tested = tuple(Contrast("m", 0, 1, 1.0, 0.5, 1.5, verdict, "", adjusted=0.04) for verdict in verdicts)
    untested = Contrast("m", 0, 1, 1.0, None, None, "as counted", "")
    texts = ("# Rain.\nIt rained.", "It snowed. It blew.", "It rained. " * 12)
    assert list(FINDING.find(comparison(*texts, contrasts=(untested, *tested)))) == [Found(title, text)]
    assert not FINDING.exact


def powered(*smallest: float | None, texts: int = 2, matched: float | None = None) -> str:
    """What is said of texts whose tested measures could have shown so much."""
    weights = (1.0, 2.0, 1.5)
    units = ("words", "%", "grade")
    measures = {
        f"m{at}": Measure(f"m{at}", f"Measure {at}", units[at], "words", {}, "", "", weight=weights[at])
        for at in range(3)
    }
    contrasts = tuple(
        Contrast(f"m{at}", 0, 1, 1.0, 0.5, 1.5, S, "", adjusted=0.5, smallest=least, matched=matched)
        for at, least in enumerate(smallest)
    )
    made = comparison(*["It rained."] * texts, measures=measures, contrasts=contrasts)
    (found,) = FINDING.find(made)
    return found.text


def test_what_these_texts_could_have_shown_is_told_of_what_counts_most() -> None:
    assert powered(4.0, 31.25, 2.5) == (
        "With one and one sentences, the figures describe these texts, not the outlets. "
        "Smaller differences than 31.2 percentage points (Measure 1) and 2.5 grades (Measure 2) are missed in two or "
        "more of ten such pairs."
    )
    assert powered(4.0, None, None).endswith(
        "Smaller differences than 4.0 words (Measure 0) are missed in two or more of ten such pairs."
    )
    assert powered(None).endswith("not the outlets.")


def test_of_three_texts_the_two_easiest_to_tell_apart_are_meant() -> None:
    assert "Of those that are easiest to tell apart, smaller differences than 4.0 words" in powered(
        4.0, texts=3, matched=0.5
    )
    assert "tell the same" not in powered(4.0, texts=3, matched=0.5)


def test_how_much_of_two_texts_tells_the_same_is_said_where_any_does() -> None:
    assert powered(4.0, matched=0.36).endswith("36% of their sentences stand in passages that tell the same.")
    assert "tell the same" not in powered(4.0, matched=0.0)


def test_the_whole_sentence_on_three_texts_says_how_often_a_difference_is_missed() -> None:
    assert powered(4.0, texts=3) == (
        "With one, one and one sentences, the figures describe these texts, not the outlets. Of those that are easiest "
        "to tell apart, smaller differences than 4.0 words (Measure 0) are missed in two or more of ten pairs."
    )


def test_of_several_tests_the_smallest_difference_and_the_largest_share_are_told() -> None:
    measures = {"m": Measure("m", "Measure", "words", "words", {}, "", "")}
    contrasts = tuple(
        Contrast("m", 0, 1, 1.0, 0.5, 1.5, S, "", adjusted=0.5, smallest=least, matched=matched)
        for least, matched in ((6.0, 0.25), (3.0, 0.75), (9.0, None))
    )
    (found,) = FINDING.find(comparison("It rained.", "It blew.", measures=measures, contrasts=contrasts))
    assert found.text.endswith(
        "Smaller differences than 3.0 words (Measure) are missed in two or more of ten such pairs. "
        "75% of their sentences stand in passages that tell the same."
    )
