"""How prominent a noun stands: whom a pronoun behind it takes up."""

from __future__ import annotations

from framing.language.speakers.word_lists import words
from framing.language.view import SUBJECTS, View

_CHAIN = 12  # names of a list walked along
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_ASKED = 4.0  # more than a subject that has just spoken: after a question it is the one asked who goes on


def prominence(view: View, head: int) -> float:
    """How likely a following pronoun takes this noun up: subjects of main clauses most, what is quoted least."""
    tokens = view.tokens
    value = 0.0
    at = head
    for _ in range(_CHAIN):
        if tokens.dep[at] not in ("conj", "compound", "appos"):
            break
        at = tokens.head[at]
    if tokens.dep[at] in SUBJECTS:
        verb = tokens.head[at]
        for _ in range(_CHAIN):
            verb = tokens.head[verb] if tokens.dep[verb] == "conj" else verb
        value += 2.0 if tokens.dep[verb] in ("ROOT", "parataxis") and not view.reported(head) else 1.0
    if tokens.dep[at] in _OBJECTS and view.normal[tokens.head[at]] in words("forms of asking"):
        value += _ASKED
    if tokens.dep[at] == "poss":
        value -= 0.5
    if view.quoted(head):
        value -= 4.0
    elif view.reported(head):
        value -= 1.0
    return value
