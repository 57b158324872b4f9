"""A sentence stands beside what comes nearest to it elsewhere, where that is about the same matter and tells it not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.nearest_passages import FINDING
from framing.model import Comparison, Counterpart, Coverage, Found, Place, Twin

SHUT = "The bridge was shut on Monday after cracks were found in its deck."
OWNED = "The owner of the bridge has run it since the last flood."
ASKED = "Was the bridge shut because somebody had found cracks in its deck?"


def made_of(score: float, one: str = SHUT, french: bool = False, twin: bool = False) -> Comparison:
    """Two texts, and how much of the first one's sentence the second one's tells."""
    there = article(OWNED)
    there = replace(there, document=replace(there.document, language="fr")) if french else there
    made = comparison(one, there)
    near = Counterpart(1, score, 0, len(OWNED), "no" if score < 0.45 else "yes")
    twins = (Twin(Place(0, 4, 10), Place(1, 4, 10), None, "verbatim", 0.9),) if twin else ()
    return replace(made, coverage=(Coverage(0, 0, (near,)),), twins=twins)


def test_both_passages_are_shown_whole() -> None:
    made = made_of(0.2)
    (found,) = FINDING.find(made)
    assert found == Found(
        "What A tells here, and what comes nearest in B.",
        f"A: “{SHUT}” Nearest in B: “{OWNED}”",
        (place(made, 0, SHUT), place(made, 1, OWNED)),
    )


@pytest.mark.parametrize(
    "made",
    [
        made_of(0.05),  # of another matter
        made_of(0.4),  # told, as likely as not
        made_of(0.9),
        made_of(0.2, one=ASKED),
        made_of(0.2, french=True),
        made_of(0.2, twin=True),
    ],
)
def test_other_matters_questions_other_languages_and_remarks_in_both_are_left_out(made: Comparison) -> None:
    assert list(FINDING.find(made)) == []


def test_what_two_articles_tell_stands_there_once_the_longest_first() -> None:
    long, short = SHUT, "Cracks were found in the deck of the bridge."
    made = comparison(long, short, OWNED)
    rows = []
    for side, text in enumerate((long, short)):
        other = 1 - side
        same = Counterpart(other, 0.9, 0, len((long, short)[other]), "yes")
        rows.append(Coverage(side, 0, (same, Counterpart(2, 0.2, 0, len(OWNED), "no"))))
        assert text
    found = [item.places for item in FINDING.find(replace(made, coverage=tuple(rows)))]
    assert found == [(place(made, 0, long), place(made, 2, OWNED))]


def test_there_are_twelve_at_most() -> None:
    text = "\n".join(f"The bridge was shut on day {number} after cracks were found there." for number in range(20))
    made = comparison(text, OWNED)
    near = Counterpart(1, 0.2, 0, len(OWNED), "no")
    rows = tuple(Coverage(0, row, (near,)) for row in range(20))
    assert len(list(FINDING.find(replace(made, coverage=rows)))) == 12
