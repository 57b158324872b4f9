"""Where two documents give different values for one thing: amounts, dates, times and names, in aligned passages.

Two values are laid side by side only when they stand in passages that coverage or quotations aligned, are of one kind
and unit, and have the same words around them. Rounding, "about" and "at least" contradict nothing. Tallies, ages and
figures of which a text gives one only are found wherever they stand (``whole_texts``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from framing.compare.coverage.alignment import Aligned
from framing.compare.terms.content_terms import terms, within
from framing.compare.values.ages import THING
from framing.compare.values.datetimes import Moment
from framing.compare.values.quantities import Amount
from framing.compare.values.stated import Named, Value, shared
from framing.compare.values.whole_texts import facing, of_other_days
from framing.lexicons.closed_lists import word_list
from framing.model import Conflict, Parsed, Place

# How alike the words around two values must be, chosen by reading what it finds on six annotated events.
ALIKE = {"amount": 0.25, "apart": 0.34, "date": 0.50, "time": 0.45, "name": 0.70}
_SURE = 0.80  # from here on, the other value's standing elsewhere in the text does not speak against a conflict
_NO_UNIT = 0.60  # where one of two amounts does not say what it counts
_BETTER = 0.05  # by so much may an agreeing partner be less alike and still be the better one
_FOLLOWING = 2  # words that must be shared before what follows two figures is compared by itself
_AFTER = 0.9
_WHOLE = 0.8
_FAR = 2  # two figures for one thing are seldom more than so many times apart
_FARTHER = 5
_WORDS = 2  # telling words around two spans of time, below which they must be much the same
_ABOUT_WORDS = 6


class _Pair(NamedTuple):
    """Two values that may be of one thing."""

    one: Value
    two: Value
    score: float
    agree: bool


def conflicts(documents: Sequence[Parsed], stated: Sequence[Sequence[Value]], aligned: Aligned) -> tuple[Conflict, ...]:
    """Every conflict between two documents, the surest first. ``stated`` are the values of each document."""
    found: list[Conflict] = []
    for one, two in combinations(range(len(documents)), 2):
        pairs = list(_pairs(stated[one], stated[two], aligned.get((one, two), ())))
        anywhere = [
            pair
            for pair in facing(documents, stated[one], stated[two])
            if _of_a_part(documents, pair.one) == _of_a_part(documents, pair.two)
        ]
        taken = {_key(pair.one, pair.two) for pair in anywhere}
        found.extend(_conflict(documents, pair.one, pair.two, pair.score) for pair in anywhere)
        found.extend(
            _conflict(documents, pair.one, pair.two, pair.score)
            for pair in _differing(pairs, stated[one], stated[two])
            if pair.one.kind != "amount"
            or not (
                _key(pair.one, pair.two) in taken or _of_a_part(documents, pair.one) != _of_a_part(documents, pair.two)
            )
        )
    return tuple(sorted(found, key=lambda item: (-item.score, item.about, item.a, item.b)))


def _of_a_part(documents: Sequence[Parsed], value: Value) -> bool:
    """Whether its sentence says that something is left out: prices without fuel are other prices."""
    parsed = documents[value.document]
    sentence = parsed.sentences[value.sentence]
    words = word_list("value_words", "of a part")
    return any(parsed.tokens.lower[at] in words for at in range(sentence.first, sentence.last))


def _key(one: Value, two: Value) -> tuple[object, ...]:
    """What makes two conflicts one: the same figures of the same unit, wherever they stand."""
    return tuple((side.of, side.what.value if isinstance(side.what, Amount) else None) for side in (one, two))


def _pairs(one: Sequence[Value], two: Sequence[Value], aligned: Iterable[tuple[int, int]]) -> Iterator[_Pair]:
    here, there = _by_sentence(one), _by_sentence(two)
    for i, j in sorted(aligned):
        for first in here.get(i, ()):
            for second in there.get(j, ()):
                if _comparable(first, second):
                    yield _Pair(first, second, _alike(first, second), _agree(first, second))


def _by_sentence(values: Sequence[Value]) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for value in values:
        found.setdefault(value.sentence, []).append(value)
    return found


def _comparable(one: Value, two: Value) -> bool:
    """Whether both may be of one thing: of one kind and unit, no tallies of two things, no count of the rest."""
    if one.kind != two.kind or one.of != two.of or one.rest or two.rest:
        return False
    if one.tally and two.tally:
        return one.tally == two.tally
    things = any((side.owner or "").startswith(THING) for side in (one, two))
    return one.owner == two.owner or not (things or (one.owner and two.owner))


def _agree(one: Value, two: Value) -> bool:
    first, second = one.what, two.what
    if isinstance(first, Amount) and isinstance(second, Amount):
        return first.agrees(second)
    if isinstance(first, Moment) and isinstance(second, Moment):
        return first.agrees(second)
    return isinstance(first, Named) and isinstance(second, Named) and first.agrees(second)


def _repeat(one: Value, two: Value) -> bool:
    first, second = one.what, two.what
    if isinstance(first, Amount) and isinstance(second, Amount):
        return first.repeats(second)
    return _agree(one, two)


def _alike(one: Value, two: Value) -> float:
    """How much of what stands around both values is the same, 0 to 1.

    What is near counts most; the sentences as a whole count too, since a retelling puts words elsewhere, and what
    follows two figures, since that tells a list's items apart.
    """
    readings = [shared(one.around, two.around), _WHOLE * shared(one.whole, two.whole)]
    if isinstance(one.what, Amount) and one.of == two.of and len(one.after.keys() & two.after.keys()) >= _FOLLOWING:
        readings.append(_AFTER * shared(one.after, two.after))
    return max(readings)


def _differing(pairs: Sequence[_Pair], one: Sequence[Value], two: Sequence[Value]) -> Iterator[_Pair]:
    """The pairs of values that are each other's best match and do not agree."""
    best: dict[Place, float] = {}
    settled: dict[Place, float] = {}
    for pair in pairs:
        ranks = settled if _repeat(pair.one, pair.two) else best
        for side in (pair.one.place, pair.two.place):
            ranks[side] = max(ranks.get(side, 0.0), pair.score)
    here, there = _by_sentence(one), _by_sentence(two)
    for pair in pairs:
        floor = _floor(pair)
        sides = (pair.one.place, pair.two.place)
        beside = here[pair.one.sentence], there[pair.two.sentence]
        if (pair.one.kind == "amount" and of_other_days(*beside)) or _within(pair, *beside):
            continue
        if pair.agree or pair.score < floor or any(pair.score < best[side] for side in sides):
            continue
        if any(settled.get(side, -1.0) >= pair.score - _BETTER for side in sides):
            continue
        if pair.score < _SURE and (_stands(pair.one, two) or _stands(pair.two, one)):
            continue
        yield pair


