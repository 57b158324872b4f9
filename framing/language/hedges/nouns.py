"""What a subject is: a person or body that acts, evidence that shows, or a proposal that would do something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing.language.hedges.contexts import grammar
from framing.language.view import View
from framing.lexicons import load
from framing.lexicons.closed_lists import in_order, word_list

LEXICON = "hedging_nouns"

_THING_NAMES = frozenset({"WORK_OF_ART", "LAW", "EVENT", "DATE", "PRODUCT", "FAC", "LOC", "LANGUAGE", "TIME"})
_SHORTEST = 5  # letters of a noun whose ending says that it names a person


@dataclass(frozen=True, slots=True)
class NounEntry:
    """Nouns, as base forms, of one class."""

    class_: Literal[
        "person", "thing", "proposal", "rule", "fixed", "evidence", "law", "offence", "entitled", "permitted"
    ]
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {entry.class_: frozenset(entry.terms) for entry in load(LEXICON, NounEntry).entries}


def personal(view: View, index: int | None) -> bool:
    """Whether token ``index`` names somebody who speaks and acts: a person, a body of people, a pronoun for them."""
    if index is None:
        return False
    word, tag = view.lower[index], view.tag[index]
    if word in grammar("shares of people"):
        whole = next((c for c in view.children(index) if view.lower[c] == "of" and c > index), None)
        of = None if whole is None else view.child(whole, "pobj")
        return of is not None and personal(view, of)
    if word in word_list("hedge_grammar", "pronouns of people"):
        return True
    if tag in ("DT", "CD", "JJ", "JJS") and word in grammar("quantities of people"):
        return True
    if tag.startswith("NNP"):
        return view.entity[index] not in _THING_NAMES
    noun, nouns = view.lemma(index), _nouns()
    if noun in nouns["person"]:
        return True
    return (
        tag.startswith("NN")
        and len(noun) >= _SHORTEST
        and noun.endswith(in_order("hedge_grammar", "endings of people"))
        and noun not in nouns["thing"]
    )


def proposal(view: View, index: int | None) -> bool:
    """Whether token ``index`` names something planned that is not yet in force."""
    return names(view, index, "proposal")


def names(view: View, index: int | None, class_: str) -> bool:
    """Whether token ``index`` stands, in its base form, in a class of the lexicon."""
    return index is not None and view.lemma(index) in _nouns()[class_]


def fixed(view: View, index: int | None) -> bool:
    """Whether token ``index`` names a rule, or a building or event that is planned: what it would do is settled."""
    return names(view, index, "fixed")
