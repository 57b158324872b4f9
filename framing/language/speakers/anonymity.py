"""Whether a source without a name is kept back ("two officials familiar with the talks") or is nobody ("critics").

Kept back are single people and counted ones whom the reporter knows; nobody in particular are groups that nobody could
call. Who holds an office alone ("the finance minister") can be told by anybody and is neither.
"""

from __future__ import annotations

from framing.language.speakers.source_words import SourceTerm
from framing.language.speakers.word_lists import words
from framing.language.view import View
from framing.model import Anonymity

_LOOK = 30  # tokens behind a description that may say it speaks under condition of anonymity
_NAMING = frozenset({"named", "identified", "name"})
_FORCES = frozenset({"police"})  # a plural word for one body


def anonymity(view: View, low: int, end: int, head: int, term: SourceTerm | None, *, plural: bool) -> Anonymity | None:
    """Of the description in the tokens from ``low`` to before ``end`` that hangs on ``head``."""
    phrase = view.normal[low:end]
    if _under_condition(view, low, end) or not words("known by what somebody knows").isdisjoint(
        view.normal[head : head + 4]
    ):
        return "anonymous"
    if view.normal[head] in words("nouns for whoever tells a secret"):
        return "anonymous"
    counted = not words("how many unnamed people").isdisjoint(phrase[:2])
    if counted or "CD" in view.tokens.tag[low : min(low + 2, head)]:
        return "anonymous"
    if plural:
        return None if phrase and phrase[-1] in _FORCES else "vague"
    return "vague" if term is not None and term.type == "unnamed" else None


def _under_condition(view: View, low: int, end: int) -> bool:
    """ "… said on condition of anonymity", "who asked not to be named", in the same sentence."""
    sentence = view.tokens.sentence[low]
    refuses = False
    for index in range(end, min(len(view.tokens), end + _LOOK)):
        if view.tokens.sentence[index] != sentence:
            break
        word = view.normal[index]
        if word in ("anonymity", "anonymously"):
            return True
        refuses = refuses or word in ("not", "declined", "refused")
        if refuses and word in _NAMING:
            return True
    return False
