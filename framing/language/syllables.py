"""How many syllables a word has when read aloud: from the dictionary, else from a rule that is measured against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from framing.data import SYLLABLES
from framing.language import numerals
from framing.language.abbreviations import abbreviations
from framing.language.fallback import estimate
from framing.language.inflection import inflected

# Initialisms that would be another word in small letters; in capitals they are read letter by letter.
_SPELLED = frozenset(
    [
        *("ACA", "AG", "AKA", "AM", "AT", "BA", "DA", "DOE", "EC", "EST", "ET", "GAO", "HHS", "ID", "IE", "IM", "IS"),
        *("IT", "LAX", "ME", "NGO", "OS", "PA", "PI", "RAF", "UN", "US", "VAT", "WHO"),
    ]
)
# Capitals read otherwise than the rules below would have it.
_SAID = {"PhD": 3, "PhDs": 3, "MAGA": 2, "PAC": 1, "PACs": 1, "SWAT": 1, "NAFTA": 2, "FIFA": 2, "UEFA": 3, "AIPAC": 2}
_DOUBLE_U = 3  # syllables of the letter's name; every other letter has one
_LONGEST_SPELLED = 4  # letters; a longer run of capitals with vowels is read as a word
_LONGEST = 200  # characters; nothing longer is read aloud, and the time spent on it must stay bounded
_CACHED = 1 << 15

_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{0,2}")
_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_PART = re.compile(r"[-/@.:_&#,+]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SAID_MARK = re.compile(r"(?<=\w\w)\.(?=\w\w)|(?<=\w)[@&](?=\w)")  # "dot", "at" and "and"
_UNFOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
_UNSAYABLE = re.compile(r"[^AEIOUY]{3}")
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=_CACHED)
def count(word: str) -> tuple[int, bool]:
    """Syllables of ``word`` (at least 1), and whether they are known.

    Known are words of the dictionary, their regular inflections and other spellings, numbers, abbreviations and
    initialisms; False means that the fallback estimated at least one part.
    """
    found = _table().get(word)
    if found is not None:
        return found, True
    if len(word) > _LONGEST:
        return estimate(word.lower()), False
    total, known = _reckon(word)
    return max(1, total), known


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    with SYLLABLES.open(encoding="utf-8") as file:
        for line in file:
            number, _, words = line.partition(" ")
            table.update(dict.fromkeys(words.split(), int(number)))
    return table


def _reckon(word: str) -> tuple[int, bool]:
    if word.endswith("."):
        head, _, tail = word[:-1].rpartition("-")  # "R-Fla."
        abbreviation = abbreviations().get(tail)
        if abbreviation is not None:
            return _together(count(part) for part in (*([head] if head else []), *abbreviation.reading.split()))
    stem, apostrophe, ending = word.partition("'")
    if _DOTTED.fullmatch(stem):
        return _spelled(stem) + (apostrophe != "" and _vowelled(ending)), True
    if _DIGIT.search(word):
        return _together(count(said) for part in word.split("-") for said in numerals.read(part))
    if stem in _SAID:
        return _SAID[stem], True
    if word in numerals.units():
        return _together(count(said) for said in numerals.units()[word].split())
    capitals = _initialism(stem)
    if capitals is not None:
        return capitals + (apostrophe != "" and _vowelled(ending)), True
    parts = [part for part in _PART.split(word) if part]
    lower = "".join(parts).lower()
    if len(parts) > 1 and not (word.isalpha() and lower in _table()):
        number, known = _together(count(part) for part in parts)
        return number + len(_SAID_MARK.findall(word)), known
    return _plain(lower)


def _together(parts: Iterable[tuple[int, bool]]) -> tuple[int, bool]:
    found = list(parts)
    return sum(number for number, _ in found), all(known for _, known in found)


def _spelled(letters: str) -> int:
    return sum(_DOUBLE_U if letter in "wW" else 1 for letter in letters if letter.isalpha())


def _initialism(word: str) -> int | None:
    """Syllables of capitals read letter by letter, alone or with the s of a plural; None when they are a word."""
    base = word[:-1] if len(word) > 2 and word[-1] == "s" else word
    if len(base) < 2 or not base.isalpha() or not base.isupper() or not base.isascii():
        return None
    if base in _SPELLED:
        return _spelled(base)
    if base in _SAID:
        return _SAID[base]
    if word.lower() in _table() or base.lower() in _table():
        return None
    # Nobody can say "UNHCR", and short ones are spelled more often than not.
    return _spelled(base) if len(base) <= _LONGEST_SPELLED or _UNSAYABLE.search(base) else None


def _plain(word: str) -> tuple[int, bool]:
    """A lower-case word of letters and apostrophes."""
    table = _table()
    if word in table:
        return table[word], True
    folded = "".join(
        character for character in unicodedata.normalize("NFKD", word.translate(_UNFOLDED)) if character.isascii()
    )
    if folded in table:
        return table[folded], True
    stem, apostrophe, ending = folded.rpartition("'")
    if apostrophe and stem:
        return _with_ending(stem, ending)
    number = inflected(folded, table)
    if number is not None:
        return number, True
    return estimate(folded) if folded else len(word) // 2 + 1, False


def _with_ending(stem: str, ending: str) -> tuple[int, bool]:
    """A possessive, a contraction, or a name such as O'Connell."""
    number, known = _plain(stem) if _VOWEL.search(stem) else (0, True)
    if ending == "s":
        return number + bool(_SIBILANT.search(stem)), known
    if ending in ("t", "d", "re", "m", "ve", "ll", ""):
        return number + (ending in ("ve", "ll")), known
    rest, also_known = _plain(ending)
    return number + rest, known and also_known


def _vowelled(ending: str) -> bool:
    return ending not in ("", "s", "d", "t", "m", "re")
