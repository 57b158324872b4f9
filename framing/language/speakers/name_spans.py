"""Stretches of capitalised words that are a person's name though the parser did not say so."""

from __future__ import annotations

from collections.abc import Iterator

from framing.language.speakers.given_names import gender_of
from framing.language.speakers.known_bodies import known_body
from framing.language.speakers.source_words import Kind, find, look_up
from framing.language.token_ranges import Range
from framing.language.view import View
from framing.lexicons.closed_lists import word_list

_LONGEST = 4  # words of a name that is believed without the parser's label
_NICKNAME = 4  # words of a nickname
_OPEN, _CLOSE = frozenset("“\"‘'(«``"), frozenset("”\"’')»''")
_NO_NAME: tuple[Kind, ...] = ("institution", "setting", "document", "role")
_BEHIND = 4  # words before the role of an apposition


def is_person(view: View, low: int, high: int) -> bool:
    """Whether a name that is labelled as something else is a person's: by its given name, or by a role in apposition.

    "Tamsin Orlo", "Ilo Marran, chairman of the club,"; not "John Lewis", "Orlo Council" or "the Ilo Marran".
    """
    words = [view.normal[i] for i in range(low, high) if view.normal[i]]
    if not 2 <= len(words) <= _LONGEST or (low > 0 and view.normal[low - 1] in word_list("function_words", "articles")):
        return False
    if not all(view.tokens.text[i][:1].isupper() for i in (low, high - 1)):
        return False
    if any(look_up(kind, [word]) for kind in _NO_NAME for word in words[1:]) or known_body(view.text(low, high)):
        return False
    return gender_of(words[0]) is not None or (not look_up("institution", words[:1]) and _has_role(view, high))


def is_body(view: View, low: int, high: int) -> bool:
    """Whether a name that is labelled as a person's ends in what an organisation is: "Kelby Police"."""
    tokens = view.tokens
    goes_on = high < len(tokens) and tokens.tag[high] == "NNP" and tokens.head[high - 1] == high
    end = high + 1 if goes_on and tokens.text[high][:1].isupper() else high
    if end - low < 2 or gender_of(view.normal[low]) is not None:
        return False
    last = [view.normal[end - 1]]
    business = look_up("setting", last)
    return look_up("institution", last) is not None or (business is not None and business[0].type == "business")


def _has_role(view: View, at: int) -> bool:
    """ ", chairman of the club", ", 43, a nurse"."""
    tokens = view.tokens
    if at + 2 >= len(tokens) or tokens.text[at] != ",":
        return False
    at += 1
    if tokens.tag[at] == "CD" and tokens.text[at + 1] == ",":
        at += 2
    roles = find("role", view.normal[at : at + _BEHIND])
    bodies = find("institution", view.normal[at : at + _BEHIND])
    return bool(roles) and not roles[0].plural and not (bodies and bodies[0].start <= roles[0].start)


def unlabelled(view: View) -> Iterator[Range]:
    """Given name and surname side by side that the parser took for nothing."""
    tokens = view.tokens
    proper = [tag in ("NNP", "NNPS") for tag in tokens.tag]
    for index in range(len(tokens) - 1):
        if not (proper[index] and proper[index + 1]) or tokens.entity[index] or tokens.entity[index + 1]:
            continue
        both = tokens.text[index][:1].isupper() and tokens.text[index + 1][:1].isupper()
        same = tokens.sentence[index] == tokens.sentence[index + 1]
        before = index > 0 and tokens.tag[index - 1] == "NNP" and tokens.sentence[index - 1] == tokens.sentence[index]
        given = both and same and not before and gender_of(view.normal[index]) is not None
        if given and is_person(view, index, index + 2):
            yield index, index + 2


def nicknamed(view: View) -> Iterator[tuple[int, int, int, int]]:
    """Names around a nickname: "Dag “The Hammer” Holm", "Robert (Bob) Orlo"; the name's ends and the nickname's."""
    tokens = view.tokens
    for opened in range(1, len(tokens) - 2):
        if tokens.text[opened] not in _OPEN or not _names(view, opened - 1):
            continue
        for closed in range(opened + 2, min(opened + _NICKNAME + 2, len(tokens) - 1)):
            if tokens.text[closed] not in _CLOSE:
                continue
            inside = all(tokens.text[i].isalpha() for i in range(opened + 1, closed))
            capital = tokens.text[opened + 1][:1].isupper()
            if inside and capital and _names(view, closed + 1) and tokens.sentence[opened] == tokens.sentence[closed]:
                low, high = opened - 1, closed + 2
                while low > 0 and tokens.entity[low - 1] == "PERSON" and not look_up("role", [view.normal[low - 1]]):
                    low -= 1
                yield low, high, opened, closed + 1
            break


def _names(view: View, index: int) -> bool:
    """A capitalised word that may be part of a person's name."""
    text, tag = view.tokens.text[index], view.tokens.tag[index]
    return text[:1].isupper() and text[1:].islower() and tag in ("NNP", "NNPS") and not look_up("role", [text.lower()])
