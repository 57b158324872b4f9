"""Words by what they do to a report, as the lexicon lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing import lexicons

NAME = "word_classes"

ClassName = Literal["telling", "part", "no report", "light", "naming"]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words of one class, as base forms, with sentences about them that the tests read."""

    class_: ClassName
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def words_of(name: ClassName) -> frozenset[str]:
    """The words of a class."""
    return frozenset(
        word for entry in lexicons.load(NAME, WordClass).entries if entry.class_ == name for word in entry.terms
    )
