"""Vague crowds that are made to hold a claim: "critics say", "some believe", "according to experts"."""

from __future__ import annotations

from framing.language.hedges.contexts import grammar, words
from framing.language.hedges.nouns import personal
from framing.language.view import View
from framing.lexicons.closed_lists import word_list

_NAMED = ("PERSON", "ORG", "GPE", "NORP", "FAC", "EVENT", "WORK_OF_ART")


def vague(view: View, noun: int) -> bool:
    """Whether the noun phrase at ``noun`` is a crowd without name, number or place that would tell who it is."""
    word = view.lower[noun]
    children = view.children(noun)
    modifiers = {view.lower[child] for child in children if child < noun}
    if _including(view, noun):
        return False
    if word in grammar("quantifiers of a crowd"):
        return word not in ("several", "few", "all") and not any(view.lower[child] == "of" for child in children)
    if word not in words("crowd"):
        return _some_of_a_kind(view, noun)
    if (
        word in words("vague when counted")
        and not modifiers & grammar("quantifiers of a crowd")
        and not _anybody(view, noun)
    ):
        return False
    if word == "sources" and any(view.dep[child] == "compound" for child in children):
        return False  # "police sources": unnamed, but not just anybody
    for child in children:
        if view.dep[child] in ("nummod", "appos", "poss") or view.lower[child] in word_list(
            "hedge_grammar", "telling which"
        ):
            return False
        if view.entity[child] in _NAMED and child < noun:
            return False
        if view.dep[child] == "prep" and view.lower[child] in grammar("telling whose critics"):
            return False
    return True


def _including(view: View, noun: int) -> bool:
    """Whether some of the crowd are named: "others, including Tamsin Orlo", "critics such as the union"."""
    end = max((view.subtree(noun)[1], noun + 1))
    return any(
        view.lower[at] in ("including", "like") or (view.lower[at] == "such" and view.word(at + 1, noun) == "as")
        for at in range(noun + 1, end)
    )


def _some_of_a_kind(view: View, noun: int) -> bool:
    """Whether a vague quantity stands before a plural that names people: "some leading captains", "other unions"."""
    if view.tag[noun] not in ("NNS", "NNPS") or not personal(view, noun) or view.dep[view.head[noun]] == "relcl":
        return False
    children = view.children(noun)
    before = {view.lower[child] for child in children if child < noun}
    if (
        not before & grammar("vague quantities of a crowd")
        or before & grammar("telling which of a crowd")
        or view.dep[noun] == "conj"
    ):
        return False
    return not any(view.dep[child] in ("nummod", "appos", "poss", "prep", "relcl", "conj", "cc") for child in children)


def _anybody(view: View, noun: int) -> bool:
    """Whether "people" stands bare before a verb of the present: "people say"."""
    return view.lower[noun] == "people" and not view.children(noun) and view.tag[view.head[noun]] == "VBP"


def verb_of(view: View, noun: int) -> int | None:
    """The verb of saying or thinking that ``noun`` is the subject of."""
    verb = view.head[noun]
    if view.dep[noun] == "nsubj" and view.lower[verb] in words("holding") and view.tag[verb].startswith(("VB", "MD")):
        infinitive = view.tag[verb] == "VB" and any(view.lower[child] == "to" for child in view.children(verb))
        return None if infinitive else verb  # "asked other captains to warn"
    return None


def speaks(view: View, noun: int) -> bool:
    """Whether ``noun`` is a vague crowd that says or thinks something."""
    verb = verb_of(view, noun)
    if verb is None or not vague(view, noun):
        return False
    if view.lower[noun] in words("learned") and view.lemma(verb) in ("call", "describe"):
        return False  # "what economists call": a term of the trade
    return not any(view.lower[child] == "than" for child in view.children(verb))


def vague_object(view: View, index: int) -> bool:
    """Whether a vague crowd follows a preposition: "according to analysts"."""
    first, end = view.bounds(index - 1)
    at = index
    while first <= at < end and view.tag[at].startswith(("JJ", "DT")) and view.lower[at] not in words("crowd"):
        at += 1
    return at < end and vague(view, at)
