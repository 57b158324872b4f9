"""Words that set no two names and no two tellings of an act apart, as the lexicon lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing import lexicons

NAME = "name_and_act"


@dataclass(frozen=True, slots=True)
class IndifferentWords:
    """Words of one class, with sentences about them that the tests read."""

    class_: Literal["house style", "state"]
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def indifferent(name: Literal["house style", "state"]) -> frozenset[str]:
    """The words of a class."""
    entries = lexicons.load(NAME, IndifferentWords).entries
    return frozenset(word for entry in entries if entry.class_ == name for word in entry.terms)
