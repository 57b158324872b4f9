"""Syllables of inflected, derived and otherwise spelled forms of words the dictionary has.

Each rule was kept because it is right for at least 95 % of the dictionary's own words that it applies to (the word
itself taken out); tests/language/test_syllables.py measures them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Table = Mapping[str, int]

_SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
_SHORTEST = 3  # letters of a base; shorter ones are met by chance

# Suffix and the syllables it adds to a base that is a word as it stands.
_SUFFIXES = {
    "ness": 1,
    "less": 1,
    "ful": 1,
    "ship": 1,
    "like": 1,
    "wise": 1,
    "ment": 1,
    "ments": 1,
    "ly": 1,
    "hood": 1,
    "isms": 2,
    "ism": 2,
    "ists": 1,
    "ist": 1,
    "woman": 2,
    "women": 2,
}
_PREFIXES = {
    "un": 1, "re": 1, "pre": 1, "non": 1, "anti": 2, "mis": 1, "over": 2, "under": 2, "out": 1, "counter": 2,
    "inter": 2, "super": 2, "ultra": 2, "post": 1, "semi": 2, "multi": 2, "pro": 1, "co": 1, "sub": 1, "micro": 2,
    "cyber": 2, "eco": 2, "bio": 2, "geo": 2, "tele": 2, "trans": 1,
}  # fmt: skip
# British spellings of the same sound; the dictionary has the American one.
_SPELLINGS = (
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|able|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ful|able|ably|ite|ites|less|hood|hoods|er|ers|ist|ists|y)?$)"), "or"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ery|ist)$)"), "l"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ence(?=s?$)"), "ense"),
)


def inflected(word: str, table: Table) -> int | None:
    """Syllables of ``word`` as a form of a word in ``table``, or None when it is not one."""
    for rule in RULES.values():
        number = rule(word, table)
        if number is not None:
            return number
    return None


def _base(stem: str, table: Table) -> int | None:
    return table.get(stem) if len(stem) >= _SHORTEST else None


def _plural(word: str, table: Table) -> int | None:
    if word.endswith("ies"):
        return _base(word[:-3] + "y", table)
    if word.endswith("s") and not word.endswith("ss"):
        number = _base(word[:-1], table)
        if number is not None:
            return number + bool(_SIBILANT.search(word[:-1]))
        number = _base(word[:-2], table) if word.endswith("es") else None
        return None if number is None else number + bool(_SIBILANT.search(word[:-2]))
    return None


def _stems(word: str, length: int) -> tuple[str, ...]:
    """What may stand before a suffix that begins with a vowel: the base, with an e, or with its last letter doubled."""
    stem = word[:-length]
    doubled = (stem[:-1],) if len(stem) > 3 and stem[-1] == stem[-2] else ()
    return (stem, stem + "e", *doubled, *((stem[:-1] + "y",) if stem.endswith("i") else ()))


def _past(word: str, table: Table) -> int | None:
    if not word.endswith("ed"):
        return None
    for stem in _stems(word, 2):
        number = _base(stem, table)
        if number is not None:
            return number + stem.rstrip("e").endswith(("t", "d"))
    return None


def _with_vowel(suffix: str, adds: int) -> Callable[[str, Table], int | None]:
    def rule(word: str, table: Table) -> int | None:
        if not word.endswith(suffix):
            return None
        for stem in _stems(word, len(suffix)):
            number = _base(stem, table)
            if number is not None:
                return number + adds
        return None

    return rule


def _suffixed(word: str, table: Table) -> int | None:
    if word.endswith("ically") and word[:-4] in table:
        return table[word[:-4]] + 1
    for suffix, adds in _SUFFIXES.items():
        if word.endswith(suffix):
            number = _base(word[: -len(suffix)], table)
            if number is not None:
                return number + adds
    if word.endswith("ily"):
        number = _base(word[:-3] + "y", table)
        return None if number is None else number + 1
    return None


def _prefixed(word: str, table: Table) -> int | None:
    for prefix, adds in _PREFIXES.items():
        if word.startswith(prefix) and len(word) - len(prefix) > 3:
            number = table.get(word[len(prefix) :])
            if number is not None:
                return number + adds
    return None


def _respelled(word: str, table: Table) -> int | None:
    for british, american in _SPELLINGS:
        spelled = british.sub(american, word)
        if spelled != word and spelled in table:
            return table[spelled]
    return None


RULES: dict[str, Callable[[str, Table], int | None]] = {
    "plural": _plural,
    "past": _past,
    "-ing": _with_vowel("ing", 1),
    "suffix": _suffixed,
    "spelling": _respelled,
    "prefix": _prefixed,
}
