"""What a given name tells: that it is a person's, and whether a woman's or a man's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from framing import lexicons
from framing.language.speakers.source_words import Gender

NAME = "given_names"


@dataclass(frozen=True, slots=True)
class Entry:
    """Names that women, or men, bear nearly always."""

    gender: Gender
    terms: tuple[str, ...]
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Gender]:
    return {term: entry.gender for entry in lexicons.load(NAME, Entry).entries for term in entry.terms}


def gender_of(given: str) -> Gender | None:
    """The gender a given name in normal words tells; of a double name ("mary ann") its first half's."""
    return _table().get(given) or _table().get(given.partition(" ")[0])
