"""Amounts of one sentence: how much, of what, and how exactly it is said; and whether two of them agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from framing.compare.values.printed_numbers import Lexeme, Number, number_at, numerals
from framing.compare.values.vague_numbers import vague_at
from framing.language.stems import stem
from framing.lexicons.closed_lists import paired, word_list
from framing.model import Tokens
from framing.number_format import printed

_NEAR = frozenset(("about", "nearly", "just over"))
_LONGEST_PHRASE = 4
ROUNDED = Decimal("0.05")  # a rounded figure lies at most this share away from the exact one
ABOUT = Decimal("0.10")  # "about 40" takes in 36 to 44, and "about 141" no more than 140 to 142
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble"}
CURRENCIES = frozenset(_CURRENCIES.values())
_PERCENT = frozenset(("percent", "pct"))
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "NN", "NNP", "POS", "AFX"))
_DIGITS = 12  # of a figure that is shown in full
_REACH = 5  # words between a number and what it counts


class Amount(NamedTuple):
    """A number with its unit.

    ``bound`` is "" (as it stands), "least", "most", "nearly", "just over", "about", "range" (``value`` to ``top``) or
    "vague" ("hundreds": somewhere from ``value`` to ``top``);
    ``unit`` is what must be the same before two amounts are compared, ``noun`` the same as printed.
    """

    start: int
    end: int
    value: Decimal
    top: Decimal
    step: Decimal
    unit: str
    noun: str
    bound: str

    @property
    def normal(self) -> str:
        """The amount in one form: "2 percent", "at least 16 people", "43,900,000 dollars"."""
        if self.bound == "vague":
            return self.noun
        shown = f"{_plain(self.value)} to {_plain(self.top)}" if self.bound == "range" else _plain(self.value)
        if self.unit.endswith("(order)"):
            shown = f"no. {shown}"
        prefix = {"least": "at least", "most": "at most"}.get(self.bound, self.bound.replace("range", ""))
        return f"{prefix} {shown} {self.noun}".strip()

    def agrees(self, other: Amount) -> bool:
        """Whether both may be true of one thing: rounding, "about" and "at least" are no contradiction."""
        if "vague" in (self.bound, other.bound):
            return self.value <= other.top and other.value <= self.top
        if "range" in (self.bound, other.bound):
            if self.bound == other.bound:
                return (self.value, self.top) == (other.value, other.top)
            wide, one = (self, other) if self.bound == "range" else (other, self)
            return wide.value <= one.value <= wide.top
        if self._same_figure(other):
            return True
        if self.bound == other.bound or {self.bound, other.bound} <= _NEAR:
            # "at least 30" and "at least 45" can both be true, yet one text gives the higher figure; "more than a
            # dozen" and "at least 16" are one figure, coarser and finer.
            coarse = max(self.step, other.step)
            return self.bound in ("least", "most") and 2 * abs(self.value - other.value) <= coarse
        return self._holds(other.value) and other._holds(self.value)

    def tallies_with(self, other: Amount) -> bool:
        """Whether both give one count: an "at least" or "up to" is rounded, and does not reach past its last digit."""
        if {"vague", "range"} & {self.bound, other.bound}:
            return self.agrees(other)
        coarse = max((side.step for side in (self, other) if side.bound), default=Decimal(0))
        return self._same_figure(other) or 2 * abs(self.value - other.value) <= (coarse if coarse > 1 else 0)

    def repeats(self, other: Amount) -> bool:
        """Whether both print one figure, rounding aside; "over 300" does not repeat 5,600, though both may be true."""
        return self.agrees(other) and ("range" in (self.bound, other.bound) or self._same_figure(other))

    def _holds(self, value: Decimal) -> bool:
        low, high = self.value * (1 - ABOUT), self.value * (1 + ABOUT)
        match self.bound:
            case "least":
                return value >= self.value
            case "most":
                return value <= self.value
            case "nearly":
                return low <= value <= self.value
            case "just over":
                return self.value <= value <= high
        # An exact figure says nothing of bounds; "about" was looked at before.
        return self.bound == ""

    def _slack(self) -> Decimal:
        """How far "about" reaches: 40 is loose, 141 is not."""
        five = self.step * 5
        return max(five if self.value % five == 0 else self.step, self.value / 100)

    def _same_figure(self, other: Amount) -> bool:
        gap, size = abs(self.value - other.value), max(abs(self.value), abs(other.value))
        if gap == 0:
            return True
        near = [side for side in (self, other) if side.bound in _NEAR]
        loose = max((side._slack() for side in near), default=Decimal(0))
        if (any(side.bound == "about" for side in near) or len(near) > 1) and gap <= min(loose, ABOUT * size):
            return True
        coarse, fine = sorted((self, other), key=lambda item: -item.step)
        return coarse.step > fine.step and gap <= ROUNDED * size and 2 * gap <= coarse.step


def amounts(found: Sequence[Lexeme], taken: Sequence[bool], tokens: Tokens) -> Iterator[Amount]:
    """The amounts of one sentence, its lexemes given; those ``taken`` belong to dates and times."""
    at = 0
    while at < len(found):
        vague = None if taken[at] else vague_at(found, at)
        if vague is not None:
            thing = _unit(found, vague.first, vague.last, tokens)
            printed_as = " ".join(item.lower for item in found[vague.first : vague.last])
            noun = f"{printed_as} of {thing.noun}" if thing.noun else printed_as
            start, end = found[vague.first].start, found[thing.last - 1].end
            yield Amount(start, end, vague.low, vague.high, vague.low, thing.unit, noun, "vague")
            at = max(thing.last, vague.last)
            continue
        number = None if taken[at] else number_at(found, at)
        if number is None or not _counts(found, number, tokens):
            at += 1
            continue
        amount, at = _amount(found, taken, number, tokens)
        if amount is not None:
            yield amount


def _counts(found: Sequence[Lexeme], number: Number, tokens: Tokens) -> bool:
    """Whether it is a number at all, and no part of a name such as "F-16"; a pronoun's "one" counts nothing."""
    first, last = found[number.first], found[number.last - 1]
    before = found[number.first - 1] if number.first else None
    if before and before.end == first.start and before.lower in ("-", "–", "/", ":", ".", "#") and number.first > 1:
        glued = found[number.first - 2]
        if glued.end == before.start and (glued.kind == "word" or before.lower in "/:.#"):
            return False
    if before and before.end == first.start and before.kind == "word":
        return False
    if first.lower == "one" and number.last == number.first + 1:
        return _tag(tokens, first.start) == "CD" and bool(_noun(found, number.last, tokens).unit)
    return not (number.last < len(found) and found[number.last].start == last.end and found[number.last].lower in "/:")


