"""Closed lists of words that code asks for by name; a lexicon of lists holds one ``[[entry]]`` a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from framing.lexicons import load


@dataclass(frozen=True, slots=True)
class WordList:
    """Words under one name, in the order that counts, or pairs of a word and what it stands for.

    In its examples {braces} hold words of it.
    """

    list: str
    examples: tuple[str, ...]
    terms: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)


@cache
def word_list(lexicon: str, name: str) -> frozenset[str]:
    """The words of the list ``name`` in framing/lexicons/``lexicon``.toml."""
    return frozenset(_lists(lexicon)[name].terms)


@cache
def in_order(lexicon: str, name: str) -> tuple[str, ...]:
    """As ``word_list``, in the order of the file: the months, what is tried first."""
    return _lists(lexicon)[name].terms


@cache
def paired(lexicon: str, name: str) -> Mapping[str, str]:
    """The pairs of the list ``name``: a word and what it stands for."""
    return _lists(lexicon)[name].pairs


def list_names(lexicon: str) -> tuple[str, ...]:
    """The names of all lists of a lexicon, in the order of the file."""
    return tuple(_lists(lexicon))


@cache
def _lists(lexicon: str) -> Mapping[str, WordList]:
    return {entry.list: entry for entry in load(lexicon, WordList).entries}
