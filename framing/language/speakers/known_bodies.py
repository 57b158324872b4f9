"""Organisations the news calls by a bare name ("Reuters", "Labour", "the IMF"), as the lexicon lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from framing import lexicons
from framing.language.speakers.word_lists import words
from framing.lexicons.closed_lists import word_list
from framing.model import SourceType

NAME = "known_bodies"
ALIASES = "body_aliases"

_LONGEST = 7  # words of the longest name
_CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}(-(TV|FM|AM|DT))?|(ABC|NBC|CBS|FOX|CW|KTLA)[ -]?\d{1,2}")
_SPELLING = str.maketrans({"’": "'", "-": " ", "‑": " ", "–": " ", ".": None})


@dataclass(frozen=True, slots=True)
class KnownBodyEntry:
    """Names alike in type; ``armed`` groups fight, and are never among those who govern."""

    type: SourceType
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """The names of one organisation; the first is the one it is compared by."""

    terms: tuple[str, ...]
    examples: tuple[str, ...]


class Known(NamedTuple):
    """What the lexicon tells of an organisation."""

    type: SourceType
    armed: bool


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[Known, bool]]:
    entries = lexicons.load(NAME, KnownBodyEntry).entries
    return {
        spelled(term): (Known(entry.type, entry.armed), term.isupper()) for entry in entries for term in entry.terms
    }


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, tuple[str, bool]]:
    entries = lexicons.load(ALIASES, Alias).entries
    return {spelled(term): (spelled(entry.terms[0]), term.isupper()) for entry in entries for term in entry.terms}


def one_name(name: str) -> str:
    """The name an organisation is compared by: "metropolitan police" of "Scotland Yard"; else as it is spelled."""
    words = spelled(name)
    first, capitals = _aliases().get(words, (words, False))
    return first if not capitals or name.isupper() else words


def _found(words: str, printed: str) -> Known | None:
    found, capitals = _table().get(words, (None, False))
    return found if not capitals or printed.isupper() else None


def spelled(name: str) -> str:
    """A name as names are compared: lower case, without articles, full stops, hyphens and a possessive at its end."""
    parts = name.casefold().translate(_SPELLING).split()
    while len(parts) > 1 and parts[0] in word_list("function_words", "articles"):
        parts = parts[1:]
    return " ".join(word.strip("'").removesuffix("'s") for word in parts)


def known_body(name: str) -> Known | None:
    """The organisation of this name; a legal form or "Group" at its end is passed over."""
    found = _found(spelled(name), name)
    if found is None and _CALL_SIGN.fullmatch(name.removeprefix("the ").removeprefix("The ")):
        return Known("media", armed=False)
    parts = spelled(name).split()
    if found is None and len(parts) > 1 and parts[-1] in words("behind the name of a firm or a station"):
        found = _found(" ".join(parts[:-1]), name)
    return found


def known_inside(printed: Sequence[str]) -> Known | None:
    """The organisation that words name, as in "CNN political analyst"; of several the longest, then the last one."""
    for size in range(min(_LONGEST, len(printed)), 0, -1):
        for at in range(len(printed) - size, -1, -1):
            run = printed[at : at + size]
            if size == 1 and spelled(run[0]) in words("before an office") and at + 1 < len(printed):
                continue  # "Vice President" is of no medium
            if run[0][:1].isupper() and run[-1][:1].isupper():
                found = known_body(" ".join(run).rstrip(",;"))
                if found is not None:
                    return found
    return None
