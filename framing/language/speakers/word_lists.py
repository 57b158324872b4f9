"""Closed lists of words that the rules for speakers ask for by name, as the lexicon holds them."""

from __future__ import annotations

from functools import cache

from framing.lexicons.closed_lists import word_list

NAME = "speaker_words"


@cache
def words(name: str) -> frozenset[str]:
    """The list of this name, in normal words."""
    return word_list(NAME, name)
