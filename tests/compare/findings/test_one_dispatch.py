"""One agency's text printed by several: how much of it is the same, and whose text it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.one_dispatch import FINDING
from framing.model import Comparison, Found, SourceStatement


def words(*runs: tuple[int, int]) -> str:
    """One sentence of numbered words: (0, 24) has 20 runs of five words."""
    return " ".join(f"w{at}" for first, last in runs for at in range(first, last)) + "."


def told(*texts: str) -> list[str]:
    return [found.title for found in FINDING.find(comparison(*texts))]


SAME = "{} print one text: {} of their runs of five words are the same."
PART = "{} print one text: {} of the shorter’s runs of five words stand in the longer."


@pytest.mark.parametrize(
    ("one", "two", "title"),
    [
        # 21 and 30 of 30 runs: 70 % is one report, 67 % is not.
        (words((0, 25)), words((0, 34)), [SAME.format("A and B", "70%")]),
        # Below 70 % of all the runs, but all of the shorter's: it is the longer one, cut.
        (words((0, 24)), words((0, 36)), [PART.format("A and B", "100%")]),
        # 16 of the shorter's 20 runs are just enough, 15 of them are not.
        (words((0, 20), (90, 94)), words((0, 20), (50, 60)), [PART.format("A and B", "80%")]),
        (words((0, 19), (90, 95)), words((0, 19), (50, 60)), []),
        # Of 19 runs two texts may agree by chance, of 20 they do not.
        (words((0, 23)), words((0, 24)), []),
        (words((0, 24)), words((0, 25)), [SAME.format("A and B", "95%")]),
        # The same text twice is said by another finding.
        (words((0, 40)), words((0, 40)), []),
    ],
)
def test_how_much_must_be_the_same(one: str, two: str, title: list[str]) -> None:
    assert told(one, two) == title
    assert told(two, one) == title


def test_a_headline_is_no_part_of_it() -> None:
    assert told(f"# {words((60, 90))}\n{words((0, 30))}", words((0, 31))) == [SAME.format("A and B", "96%")]


def test_three_are_told_together_with_the_least_and_the_most_that_two_share() -> None:
    assert told(words((0, 40)), words((0, 41)), words((0, 43))) == [SAME.format("A, B and C", "92% to 97%")]
    # Two that share less than the rest with one that is cut: all three are told by the shorter's.
    assert told(words((0, 30)), words((0, 31)), words((0, 80))) == [PART.format("A, B and C", "100%")]
    # B has A's text and C's, which have nothing in common.
    assert told(words((0, 40)), words((0, 40), (50, 90)), words((50, 90))) == [PART.format("A, B and C", "100%")]
    # Four texts, two dispatches.
    assert told(words((0, 40)), words((100, 140)), words((0, 41)), words((100, 142))) == [
        SAME.format("A and C", "97%"),
        SAME.format("B and D", "95%"),
    ]


def stated(*agencies: str | None) -> Comparison:
    made = comparison(*(words((0, 40 + at)) for at in range(len(agencies))))
    statement = SourceStatement(1, 0, (), 0, None, 0, (), (), 0, None, None, 0, 0, None, "Nobody is credited.")
    return replace(
        made,
        profiles=tuple(
            replace(profile, statement=replace(statement, agency=agency))
            for profile, agency in zip(made.profiles, agencies, strict=True)
        ),
    )


@pytest.mark.parametrize(
    ("agencies", "text"),
    [
        (("Lantern Wire", None), "text of Lantern Wire"),
        (("Lantern Wire", "Lantern Wire"), "text of Lantern Wire"),
        (("Lantern Wire", "Bell News"), "text"),
        ((None, None), "text"),
    ],
)
def test_whose_text_it_is_is_said_where_all_that_name_an_agency_agree(
    agencies: Sequence[str | None], text: str
) -> None:
    (found,) = FINDING.find(stated(*agencies))
    assert found.title == f"A and B print one {text}: 97% of their runs of five words are the same."


def test_the_first_sentence_of_each_is_shown() -> None:
    made = comparison(f"# Harbour\nIt rained. {words((0, 40))}", f"It rained. {words((0, 41))}")
    assert list(FINDING.find(made)) == [
        Found(
            SAME.format("A and B", "97%"),
            "What they credit and quote in common they took from one text, so it counts once.",
            (place(made, 0, "It rained."), place(made, 1, "It rained.")),
        )
    ]
