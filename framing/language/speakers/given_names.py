"""What a given name tells: that it is a person's, and whether a woman's or a man's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from framing import lexicons
from framing.language.speakers.source_words import Gender

NAME = "given_names"
NICKNAMES = "nicknames"


@dataclass(frozen=True, slots=True)
class Entry:
    """Names that women, or men, bear nearly always."""

    gender: Gender
    terms: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """Forms of one given name."""

    terms: tuple[str, ...]
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(lexicons.load(NICKNAMES, Short).entries):
        for term in entry.terms:
            found.setdefault(term, set()).add(number)
    return {term: frozenset(numbers) for term, numbers in found.items()}


def one_given_name(one: str, two: str) -> bool:
    """Whether two given names may be one person's: "robert" and "bob"."""
    return one == two or bool(_forms().get(one, frozenset()) & _forms().get(two, frozenset()))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Gender]:
    return {term: entry.gender for entry in lexicons.load(NAME, Entry).entries for term in entry.terms}


def gender_of(given: str) -> Gender | None:
    """The gender a given name in normal words tells; of a double name ("mary ann") its first half's."""
    return _table().get(given) or _table().get(given.partition(" ")[0])