def _within(pair: _Pair, here: Sequence[Value], there: Sequence[Value]) -> bool:
    """A place that the other sentence names too, beside a smaller one: "Lintmouth", "Mill Street in Lintmouth"."""
    if pair.one.kind != "name" or pair.one.of != "place":
        return False
    return any(_repeat(pair.one, value) for value in there if value.kind == "name") or any(
        _repeat(pair.two, value) for value in here if value.kind == "name"
    )


def _floor(pair: _Pair) -> float:
    first, second = pair.one.what, pair.two.what
    if not (isinstance(first, Amount) and isinstance(second, Amount)):
        return ALIKE[pair.one.kind]
    if pair.one.of != pair.two.of or (
        pair.one.of in word_list("value_words", "spans of time")
        and len(pair.one.around.keys() & pair.two.around.keys()) < _WORDS
    ):
        return _NO_UNIT
    low, high = sorted((first.value, second.value))
    return ALIKE["amount"] if high <= _FAR * low else ALIKE["apart"] if high <= _FARTHER * low else _NO_UNIT


def _stands(value: Value, elsewhere: Sequence[Value]) -> bool:
    """Whether the other document states this value too, somewhere."""
    return any(_comparable(value, other) and _repeat(value, other) for other in elsewhere)


def _conflict(documents: Sequence[Parsed], one: Value, two: Value, score: float) -> Conflict:
    return Conflict(
        kind=one.kind,
        # Of the two texts' own words those first in the alphabet, so that the order of documents changes nothing.
        about=min(_about(documents[one.document], one, two), _about(documents[two.document], two, one)),
        a=one.place,
        b=two.place,
        a_value=one.what.normal,
        b_value=two.what.normal,
        score=round(score, 4),
    )


def _about(parsed: Parsed, one: Value, two: Value) -> str:
    """The words both texts print around the values, nearest and rarest first, in the order of the first text."""
    shared = {stem: weight + two.around[stem] for stem, weight in one.around.items() if stem in two.around}
    kept = sorted(shared, key=lambda stem: (-shared[stem], stem))[:_ABOUT_WORDS]
    sentence = parsed.sentences[one.sentence]
    text = parsed.document.text
    printed = [
        text[term.start : term.end]
        for term in within(terms(parsed), sentence.start, sentence.end)
        if term.stem in kept and not term.stem.isdigit() and not one.what.start <= term.start < one.what.end
    ]
    return " … ".join(dict.fromkeys(printed))
