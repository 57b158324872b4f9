"""Numbers as articles print them, in digits or in words, with the precision they are printed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from framing.lexicons.closed_lists import in_order, paired, word_list

_MULTIPLES = {"hundred": Decimal(100), "dozen": Decimal(12)}
_GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_LONGEST = 18  # digits; longer runs are codes, not quantities

_LEXEME = re.compile(
    r"(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<mark>\S)"
)


class Numerals(NamedTuple):
    """Words that are numbers, and what each is worth; of magnitudes the power of ten, of parts the divisor."""

    small: Mapping[str, int]
    ordinals: Mapping[str, int]
    powers: Mapping[str, int]
    parts: Mapping[str, int]


@cache
def numerals() -> Numerals:
    """The lexicon of numerals, read once."""
    small = {word: value for value, word in enumerate(in_order("numerals", "from zero"))}
    small |= {word: 10 * value for value, word in enumerate(in_order("numerals", "tens"), 2)}
    others = ("ordinals", "powers of ten", "parts of a whole")
    return Numerals(small, *({word: int(value) for word, value in paired("numerals", name).items()} for name in others))


class Lexeme(NamedTuple):
    """A run of digits, a word, or one other character; ``lower`` is what is compared."""

    lower: str
    start: int
    end: int
    kind: str  # "digits", "word", "mark"


class Number(NamedTuple):
    """A number and the lexemes ``[first, last)`` it stands in; ``step`` is the unit of its last telling digit."""

    value: Decimal
    step: Decimal
    first: int
    last: int
    ordinal: bool = False
    share: bool = False  # a part of a whole: "two thirds"


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """The passage in pieces; offsets are those of ``text``."""
    return [
        Lexeme(match.group().lower(), match.start(), match.end(), match.lastgroup or "mark")
        for match in _LEXEME.finditer(text, start, end)
    ]


def number_at(found: Sequence[Lexeme], at: int) -> Number | None:
    """The number that begins at this lexeme, if one does: "43.9 million", "two dozen", "a third", "12th"."""
    item = found[at]
    if item.kind == "digits":
        return _in_digits(found, at)
    if item.lower in _GLYPHS:
        return Number(_GLYPHS[item.lower] * 100, Decimal(1), at, at + 1, share=True)
    if item.kind != "word":
        return None
    if item.lower in numerals().ordinals:
        return Number(Decimal(numerals().ordinals[item.lower]), Decimal(1), at, at + 1, ordinal=True)
    return _part_of_a_whole(found, at) or _in_words(found, at)


def _in_digits(found: Sequence[Lexeme], at: int) -> Number | None:
    printed = found[at].lower.replace(",", "")
    if len(printed) > _LONGEST:
        return None
    value, after = Decimal(printed), at + 1
    step = Decimal(1).scaleb(-len(printed.partition(".")[2])) if "." in printed else _step(int(value))
    close = after < len(found) and found[after].start == found[at].end
    if close and found[after].lower in word_list("numerals", "ordinal endings"):
        return Number(value, Decimal(1), at, after + 1, ordinal=True)
    if close and found[after].lower in _GLYPHS:
        value, step, after = value + _GLYPHS[found[after].lower], Decimal("0.25"), after + 1
    return _magnified(found, value, step, at, after)


def _magnified(found: Sequence[Lexeme], value: Decimal, step: Decimal, at: int, after: int) -> Number:
    if after < len(found) and found[after].lower == "-" and _word(found, after + 1) in numerals().powers:
        after += 1
    word = _word(found, after)
    if word == "m" and word_list("numerals", "dimensions") & {_word(found, after + 1), _word(found, after + 2)}:
        return Number(value, step, at, after)  # "40m deep": metres
    # A lone letter is a magnitude only where it touches the digits: "1.5m", not "5 m".
    if word in numerals().powers and (len(word) > 2 or found[after].start == found[after - 1].end):
        power = numerals().powers[word]
        return Number(value.scaleb(power), step.scaleb(power), at, after + 1)
    return Number(value, step, at, after)


def _part_of_a_whole(found: Sequence[Lexeme], at: int) -> Number | None:
    """ "half", "a third", "two-thirds", "three quarters" as per cent."""
    count, after = 1, at
    if _word(found, at) in word_list("numerals", "before a part of a whole") and _word(found, at) != "half":
        count = numerals().small.get(found[at].lower, 1)
        after = at + 1 + (at + 1 < len(found) and found[at + 1].lower == "-")
    part = _word(found, after)
    if part not in numerals().parts or (after == at and part != "half") or _word(found, after + 1) in ("a", "dozen"):
        return None
    # "a second quarter", "a half hour" and "one third party" are no shares; what follows a share is "of" or a verb.
    if part != "half" and _word(found, after + 1) != "of":
        return None
    if part == "half" and _word(found, after + 1) not in word_list("numerals", "behind half"):
        return None
    return Number(Decimal(100 * count) / numerals().parts[part], Decimal(1), at, after + 1, share=True)


def _in_words(found: Sequence[Lexeme], at: int) -> Number | None:
    first = found[at].lower
    if first == "half" and _word(found, at + 1) == "a" and _word(found, at + 2) in ("million", "billion", "dozen"):
        whole = _MULTIPLES.get(_word(found, at + 2)) or Decimal(1).scaleb(numerals().powers[_word(found, at + 2)])
        return Number(whole / 2, whole / 2, at, at + 3)
    total, current, after, seen = Decimal(0), Decimal(0), at, False
    if first in ("a", "an"):
        if _word(found, at + 1) not in word_list("numerals", "behind an article"):
            return None
        current, after, seen = Decimal(1), at + 1, True
    while after < len(found):
        word = found[after].lower
        if word in numerals().small and (not seen or _fits(current, numerals().small[word])):
            current += numerals().small[word]
        elif seen and word in _MULTIPLES and current:
            current *= _MULTIPLES[word]
        elif seen and word in numerals().powers and len(word) > 3 and current:
            total, current = total + current.scaleb(numerals().powers[word]), Decimal(0)
        elif seen and word in ("and", "-") and _continues(found, after, current or total, word):
            pass
        else:
            break
        seen, after = True, after + 1
    if not seen:
        return None
    value = total + current
    dozens = any(_word(found, k) == "dozen" for k in range(at, after))
    return Number(value, Decimal(12) if dozens else _step(int(value)), at, after)


def _continues(found: Sequence[Lexeme], after: int, so_far: Decimal, word: str) -> bool:
    """ "twenty-four", "two hundred and six"; but "two and three" are two numbers."""
    following = numerals().small.get(_word(found, after + 1))
    if word == "-":
        if _word(found, after + 1) in numerals().powers or _word(found, after + 1) in _MULTIPLES:
            return True
        return following is not None and following < 10 and so_far % 100 >= 20 and so_far % 10 == 0
    return following is not None and so_far >= 100 and so_far % 100 == 0


def _fits(current: Decimal, small: int) -> bool:
    """Whether "hundred six" or "twenty four" goes on as one number; "four twenty" does not."""
    return (current % 100 == 0) if small >= 10 else (current % 10 == 0 and current % 100 != 10)


def _step(value: int) -> Decimal:
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return Decimal(step)


def _word(found: Sequence[Lexeme], at: int) -> str:
    return found[at].lower if 0 <= at < len(found) else ""
