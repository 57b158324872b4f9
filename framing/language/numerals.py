"""Numbers as a person reads them aloud: "2024" is twenty twenty-four, "$1.5bn" one point five billion dollars."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing.lexicons.closed_lists import in_order, paired, word_list

_CURRENCIES = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "₹": "rupee",
    "₽": "ruble",
    "₩": "won",
    "₦": "naira",
}
_UNCOUNTED = ("yen", "won", "naira")  # have no plural of their own
_FRACTIONS = {"½": "one half", "¼": "one quarter", "¾": "three quarters", "⅓": "one third", "⅔": "two thirds"}
_LONGEST = 15  # digits; a longer number is read digit by digit

_TOKEN = re.compile(
    r"(?P<sign>[$€£¥₹₽₩₦])?(?P<whole>\d[\d,]*|(?=\.\d))(?:\.(?P<part>\d+))?(?P<fraction>[½¼¾⅓⅔])?"
    r"(?P<unit>%|°[CF]?|\+{1,2}|'?[A-Za-z]{1,3}(?![A-Za-z]))?"
)
_LETTERS = re.compile(r"[^\d½¼¾⅓⅔$€£¥₹₽₩₦\W_]*")


def units() -> Mapping[str, str]:
    """Abbreviations behind digits, and how they are read."""
    return paired("numerals", "read aloud")


def read(token: str) -> list[str]:
    """The words a person says for the numbers in ``token``; letters between them come back as they are.

    "7:30" is seven thirty, "1,500" one thousand five hundred, "1990s" nineteen nineties, "10th" tenth, "9/11" nine
    eleven, "F-16" F sixteen.
    """
    spoken: list[str] = []
    at = 0
    while at < len(token):
        match = _TOKEN.match(token, at)
        if match and match.end() > at:
            spoken += _quantity(match, clock=token[at - 1 : at] == ":")
            at = match.end()
        elif token[at] in _FRACTIONS:
            spoken += _FRACTIONS[token[at]].split()
            at += 1
        else:
            letters = _LETTERS.match(token, at)
            run = letters.group() if letters else ""
            if run:
                spoken.append(run)
            at += max(1, len(run))
    return spoken


def _quantity(match: re.Match[str], *, clock: bool) -> list[str]:
    digits, part, unit = match["whole"].replace(",", ""), match["part"], match["unit"] or ""
    letters = unit.lstrip("'").lower()
    if letters in word_list("numerals", "ordinal endings") and part is None:
        return _ordinal(_cardinal(digits))
    if letters == "s" and part is None:
        return _plural(_whole(match["whole"], digits, clock=clock))
    spoken = _whole(match["whole"], digits, clock=clock) if digits else []
    tail: list[str] = []
    if letters in units():
        tail = units()[letters].split()
    elif unit.startswith("%"):
        tail = ["percent"]
    elif unit.startswith("°"):
        tail = ["degrees"]
    elif unit.startswith("+"):
        tail = ["plus"]
    elif letters:
        tail = [unit.lstrip("'")]
    sign = _CURRENCIES.get(match["sign"] or "")
    if sign is None:
        return [*spoken, *_decimals(part), *_and_fraction(match["fraction"]), *tail]
    one = spoken == ["one"] and part is None and not tail
    money = [sign if one or sign in _UNCOUNTED else sign + "s"]
    if part and len(part) == 2 and not (tail and tail[0] in word_list("numerals", "scales")):
        return [*spoken, *money, *_cardinal(part), *tail]  # "$4.50": four dollars fifty
    if tail and tail[0] in word_list("numerals", "scales"):
        return [*spoken, *_decimals(part), *tail, *money]
    return [*spoken, *_decimals(part), *money, *tail]


def _ones() -> tuple[str, ...]:
    """The numbers below twenty, each at its place."""
    return in_order("numerals", "from zero")


def _whole(written: str, digits: str, *, clock: bool) -> list[str]:
    if clock and digits.startswith("0"):
        return ["oh", *_cardinal(digits[1:])] if digits.strip("0") else []
    if len(digits) > 1 and digits.startswith("0"):
        return [_ones()[int(digit)] for digit in digits]
    if len(digits) == 4 and "," not in written and 1100 <= int(digits) <= 2099:
        return _year(int(digits))
    return _cardinal(digits)


def _year(year: int) -> list[str]:
    century, rest = divmod(year, 100)
    if century == 20 and rest < 10:
        return ["two", "thousand", *([_ones()[rest]] if rest else [])]
    if rest == 0:
        return [*_below_hundred(century), "hundred"]
    return [*_below_hundred(century), *(["oh"] if rest < 10 else []), *_below_hundred(rest)]


def _cardinal(digits: str) -> list[str]:
    if len(digits) > _LONGEST:
        return [_ones()[int(digit)] for digit in digits]
    number = int(digits or "0")
    if number == 0:
        return ["zero"]
    spoken: list[str] = []
    scales = in_order("numerals", "scales")
    for power in range(len(scales), -1, -1):
        group = number // 1000**power % 1000
        if group:
            hundreds, rest = divmod(group, 100)
            spoken += [_ones()[hundreds], "hundred"] if hundreds else []
            spoken += _below_hundred(rest) if rest else []
            spoken += [scales[power - 1]] if power else []
    return spoken


def _below_hundred(number: int) -> list[str]:
    if number < 20:
        return [_ones()[number]]
    tens, ones = divmod(number, 10)
    return [in_order("numerals", "tens")[tens - 2], *([_ones()[ones]] if ones else [])]


def _decimals(part: str | None) -> list[str]:
    return ["point", *(_ones()[int(digit)] for digit in part[:_LONGEST])] if part else []


def _and_fraction(fraction: str | None) -> list[str]:
    if fraction is None:
        return []
    spoken = _FRACTIONS[fraction].split()
    return ["and", *(["a", *spoken[1:]] if spoken[0] == "one" else spoken)]


def _ordinal(spoken: list[str]) -> list[str]:
    last = spoken[-1]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return [*spoken[:-1], paired("numerals", "ordinals of their own form").get(last, regular)]


def _plural(spoken: list[str]) -> list[str]:
    last = spoken[-1]
    plural = f"{last[:-1]}ies" if last.endswith("y") else f"{last}es" if last == "six" else f"{last}s"
    return [*spoken[:-1], plural]
