"""Words of bylines, datelines and labels, kept as data in lexicons/page_words.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from framing import lexicons

LEXICON = "page_words"


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words of one class. ``examples`` are tests."""

    class_: str
    terms: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or network that signs datelines: the name an outlet is listed under, and how it signs."""

    name: str
    terms: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def entries() -> tuple[LineWords, ...]:
    """Every class of words."""
    return lexicons.load(LEXICON, LineWords, beside=("agency",)).entries


@cache
def of(class_: str) -> frozenset[str]:
    """The words of one class."""
    return frozenset(term for entry in entries() if entry.class_ == class_ for term in entry.terms)


@cache
def agency_entries() -> tuple[Agency, ...]:
    """Every agency."""
    return lexicons.tables(LEXICON, "agency", Agency)


@cache
def agencies() -> dict[str, str]:
    """How an agency signs, in small letters, and the name it is listed under."""
    return {term: agency.name for agency in agency_entries() for term in agency.terms}
