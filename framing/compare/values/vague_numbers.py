"""Plurals that stand for a number nobody counted: "dozens", "hundreds of thousands"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from framing import lexicons
from framing.compare.values.printed_numbers import Lexeme
from framing.lexicons.closed_lists import word_list

NAME = "vague_numbers"


@dataclass(frozen=True, slots=True)
class VagueNumber:
    """Words of a lexicon entry, and from where to where the number lies that they stand for."""

    terms: tuple[str, ...]
    low: int
    high: int
    examples: tuple[str, ...]
    not_: tuple[str, ...]


class Vague(NamedTuple):
    """A plural that stands for a number, in the lexemes ``[first, last)``."""

    low: Decimal
    high: Decimal
    first: int
    last: int


@cache
def _phrases() -> dict[tuple[str, ...], tuple[Decimal, Decimal]]:
    entries = lexicons.load(NAME, VagueNumber).entries
    found = {
        tuple(term.split()): (Decimal(entry.low), Decimal(entry.high)) for entry in entries for term in entry.terms
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))  # the longest first


def vague_at(found: Sequence[Lexeme], at: int) -> Vague | None:
    """The plural that begins at this lexeme, if one does; a determiner before it makes it a thing: "the scores"."""
    if found[at].kind != "word":
        return None
    for words, (low, high) in _phrases().items():
        if tuple(item.lower for item in found[at : at + len(words)]) == words:
            before = found[at - 1].lower if at else ""
            thing = before in word_list("function_words", "owned or pointed at")
            return None if thing else Vague(low, high, at, at + len(words))
    return None
