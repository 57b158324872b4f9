"""Classes of words around a cue that decide whether it is a hedge, as the lexicon of contexts lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from framing.language.hedges.forms import every_form
from framing.lexicons import load
from framing.lexicons.closed_lists import word_list

LEXICON = "hedging_contexts"


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Words of one class; of ``verbs`` every form is meant."""

    class_: str
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]
    verbs: bool = False


@cache
def words(class_: str) -> frozenset[str]:
    """The words of a class."""
    return _classes()[class_]


@cache
def grammar(name: str) -> frozenset[str]:
    """The list of small words of this name, as the lexicon of grammar around hedges holds it."""
    return word_list("hedge_grammar", name)


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {
        entry.class_: every_form(" ".join(entry.terms)) if entry.verbs else frozenset(entry.terms)
        for entry in load(LEXICON, ContextWords).entries
    }