def _amount(
    found: Sequence[Lexeme], taken: Sequence[bool], number: Number, tokens: Tokens
) -> tuple[Amount | None, int]:
    first, last, top, bound = number.first, number.last, number.value, ""
    second = _range(found, taken, last)
    value, step = number.value, number.step
    if second is not None:
        bound, top, last, step = "range", second.value, second.last, min(step, second.step)
        value = _lifted(number, second, found)
    currency = ""
    if first and found[first - 1].lower in _CURRENCIES:
        first, currency = first - 1, _CURRENCIES[found[first - 1].lower]
        first -= first > 0 and found[first - 1].lower in ("us", "c", "a") and found[first - 1].end == found[first].start
    if number.share:
        thing = _Thing("percent", "percent", last)
    elif number.ordinal:
        thing = _noun(found, last, tokens)
        if not thing.unit:
            return None, number.last
        thing = _Thing(f"{thing.unit} (order)", thing.noun, thing.last)
    elif currency:
        thing = _Thing(currency, f"{currency}s", last)
    else:
        thing = _unit(found, first, last, tokens)
    last = thing.last
    how, before = _bound(found, first)
    behind = _bounds("bounds behind a number").items()
    after = next((h for words, h in behind if _words(found, last, len(words)) == words), "")
    if bound != "range":
        bound = how or after
        top = value
    start = found[before if how else first].start
    return Amount(start, found[last - 1].end, value, top, step, thing.unit, thing.noun, bound), max(last, number.last)


def _lifted(number: Number, second: Number, found: Sequence[Lexeme]) -> Decimal:
    """The first value, with the second's magnitude where it has none of its own: "10 to 15 million"."""
    power = numerals().powers.get(found[second.last - 1].lower, 0)
    lifted = number.value.scaleb(power)
    own = found[number.last - 1].lower in numerals().powers
    return number.value if own or lifted > second.value else lifted


