"""Reporting verbs, nouns and phrases as the lexicon lists them, ready to be looked up at a token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from framing import lexicons
from framing.errors import LexiconError
from framing.language.base_forms import lemma
from framing.language.view import View
from framing.model import CueClass

NAME = "reporting_verbs"


@dataclass(frozen=True, slots=True)
class Stance:
    """What a reporting verb does to the words it reports: a ``[[stance]]`` of the lexicon.

    ``label`` names its measure, ``does`` completes "verbs and phrases that …" in the plural with examples, and ``told``
    says the same of one verb.
    """

    name: str
    label: str
    does: str
    told: str


@dataclass(frozen=True, slots=True)
class Family:
    """Terms alike in class, stance and complements.

    ``takes`` lists what may be the content: "clause", "infinitive", "object", or a preposition whose object it is.
    ``recipient`` says that the object is who is told; ``noun`` that the terms are nouns with a clause of their own.
    """

    terms: tuple[str, ...]
    class_: CueClass
    stance: str  # the name of a Stance
    takes: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...] = ()
    recipient: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True)
class VerbTerm:
    """One term of a family."""

    text: str
    family: Family


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms by their first word: phrases with the longest first, then the single word."""

    verbs: dict[str, tuple[VerbTerm, ...]]
    nouns: dict[str, VerbTerm]


@lru_cache(maxsize=1)
def stances() -> dict[str, Stance]:
    """The stances by name, in the lexicon's order."""
    return {stance.name: stance for stance in lexicons.tables(NAME, "stance", Stance)}


@lru_cache(maxsize=1)
def terms() -> Terms:
    """The lexicon, read once."""
    verbs: dict[str, list[VerbTerm]] = {}
    nouns: dict[str, VerbTerm] = {}
    for family in lexicons.load(NAME, Family, beside=("stance",)).entries:
        if family.stance not in stances():
            what = f"{family.terms[0]!r} has the stance {family.stance!r}, which no [[stance]] declares"
            raise LexiconError(what, where=f"{NAME}.toml", next=f"Choose from {', '.join(stances())}, or declare it.")
        for text in family.terms:
            term = VerbTerm(text, family)
            if family.noun:
                nouns[text] = term
            else:
                verbs.setdefault(text.split()[0], []).append(term)
    ordered = {head: tuple(sorted(found, key=lambda term: -len(term.text))) for head, found in verbs.items()}
    return Terms(ordered, nouns)


def is_thought(verb: str | None) -> bool:
    """Whether the content of an attitude verb is a thought ("believes that …") and no mere object ("opposes …")."""
    found = terms().verbs.get(verb.split()[0], ()) if verb else ()
    return any(term.text == verb and not {"clause", "as"}.isdisjoint(term.family.takes) for term in found)


def term_at(view: View, index: int, stem: str) -> tuple[VerbTerm, tuple[int, ...]] | None:
    """The term whose first word stands at ``index``, and the tokens of the term."""
    tokens = view.tokens
    if tokens.tag[index].startswith("N"):
        noun = terms().nouns.get(stem)
        return (noun, (index,)) if noun else None
    for term in terms().verbs.get(stem, ()):
        words = term.text.split()
        if len(words) == 1:
            return term, (index,)
        found = _rest(view, index, words[1:])
        if found:
            return term, tuple(sorted((index, *found)))
    return None


def _rest(view: View, index: int, words: list[str]) -> tuple[int, ...] | None:
    """The tokens of a phrase's further words among the tokens that hang on its first, in order."""
    tokens = view.tokens
    found: list[int] = []
    near = [child for child in view.children(index) if child > index]
    for word in words:
        match = next(
            (c for c in near if tokens.lower[c] == word or lemma(tokens.lower[c], tokens.tag[c]) == word), None
        )
        if match is None:
            return None
        found.append(match)
        near = [child for child in (*view.children(match), *near) if child > match]
    return tuple(found)
