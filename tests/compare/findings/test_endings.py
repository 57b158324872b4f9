"""What articles end on: said of texts that have an end of their own, and where none tells the other's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.endings import FINDING
from framing.compare.findings.examples import article, covered, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.model import Comparison, Found

NEWS = "\n".join(f"Boat number {at} sails tomorrow with a load of sand for the islands of the bay." for at in range(6))
MARCH = "The harbour council will meet again in March to speak about fares."
PRAISE = "Nobody on the quay had a word of praise for the new ticket office."


def told(made: Comparison) -> list[Found]:
    return list(FINDING.find(made))


def test_the_last_paragraph_is_shown_before_the_one_above_it() -> None:
    made = covered(comparison(f"{NEWS}\n{MARCH}", f"{NEWS}\n{PRAISE}"), {})
    (found,) = told(made)
    assert found.text == f"A: “{MARCH}” B: “{PRAISE}”"
    above = place(made, 0, "Boat number 5 sails tomorrow with a load of sand for the islands of the bay.")
    assert found.places == (place(made, 0, MARCH), place(made, 1, PRAISE), above, above._replace(document=1))


def test_where_one_end_tells_the_other_nothing_is_said() -> None:
    made = covered(comparison(f"{NEWS}\n{MARCH}", f"{NEWS}\n{PRAISE}"), {})
    last = place(made, 1, PRAISE)

    def with_counterpart(start: int, end: int) -> Comparison:
        return replace(
            made,
            coverage=tuple(
                replace(
                    item,
                    counterparts=(item.counterparts[0]._replace(told="part", score=0.5, start=start, end=end),),
                )
                if item.document == 0 and item.sentence == 6
                else item
                for item in made.coverage
            ),
        )

    assert told(with_counterpart(last.start, last.end)) == []
    assert told(with_counterpart(0, 20)) != []  # B tells it, but does not end on it


@pytest.mark.parametrize(
    "line", ["Holm helped to report this.", "See more of this story on pages four and five of today"]
)
def test_a_line_about_the_article_is_no_end_of_it(line: str) -> None:
    made = covered(comparison(f"{NEWS}\n{MARCH}\n{line}", f"{NEWS}\n{PRAISE}"), {})
    assert told(made)[0].text == f"A: “{MARCH}” B: “{PRAISE}”"


def test_a_short_text_and_one_in_another_language_have_no_end() -> None:
    assert told(covered(comparison(f"{NEWS}\n{MARCH}", f"Boats sail.\n{PRAISE}"), {})) == []
    other = article(f"{NEWS}\n{PRAISE}")
    french = replace(other, document=replace(other.document, language="fr"))
    assert told(covered(comparison(f"{NEWS}\n{MARCH}", french), {})) == []
