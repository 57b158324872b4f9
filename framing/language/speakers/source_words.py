"""The words that tell what a source is, as the lexicon lists them, ready to be looked up in running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from framing import lexicons
from framing.model import SourceType

NAME = "source_types"

Kind = Literal[
    "role", "title", "setting", "institution", "document", "utterance", "vague", "gathering", "appearance", "agency"
]
Gender = Literal["male", "female"]

_LONGEST = 4  # words of the longest term
_SHORT = 6  # letters; shorter words that end in "man" are no compounds ("human")
_PLURALS = (("y", "ies"), ("man", "men"), ("person", "people"), ("s", "ses"), ("ch", "ches"), ("", "s"))  # last letters


@dataclass(frozen=True, slots=True)
class SourceTermEntry:
    """A family of terms alike in type.

    ``generic`` roles take their type from the setting they are named with; ``broad`` ones may take up any role of
    their type ("the lawmaker": a senator); the terms of an ``alike`` family may stand for one another; ``armed``
    groups never count among those who govern.
    """

    type: SourceType
    kind: Kind
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    generic: bool = False
    broad: bool = False
    alike: bool = False
    armed: bool = False
    gender: Gender | None = None


class SourceTerm(NamedTuple):
    """One term. ``family`` is a number that terms share which may stand for one another."""

    text: str
    type: SourceType
    family: int
    generic: bool
    broad: bool
    gender: Gender | None
    armed: bool


class FoundTerm(NamedTuple):
    """A term in a sequence of words, from ``start`` to before ``end``."""

    start: int
    end: int
    term: SourceTerm
    plural: bool


@lru_cache(maxsize=1)
def tables() -> Mapping[Kind, Mapping[str, tuple[SourceTerm, bool]]]:
    """The lexicon by kind and spelling, read once; the flag marks plurals."""
    found: dict[Kind, dict[str, tuple[SourceTerm, bool]]] = {}
    plurals: dict[Kind, dict[str, tuple[SourceTerm, bool]]] = {}
    family = 0
    for entry in lexicons.load(NAME, SourceTermEntry).entries:
        singular, plural = found.setdefault(entry.kind, {}), plurals.setdefault(entry.kind, {})
        family += 1
        for text in entry.terms:
            family += not entry.alike
            term = SourceTerm(
                text, entry.type, family, entry.generic, entry.broad, entry.gender or _gender(text), entry.armed
            )
            singular.setdefault(text, (term, False))
            for ending, many in _PLURALS:
                if text.endswith(ending):
                    plural.setdefault(text[: len(text) - len(ending)] + many, (term, True))
    return {kind: {**plurals[kind], **found[kind]} for kind in found}


def _gender(term: str) -> Gender | None:
    """ "spokeswoman" and "spokesman" tell it."""
    return "female" if term.endswith("woman") else "male" if term.endswith("man") and len(term) > _SHORT else None


def look_up(kind: Kind, words: Sequence[str]) -> tuple[SourceTerm, bool] | None:
    """The term these normal words spell, in the singular or the plural (the flag says which)."""
    return tables()[kind].get(" ".join(words))


def find(kind: Kind, words: Sequence[str]) -> list[FoundTerm]:
    """All terms of one kind, longest first at each place, from left to right. Empty words are stepped over."""
    openers = _openers()[kind]
    places = [index for index, word in enumerate(words) if word]
    found: list[FoundTerm] = []
    at = 0
    while at < len(places):
        first = words[places[at]]
        longest = openers.get(first)
        if longest is None:
            if " " not in first:
                at += 1
                continue
            longest = openers.get(first.partition(" ")[0], 0)  # a normal word may be two: "op ed"
        for size in range(min(longest, len(places) - at), 0, -1):
            hit = look_up(kind, [words[place] for place in places[at : at + size]])
            if hit:
                found.append(FoundTerm(places[at], places[at + size - 1] + 1, *hit))
                at += size
                break
        else:
            at += 1
    return found


@lru_cache(maxsize=1)
def _openers() -> Mapping[Kind, Mapping[str, int]]:
    """The words that terms of a kind begin with, and how many words the longest of them has."""
    found: dict[Kind, dict[str, int]] = {}
    for kind, terms in tables().items():
        openers = found.setdefault(kind, {})
        for spelled in terms:
            first, *rest = spelled.split(" ")
            openers[first] = max(openers.get(first, 0), min(1 + len(rest), _LONGEST))
    return found
