"""Descriptions that take up a person who was named with other words: "Tamsin Orlo … the real estate mogul said"."""

from __future__ import annotations

from framing.language.speakers.figures import Figure, Names
from framing.language.speakers.pronouns import Memory
from framing.language.speakers.source_words import SourceTerm
from framing.language.speakers.word_lists import words
from framing.language.view import View

_WITHIN = 2  # sentences of the outlet's own between the name and its other description
_LEAD = 3  # sentences of the body in which somebody is described before the name is told
_SOON = 4  # sentences within which the name follows


def later(
    memory: Memory, at: int, noun: str, term: SourceTerm | None, verb: str | None, *, modified: bool
) -> Figure | None:
    """The person that a definite singular description with this noun takes up; None where it is somebody else.

    Who an office or a trade names ("the judge", "the officer") is sooner somebody new; who is called by what they are
    ("the father of two", "the Kelby native") was told of before, and so is whoever "went on" or "added".
    """
    goes_on = verb in words("verbs of going on")
    if noun.split()[-1] not in words("epithets") and not (goes_on and (modified or term is not None)):
        return None
    figure = memory.near_person(at, _WITHIN)
    return figure if figure is not None and _fits(figure, term) else None


def _fits(figure: Figure, term: SourceTerm | None) -> bool:
    if term is None:
        return True
    if term.gender is not None and figure.gender not in (None, term.gender):
        return False
    told = {role.term.type for role in figure.roles if role.term is not None and not role.term.generic}
    return not told or term.type in told or term.type == "citizen"


def introduced(view: View, persons: Names, figure: Figure) -> Figure | None:
    """The person whom a lead describes before it names them: "A Kelby nurse said … Tamsin Orlo, 43, wrote".

    Only where one new person alone is named soon after, and nothing that is told of them says otherwise.
    """
    if figure.form != "description" or figure.plural or figure.term is None or not figure.mentions:
        return None
    if figure.term.type in ("unnamed", "official") or figure.anonymity == "vague":
        return None
    at = next((i for i, start in enumerate(view.tokens.start) if start >= figure.mentions[0].start), None)
    if at is None:
        return None
    sentence = view.tokens.sentence[at]
    body = [i for i, one in enumerate(view.sentences) if one.kind == "body"]
    if sentence not in body[:_LEAD]:
        return None
    soon = [m for m in persons.mentions if at < m.low and view.tokens.sentence[m.head] <= sentence + _SOON]
    known = {
        id(m.figure)
        for m in persons.mentions
        if m.low < at and view.sentences[view.tokens.sentence[m.low]].kind == "body"
    }
    if any(view.tokens.start[m.low] < figure.mentions[0].end for m in soon):
        return None  # "the lawyer of Tamsin Orlo" is not she
    new = {id(m.figure): m.figure for m in soon if id(m.figure) not in known and len(m.figure.name.split()) > 1}
    if len(new) != 1:
        return None
    (found,) = new.values()
    told = [role for role in found.roles if role.term is not None]
    same = not told or any(role.term is not None and role.term.type == figure.term.type for role in told)
    return found if same and _fits(found, figure.term) else None
