"""Plain and coloured words for one kind of thing or act, as the lexicon lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from framing import lexicons
from framing.language.view import View
from framing.model import Span

NAME = "connotation"


@dataclass(frozen=True, slots=True)
class ConnotationField:
    """Words that may name one thing: plain ones and such as colour it, with sentences that the tests read."""

    field: str
    part: Literal["noun", "verb", "modifier"]
    plain: tuple[str, ...]
    coloured: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


class Colour(NamedTuple):
    """The field of a word, and whether the word colours what it names."""

    field: str
    coloured: bool


@cache
def nouns() -> dict[str, tuple[Colour, ...]]:
    """By base form, the fields of nouns."""
    return _table("noun")


@cache
def verbs() -> dict[str, tuple[Colour, ...]]:
    """By base form, the fields of verbs; "let go" has the word that hangs on the verb behind it."""
    return _table("verb")


@cache
def modifiers() -> frozenset[str]:
    """Words before a noun that colour it."""
    return frozenset(_table("modifier"))


def is_coloured(view: View, span: Span) -> bool:
    """Whether a phrase has a noun that colours what it names, or a modifier that does."""
    return any(
        view.lower[at] in modifiers() or any(colour.coloured for colour in nouns().get(view.lemma(at), ()))
        for at in range(*view.range_of(span))
    )


def colours_at(view: View, at: int) -> bool:
    """Whether a word is a common noun that colours what it names, or an adjective or adverb that does."""
    if view.tag[at] in ("NN", "NNS"):
        return any(colour.coloured for colour in nouns().get(view.lemma(at), ()))
    return view.tag[at].startswith(("JJ", "RB")) and view.lower[at] in modifiers()


def _table(part: str) -> dict[str, tuple[Colour, ...]]:
    found: dict[str, tuple[Colour, ...]] = {}
    for entry in lexicons.load(NAME, ConnotationField).entries:
        if entry.part == part:
            for words, coloured in ((entry.plain, False), (entry.coloured, True)):
                for word in words:
                    found[word] = (*found.get(word, ()), Colour(entry.field, coloured))
    return found
