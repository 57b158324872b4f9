"""What a subject is: a person or body that acts, evidence that shows, or a proposal that would do something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing.language.view import View
from framing.lexicons import load

LEXICON = "hedging_nouns"

_PERSONAL = frozenset(
    """i we you he she they who me us him her them whoever everyone everybody someone somebody anyone anybody nobody
    one""".split()
)
_QUANTITIES = frozenset("some many most others both all few several".split())
_SHARES = frozenset(
    "number numbers majority minority handful lot lots dozens couple rest half most hundreds thousands".split()
)
_THING_NAMES = frozenset({"WORK_OF_ART", "LAW", "EVENT", "DATE", "PRODUCT", "FAC", "LOC", "LANGUAGE", "TIME"})
_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ant", "eer", "ess", "ee")
_SHORTEST = 5  # letters of a noun whose ending says that it names a person


@dataclass(frozen=True, slots=True)
class NounEntry:
    """Nouns, as base forms, of one class."""

    class_: Literal["person", "thing", "proposal", "fixed", "evidence", "law", "offence", "entitled", "permitted"]
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
    if word in _SHARES:
        whole = next((c for c in view.children(index) if view.lower[c] == "of" and c > index), None)
        of = None if whole is None else view.child(whole, "pobj")
        return of is not None and personal(view, of)
    if word in _PERSONAL:
        return True
    if tag in ("DT", "CD", "JJ", "JJS") and word in _QUANTITIES:
        return True
    if tag.startswith("NNP"):
        return view.entity[index] not in _THING_NAMES
    noun, nouns = view.lemma(index), _nouns()
    if noun in nouns["person"]:
        return True
    return tag.startswith("NN") and len(noun) >= _SHORTEST and noun.endswith(_ENDINGS) and noun not in nouns["thing"]


def proposal(view: View, index: int | None) -> bool:
    """Whether token ``index`` names something planned that is not yet in force."""
    return names(view, index, "proposal")


def names(view: View, index: int | None, class_: str) -> bool:
    """Whether token ``index`` stands, in its base form, in a class of the lexicon."""
    return index is not None and view.lemma(index) in _nouns()[class_]


def fixed(view: View, index: int | None) -> bool:
    """Whether token ``index`` names a rule, or a building or event that is planned: what it would do is settled."""
    return names(view, index, "fixed")
