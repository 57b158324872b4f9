"""Closed lists of words that the rules for speakers ask for by name, as the lexicon holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from framing import lexicons

NAME = "speaker_words"


@dataclass(frozen=True, slots=True)
class WordListEntry:
    """One list; in its examples {braces} hold words of it."""

    list: str
    terms: tuple[str, ...]
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    return {entry.list: frozenset(entry.terms) for entry in lexicons.load(NAME, WordListEntry).entries}


def words(name: str) -> frozenset[str]:
    """The list of this name, in normal words."""
    return _lists()[name]
