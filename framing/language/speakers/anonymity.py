"""Whether a source without a name is kept back ("two officials familiar with the talks") or is nobody ("critics").

Kept back are single people and counted ones whom the reporter knows; nobody in particular are groups that nobody could
call. Who holds an office alone ("the finance minister") can be told by anybody and is neither.
"""

from __future__ import annotations

from framing.language.speakers.source_words import SourceTerm
from framing.language.view import View
from framing.model import Anonymity

_LOOK = 30  # tokens behind a description that may say it speaks under condition of anonymity
_KNOWN_BY = frozenset("familiar close briefed knowledge".split())  # "familiar with the talks", "close to the minister"
_NAMING = frozenset({"named", "identified", "name"})
_COUNTS = frozenset("two three four five six seven eight nine ten a an one another".split())
_FORCES = frozenset({"police"})  # a plural word for one body
_SOURCES = frozenset({"source", "sources", "insider", "insiders"})


def anonymity(view: View, low: int, end: int, head: int, term: SourceTerm | None, *, plural: bool) -> Anonymity | None:
    """Of the description in the tokens from ``low`` to before ``end`` that hangs on ``head``."""
    words = view.normal[low:end]
    if _under_condition(view, low, end) or not _KNOWN_BY.isdisjoint(view.normal[head : head + 4]):
        return "anonymous"
    if view.normal[head] in _SOURCES:
        return "anonymous"
    counted = any(word in _COUNTS for word in words[:2]) or "CD" in view.tokens.tag[low : min(low + 2, head)]
    if counted:
        return "anonymous"
    if plural:
        return None if words and words[-1] in _FORCES else "vague"
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