def _range(found: Sequence[Lexeme], taken: Sequence[bool], at: int) -> Number | None:
    """The second number of "10 to 15", "396-9" or "between 3 and 5"."""
    joins = at + 1 < len(found) and found[at].lower in ("-", "–", "—", "to")
    if not joins and at + 1 < len(found) and found[at].lower == "and":
        joins = any(item.lower == "between" for item in found[max(0, at - 4) : at])
    if not joins or taken[at + 1]:
        return None
    return number_at(found, at + 1 + (found[at + 1].lower in _CURRENCIES and at + 2 < len(found)))


class _Thing(NamedTuple):
    """What is counted: the key to compare by, its printed noun, and the lexeme after its last word."""

    unit: str
    noun: str
    last: int


def _unit(found: Sequence[Lexeme], first: int, last: int, tokens: Tokens) -> _Thing:
    """What is counted: "14 people", "two-year", "2 %", "six of 40 test calls"."""
    word, following = _lower(found, last), _lower(found, last + 1)
    if word == "%" or word in _PERCENT:
        return _Thing("percent", "percent", last + 1 + (following in ("point", "points")))
    if (word == "per" and following == "cent") or (word == "percentage" and following.startswith("point")):
        return _Thing("percent", "percent", last + 2)
    length = last + (word == "-")
    across = length + 1 + (_lower(found, length + 1) == "-")
    if _lower(found, across) in word_list("numerals", "dimensions"):  # "40m deep", "an 80-metre-deep shaft"
        word = _lower(found, across)
        noun = paired("value_words", "one unit").get(_lower(found, length), _lower(found, length))
        return _Thing(f"{_stemmed(noun)} {word}", f"{noun} {word}", across + 1)
    if word == "-" and _lower(found, last + 2) == "-" and _lower(found, last + 3) == "old":
        return _Thing(f"{_stemmed(following)} old", f"{following}s old", last + 4)
    if word in ("year", "years") and following == "old":
        return _Thing("year old", "years old", last + 2)
    before = _lower(found, first - 1)
    if before in ("aged", "age"):
        return _Thing("year old", "years old", last)
    if before in word_list("value_words", "numbers that name"):
        return _Thing(f"{before} (number)", f"({before})", last)
    if word == "-" and last + 1 < len(found) and found[last + 1].kind == "word":
        return _Thing(_stemmed(following), following, last + 2)
    if word == "of":
        skip = last + 1 + (following in word_list("function_words", "owned or pointed at"))
        skip += skip < len(found) and number_at(found, skip) is not None
        return _noun(found, skip, tokens)._replace(last=last)
    return _noun(found, last, tokens)


def _noun(found: Sequence[Lexeme], at: int, tokens: Tokens) -> _Thing:
    """The noun that closes the phrase which goes on here; "" when there is none."""
    name, end = "", at
    for place in range(at, min(at + _REACH, len(found))):
        item = found[place]
        if item.kind != "word" and item.lower != "-":
            break
        tag = _tag(tokens, item.start)
        if tag in _NOUNS:
            name, end = item.lower, place + 1
            if tag == "NNS":
                break
        elif tag not in _BETWEEN or (name and tag != "HYPH"):
            break
    return _Thing(_stemmed(name), name, end)


@cache
def _bounds(name: str) -> Mapping[tuple[str, ...], str]:
    """What stands beside a number and says how far it holds, word by word; the longest that fits is taken."""
    return {tuple(phrase.split()): how for phrase, how in paired("value_words", name).items()}


def _bound(found: Sequence[Lexeme], first: int) -> tuple[str, int]:
    phrases = _bounds("bounds before a number")
    for size in range(_LONGEST_PHRASE, 0, -1):
        words = _words(found, first - size, size) if first >= size else ()
        if words in phrases:
            return phrases[words], first - size
    return "", first


def _words(found: Sequence[Lexeme], at: int, size: int) -> tuple[str, ...]:
    return tuple(item.lower for item in found[at : at + size]) if at >= 0 else ()


def _stemmed(word: str) -> str:
    return stem(paired("value_words", "one unit").get(word, word))


def _tag(tokens: Tokens, start: int) -> str:
    return tokens.tag[max(0, bisect_left(tokens.start, start + 1) - 1)] if tokens.tag else ""


def _lower(found: Sequence[Lexeme], at: int) -> str:
    return found[at].lower if 0 <= at < len(found) else ""


def _plain(value: Decimal) -> str:
    if value == value.to_integral():
        return printed(value)
    text = printed(value, None if len(value.as_tuple().digits) < _DIGITS else 2)
    return text.rstrip("0").rstrip(".")
