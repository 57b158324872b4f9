"""Tallies, ages and single figures that two articles give differently, wherever in them they stand.

A retelling puts a figure into another sentence, so that aligned sentences never meet. Two tallies are of one thing when
the same happened to the same sort of people or things and both articles tell it early; two ages, when they are one
person's; two figures of another unit, when each article has one. A figure that the other article gives too is at odds
with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from framing.compare.values.ages import AGE, THING
from framing.compare.values.datetimes import Moment
from framing.compare.values.quantities import Amount
from framing.compare.values.stated import Value, shared
from framing.lexicons.closed_lists import word_list
from framing.model import Parsed, Place

_EARLY = 5  # sentences of the body, from its first, that tell what the article is about
_FARTHEST = 10  # two counts of one thing are seldom so many times apart
_ALIKE = 0.10  # of the words around two dimensions
_SINGLE = 0.18  # the same for two figures of another unit
_FAR = 5  # as _FARTHEST, where only the unit says that it is one thing
_CHANGE = 0.25  # the same for a change in per cent, of which a text may tell several
_YEARS = 2  # between two ages of somebody who is not named
_SURE, _LIKELY = 0.9, 0.6


class Facing(NamedTuple):
    """Two values of one thing that differ, and how sure that is."""

    one: Value
    two: Value
    score: float


@cache
def _counted_in_any() -> frozenset[str]:
    """Units that tell nothing of what is counted."""
    return word_list("value_words", "units of anything") | {"", AGE}


def facing(documents: Sequence[Parsed], one: Sequence[Value], two: Sequence[Value]) -> Iterator[Facing]:
    """The figures of two documents that differ; ``one`` and ``two`` are the values each states."""
    yield from _tallies(documents, one, two)
    yield from _ages(one, two)
    yield from _singles(one, two)


def _tallies(documents: Sequence[Parsed], one: Sequence[Value], two: Sequence[Value]) -> Iterator[Facing]:
    here, there = (_told(documents, side) for side in (one, two))
    for key, other in _facing_keys(here, there):
        mine, theirs = here[key], there[other]
        first, second = _leading(documents, mine), _leading(documents, theirs)
        if key.endswith(" percent"):
            pairs = [(a, b) for a in mine for b in theirs if _around(a, b) >= _CHANGE]
            first, second = max(pairs, key=lambda pair: _around(*pair), default=(None, None))
        if first is None or second is None:
            continue
        a, b = _amount(first), _amount(second)
        low, high = sorted((a.value, b.value))
        if low and high > _FARTHEST * low and "vague" not in (a.bound, b.bound):
            continue
        if any(a.tallies_with(_amount(other)) for other in theirs) or any(b.tallies_with(_amount(o)) for o in mine):
            continue
        if _stands(first, two) or _stands(second, one):
            continue
        yield Facing(first, second, max(_LIKELY, _around(first, second)))


def _facing_keys(
    here: Mapping[str, Sequence[Value]], there: Mapping[str, Sequence[Value]]
) -> Iterator[tuple[str, str]]:
    """The tallies of one thing in both: of the same, or nobody here and some sort of people there."""
    for key in sorted(here.keys() & there.keys()):
        yield key, key
    for none, some, turned in ((here, there, False), (there, here, True)):
        for key in sorted(none.keys() - some.keys()):
            fate, _, sort = key.rpartition(" ")
            if sort == "people" and all(not _amount(value).value for value in none[key]):
                others = sorted(name for name in some if name.rpartition(" ")[0] == fate)
                yield from ((other, key) if turned else (key, other) for other in others[:1])


def _leading(documents: Sequence[Parsed], found: Sequence[Value]) -> Value | None:
    """The figure the article leads with; one that stands late counts where the article has no other."""
    kinds = [sentence.kind for sentence in documents[found[0].document].sentences]
    early = [value for value in found if _early(documents[value.document], value)]
    if early:
        return next((value for value in early if kinds[value.sentence] == "body"), early[0])
    return found[0] if all(_amount(value).tallies_with(_amount(found[0])) for value in found) else None


def _early(parsed: Parsed, value: Value) -> bool:
    body = [number for number, sentence in enumerate(parsed.sentences) if sentence.kind == "body"][:_EARLY]
    return parsed.sentences[value.sentence].kind == "headline" or value.sentence in body


def _told(documents: Sequence[Parsed], values: Sequence[Value]) -> dict[str, list[Value]]:
    """The tallies by what they are of; "nobody" is of every sort of people."""
    found: dict[str, list[Value]] = {}
    years = _of_other_years(documents, values)
    for value in values:
        name = value.tally
        if name and value.sentence not in years:
            found.setdefault(name, []).append(value)
    return found


def _of_other_years(documents: Sequence[Parsed], values: Iterable[Value]) -> set[int]:
    """The sentences that name a year other than the one they were published in."""
    found = set()
    for value in values:
        published = documents[value.document].document.published or ""
        if isinstance(value.what, Moment) and value.what.kind == "date":
            year = value.what.known()[0]
            if year is not None and not published.startswith(str(year)):
                found.add(value.sentence)
    return found


def _ages(one: Sequence[Value], two: Sequence[Value]) -> Iterator[Facing]:
    here, there = ([value for value in side if value.owner is not None] for side in (one, two))
    settled: set[Place] = set()
    known = [{value.owner for value in side if value.owner} for side in (here, there)]
    for name in sorted(known[0] & known[1]):
        mine = [value for value in here if value.owner == name]
        theirs = [value for value in there if value.owner == name]
        settled.update(value.place for value in (*mine, *theirs))
        if not any(_years(a) == _years(b) for a in mine for b in theirs):
            yield Facing(mine[0], theirs[0], _SURE)
    # Of somebody not named beside the age: where either text has one age that comes near, it is that person's.
    for value, others, own in (*((v, there, here) for v in here), *((v, here, there) for v in there)):
        if value.owner or value.place in settled:
            continue
        near = [other for other in _near(value, others) if other.place not in settled]
        years = {_years(other) for other in near}
        if len(years) != 1 or _years(value) in years or years & {_years(other) for other in own}:
            continue
        if len({_years(mine) for mine in _near(near[0], own)}) == 1:
            settled.update((value.place, *(other.place for other in near)))
            pair = (value, near[0]) if value.document < near[0].document else (near[0], value)
            yield Facing(*pair, _LIKELY)


def _near(value: Value, others: Iterable[Value]) -> list[Value]:
    """The ages a year or two from this one."""
    people = [other for other in others if not (other.owner or "").startswith(THING)]
    return [other for other in people if abs(_years(other) - _years(value)) <= _YEARS]


def _singles(one: Sequence[Value], two: Sequence[Value]) -> Iterator[Facing]:
    """Figures of a unit of which either text gives one only: "40m deep" and "80m-deep", "$14 million a day"."""
    here, there = (_by_unit(side) for side in (one, two))
    for unit in sorted(here.keys() & there.keys()):
        mine, theirs = here[unit], there[unit]
        if any(len({_amount(value).value for value in side}) > 1 for side in (mine, theirs)):
            continue
        first, second = mine[0], theirs[0]
        a, b = _amount(first), _amount(second)
        low, high = sorted((a.value, b.value))
        score = _around(first, second)
        if _stands(first, two) or _stands(second, one) or of_other_days(_beside(first, one), _beside(second, two)):
            continue
        if not a.agrees(b) and high <= _FAR * low and score >= (_ALIKE if _dimension(unit) else _SINGLE):
            yield Facing(first, second, max(_LIKELY, score))


def of_other_days(here: Iterable[Value], there: Iterable[Value]) -> bool:
    """Whether these values are of different months or years: of "in June" and "on 28 July" both may hold."""
    dated = [[value.what.known()[:2] for value in side if isinstance(value.what, Moment)] for side in (here, there)]
    months = [[known for known in side if any(known)] for side in dated]
    return all(months) and not any(
        all(a is None or b is None or a == b for a, b in zip(one, two, strict=True)) for one, two in product(*months)
    )


def _beside(value: Value, every: Iterable[Value]) -> list[Value]:
    return [other for other in every if other.sentence == value.sentence]


def _stands(value: Value, elsewhere: Iterable[Value]) -> bool:
    """Whether a text gives this figure of this unit, whatever it says of it."""
    mine = _amount(value)
    return any(
        other.kind == "amount" and other.of == value.of and mine.tallies_with(_amount(other)) for other in elsewhere
    )


def _by_unit(values: Iterable[Value]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values:
        if (
            isinstance(value.what, Amount)
            and value.of not in _counted_in_any()
            and not (value.tally or value.rest or value.owner)
        ):
            found.setdefault(value.of, []).append(value)
    return found


def _dimension(unit: str) -> bool:
    return unit.rpartition(" ")[2] in word_list("numerals", "dimensions")


def _around(one: Value, two: Value) -> float:
    return max(shared(one.around, two.around), shared(one.whole, two.whole))


def _years(value: Value) -> int:
    return int(_amount(value).value)


def _amount(value: Value) -> Amount:
    if not isinstance(value.what, Amount):
        raise TypeError(value.kind)
    return value.what
