"""Finding: a fact that one article opens with and another tells only far down."""

from __future__ import annotations

from collections.abc import Iterable

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import beside, printed
from framing.compare.findings.universal import in_english
from framing.measure.english import letters, say
from framing.model import Comparison, Emphasis, FindingExample, FindingRule, Found, Position

_TITLE = "What {first} {n:opens|open} with, {last} first {m:tells|tell} after a quarter of {m:its|their} text."
_SHOWN = 3


def _find(made: Comparison) -> Iterable[Found]:
    english = in_english(made)
    facts = [fact for fact in made.emphasis if fact.kind == "fact"]
    found = [(fact, _in(fact, "lede", english), _in(fact, "tail", english)) for fact in facts]
    told = [(fact, first, last) for fact, first, last in found if first and last]
    told.sort(key=lambda item: (-len(item[1]) - len(item[2]), item[0].about))
    for number, (fact, first, last) in enumerate(told[:_SHOWN]):
        title = say(_TITLE, first=letters(first), last=letters(last), n=len(first), m=len(last))
        places = [place for side in (*first, *last) if (place := fact.places[side]) is not None]
        text = beside(made, {place.document: printed(made, place) for place in places})
        yield Found(title, text, tuple(places), extra=number > 0)


def _in(fact: Emphasis, part: Position, sides: Iterable[int]) -> list[int]:
    return [side for side in sides if fact.parts[side] == part and fact.places[side] is not None]


def _example(two: Position) -> Comparison:
    made = comparison("The mill burned.", "It was a cold day. The mill burned.")
    fact = Emphasis(
        "fact",
        "The mill burned.",
        (place(made, 0, "The mill burned."), place(made, 1, "The mill burned.")),
        ("lede", two),
        (3, 3),
        (1.0, 0.4),
    )
    return comparison(*(profile.parsed for profile in made.profiles), emphasis=(fact,))


FINDING = FindingRule(
    kind="placement",
    aspect="order",
    strength="wording",
    order=50,
    reads=("profiles", "emphasis"),
    find=_find,
    examples=(
        FindingExample(lambda: _example("tail"), "What A opens with, B first tells after a quarter of its text."),
        FindingExample(lambda: _example("first quarter"), None),
    ),
)
