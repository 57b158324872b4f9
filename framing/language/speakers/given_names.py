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
class GivenNameEntry:
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
def _forms() -> Mapping[str, Mapping[int, int]]:
    """Each form with the entries it stands in, and where in them."""
    found: dict[str, dict[int, int]] = {}
    for number, entry in enumerate(lexicons.load(NICKNAMES, Short).entries):
        for place, term in enumerate(entry.terms):
            found.setdefault(term, {})[number] = place
    return found


def one_given_name(one: str, two: str) -> bool:
    """Whether two given names may be one person's: "robert" and "bob"."""
    return one == two or bool(_forms().get(one, {}).keys() & _forms().get(two, {}).keys())


def full_form(one: str, two: str) -> str | None:
    """Which of two different given names is the full form of the other: "robert" of "bob"; None where they share none.

    An entry names the full form first.
    """
    both = _forms().get(one, {}).keys() & _forms().get(two, {}).keys()
    ranked = [(_forms()[name][number], name) for number in sorted(both) for name in (one, two)]
    return min(ranked)[1] if one != two and ranked else None


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Gender]:
    return {term: entry.gender for entry in lexicons.load(NAME, GivenNameEntry).entries for term in entry.terms}


def gender_of(given: str) -> Gender | None:
    """The gender a given name in normal words tells; of a double name ("mary ann") its first half's."""
    return _table().get(given) or _table().get(given.partition(" ")[0])
