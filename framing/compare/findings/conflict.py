"""Finding: values that do not agree: figures, dates, names of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.examples import place
from framing.compare.findings.passages import printed
from framing.compare.findings.universal import in_english
from framing.measure.english import in_quotes, letter, letters, say, upper_first
from framing.model import Comparison, Conflict, FindingExample, FindingRule, Found

_ONE = "{who} give different {things} for one thing."
_SPELT = "{who} spell {n:a name|names} differently."
_MANY = "{n} pairs of passages give different values for one thing."
_SIDES = "{a}: {one}, {b}: {two}."
_MORE = "{n} more such {n:pair|pairs} in the table of values."
_THINGS = {"amount": "figures", "date": "dates", "time": "times", "name": "names", "title": "titles"}
_SHOWN = 2  # conflicts told in full; the table has the others
_ONE_NAME = 0.75  # of the letters of two names, how many must stand in the same order


def _find(made: Comparison) -> Iterable[Found]:
    """The values that do not agree, the surest in full; two spellings of one name come after what is at odds."""
    english = in_english(made)
    known = [
        item
        for item in made.conflicts
        # The word that a quotation has otherwise is told where remarks in other words are.
        if {item.a.document, item.b.document} <= set(english) and item.kind != "word"
    ]
    if not known:
        return
    found = sorted(known, key=_spelled_otherwise)
    first = found[0]
    who = letters(sorted((first.a.document, first.b.document)))
    if _spelled_otherwise(first):  # and so are all the others
        everybody = letters(sorted({side.document for item in found for side in (item.a, item.b)}))
        spellings = {printed(made, side).casefold() for item in found for side in (item.a, item.b)}
        title = say(_SPELT, who=everybody, n=len(spellings) - 1)
    elif len(found) > 1:
        title = upper_first(say(_MANY, n=len(found)))
    else:
        title = say(_ONE, who=who, things=_THINGS[first.kind])
    told = [
        say(
            _SIDES,
            a=letter(item.a.document),
            one=in_quotes(printed(made, item.a)),
            b=letter(item.b.document),
            two=in_quotes(printed(made, item.b)),
        )
        for item in found[:_SHOWN]
    ]
    more = len(found) - _SHOWN
    rest = [upper_first(say(_MORE, n=more))] if more > 0 else []
    places = [place for item in found[:_SHOWN] for place in (item.a, item.b)]
    yield Found(title, " ".join((*told, *rest)), tuple(dict.fromkeys(places)))


def _spelled_otherwise(item: Conflict) -> bool:
    """Whether two names are one in two spellings: "Sandra" and "Sandi"."""
    sides = item.a_value.casefold(), item.b_value.casefold()
    return item.kind == "name" and SequenceMatcher(None, *sides).ratio() >= _ONE_NAME


def _example(one: str, two: str, kind: str, *, times: int = 1) -> Comparison:
    made = comparison(f"The mill lost {one} on Tuesday.", f"On Tuesday the mill lost {two}.")
    found = Conflict(kind, "mill lost", place(made, 0, one), place(made, 1, two), one, two, 0.9)
    return comparison(*(profile.parsed for profile in made.profiles), conflicts=(found,) * times)


FINDING = FindingRule(
    kind="conflict",
    aspect="value",
    strength="exact",
    order=10,
    reads=("profiles", "conflicts"),
    find=_find,
    examples=(
        FindingExample(
            lambda: _example("14 looms", "9 looms", "amount"), "A and B give different figures for one thing."
        ),
        FindingExample(lambda: _example("Sandra Holm", "Sandy Holm", "name"), "A and B spell a name differently."),
        FindingExample(
            lambda: _example("14 looms", "9 looms", "amount", times=3),
            "Three pairs of passages give different values for one thing.",
        ),
        FindingExample(lambda: comparison("The mill lost 14 looms.", "The mill lost 9 looms."), None),
    ),
    table="apart",
)
