"""Numbers as a person reads them aloud: "2024" is twenty twenty-four, "$1.5bn" one point five billion dollars."""

from __future__ import annotations

import re

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", "thousand", "million", "billion", "trillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
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
UNITS = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "b": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "km": "kilometers",
    "cm": "centimeters",
    "mm": "millimeters",
    "kg": "kilograms",
    "g": "grams",
    "mg": "milligrams",
    "ft": "feet",
    "in": "inches",
    "lb": "pounds",
    "lbs": "pounds",
    "oz": "ounces",
    "mi": "miles",
    "mph": "miles per hour",
    "kph": "kilometers per hour",
    "ha": "hectares",
    "am": "a m",
    "pm": "p m",
    "p": "pence",
    "c": "cents",
    "s": "s",
    "x": "times",
    "yo": "year old",
}
_MAGNITUDES = ("thousand", "million", "billion", "trillion")
_LONGEST = 15  # digits; a longer number is read digit by digit

_TOKEN = re.compile(
    r"(?P<sign>[$€£¥₹₽₩₦])?(?P<whole>\d[\d,]*|(?=\.\d))(?:\.(?P<part>\d+))?(?P<fraction>[½¼¾⅓⅔])?"
    r"(?P<unit>%|°[CF]?|\+{1,2}|'?[A-Za-z]{1,3}(?![A-Za-z]))?"
)
_LETTERS = re.compile(r"[^\d½¼¾⅓⅔$€£¥₹₽₩₦\W_]*")


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
    if letters in ("st", "nd", "rd", "th") and part is None:
        return _ordinal(_cardinal(digits))
    if letters == "s" and part is None:
        return _plural(_whole(match["whole"], digits, clock=clock))
    spoken = _whole(match["whole"], digits, clock=clock) if digits else []
    tail: list[str] = []
    if letters in UNITS:
        tail = UNITS[letters].split()
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
    if part and len(part) == 2 and not (tail and tail[0] in _MAGNITUDES):
        return [*spoken, *money, *_cardinal(part), *tail]  # "$4.50": four dollars fifty
    if tail and tail[0] in _MAGNITUDES:
        return [*spoken, *_decimals(part), *tail, *money]
    return [*spoken, *_decimals(part), *money, *tail]


def _whole(written: str, digits: str, *, clock: bool) -> list[str]:
    if clock and digits.startswith("0"):
        return ["oh", *_cardinal(digits[1:])] if digits.strip("0") else []
    if len(digits) > 1 and digits.startswith("0"):
        return [_ONES[int(digit)] for digit in digits]
    if len(digits) == 4 and "," not in written and 1100 <= int(digits) <= 2099:
        return _year(int(digits))
    return _cardinal(digits)


def _year(year: int) -> list[str]:
    century, rest = divmod(year, 100)
    if century == 20 and rest < 10:
        return ["two", "thousand", *([_ONES[rest]] if rest else [])]
    if rest == 0:
        return [*_below_hundred(century), "hundred"]
    return [*_below_hundred(century), *(["oh"] if rest < 10 else []), *_below_hundred(rest)]


def _cardinal(digits: str) -> list[str]:
    if len(digits) > _LONGEST:
        return [_ONES[int(digit)] for digit in digits]
    number = int(digits or "0")
    if number == 0:
        return ["zero"]
    spoken: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group:
            hundreds, rest = divmod(group, 100)
            spoken += [_ONES[hundreds], "hundred"] if hundreds else []
            spoken += _below_hundred(rest) if rest else []
            spoken += [_SCALES[power]] if power else []
    return spoken


def _below_hundred(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    tens, ones = divmod(number, 10)
    return [_TENS[tens], *([_ONES[ones]] if ones else [])]


def _decimals(part: str | None) -> list[str]:
    return ["point", *(_ONES[int(digit)] for digit in part[:_LONGEST])] if part else []


def _and_fraction(fraction: str | None) -> list[str]:
    if fraction is None:
        return []
    spoken = _FRACTIONS[fraction].split()
    return ["and", *(["a", *spoken[1:]] if spoken[0] == "one" else spoken)]


def _ordinal(spoken: list[str]) -> list[str]:
    last = spoken[-1]
    return [*spoken[:-1], _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")]


def _plural(spoken: list[str]) -> list[str]:
    last = spoken[-1]
    plural = f"{last[:-1]}ies" if last.endswith("y") else f"{last}es" if last == "six" else f"{last}s"
    return [*spoken[:-1], plural]
