"""A fact that one article opens with and another tells only far down."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.order_of_facts import FINDING
from framing.model import Comparison, Emphasis, Found, Place, Position

TEXT = "The mill burned. It was cold. Boats sailed."


def fact(
    made: Comparison, words: str, *parts: Position | None, lacking: int | None = None, kind: str = "fact"
) -> Emphasis:
    places: list[Place | None] = [place(made, side, words) for side in range(len(parts))]
    if lacking is not None:
        places[lacking] = None
    return Emphasis(kind, words, tuple(places), parts, (3,) * len(parts), (0.5,) * len(parts))


def told(made: Comparison, *facts: Emphasis) -> list[Found]:
    return list(FINDING.find(replace(made, emphasis=facts)))


def test_what_several_open_with_is_told_of_all_of_them() -> None:
    made = comparison(TEXT, TEXT, TEXT, TEXT)
    (found,) = told(made, fact(made, "The mill burned.", "tail", "lede", "lede", "tail"))
    assert found.title == "What B and C open with, A and D first tell after a quarter of their text."
    assert [at.document for at in found.places] == [1, 2, 0, 3]
    assert found.text == "A: “The mill burned.” B: “The mill burned.” C: “The mill burned.” D: “The mill burned.”"


def test_a_text_without_the_fact_or_in_another_language_is_left_out() -> None:
    made = comparison(TEXT, TEXT, TEXT)
    (found,) = told(made, fact(made, "Boats sailed.", "lede", "tail", "tail", lacking=1))
    assert found.title == "What A opens with, C first tells after a quarter of its text."
    other = article(TEXT)
    french = comparison(TEXT, replace(other, document=replace(other.document, language="fr")))
    assert told(french, fact(french, "Boats sailed.", "lede", "tail")) == []


def test_where_somebody_speaks_is_no_fact() -> None:
    made = comparison(TEXT, TEXT)
    assert told(made, fact(made, "Boats sailed.", "lede", "tail", kind="source")) == []


def test_the_three_that_most_tell_come_first_then_by_their_words() -> None:
    made = comparison(TEXT, TEXT, TEXT, TEXT)
    words = ("The mill burned.", "It was cold.", "Boats sailed.", "It was", "The mill")
    few, some, more, least, last = (
        fact(made, words[0], "lede", "tail", None, None, lacking=2),
        fact(made, words[1], "lede", "lede", "tail", None, lacking=3),
        fact(made, words[2], "lede", "tail", "tail", "tail"),
        fact(made, words[3], "lede", "tail", None, None, lacking=2),
        fact(made, words[4], "lede", "tail", None, None, lacking=2),
    )

    def opening(*facts: Emphasis) -> list[str]:
        return [item.text.partition("”")[0].removeprefix("A: “") for item in told(made, *facts)]

    assert opening(few, some, more) == ["Boats sailed.", "It was cold.", "The mill burned."]
    assert opening(few, last, least, some) == ["It was cold.", "It was", "The mill"]
    assert [item.extra for item in told(made, few, some, more)] == [False, True, True]
