"""What type of source a figure is, by the words that name it or tell its role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Names
from framing.language.speakers.roles import head_term
from framing.language.speakers.source_words import Found, Term, find, look_up
from framing.model import SourceType

_OF = frozenset({"of", "at", "for"})
_GOVERN = frozenset({"official", "politician"})  # what a generic role counts as only where nobody else employs it
_LONGEST = 5  # words of an employer before a role


class World(NamedTuple):
    """Names a document gives, in normal words: the words of its places, and its other bodies."""

    places: frozenset[str]
    bodies: frozenset[tuple[str, ...]]


def world(bodies: Names) -> World:
    """The places and the other bodies among a document's names."""
    named = [(figure.place, tuple(filter(None, _words(figure.name)))) for figure in bodies.persons]
    return World(
        frozenset(word for place, words in named if place for word in words),
        frozenset(words for place, words in named if not place and words),
    )


def type_of(figure: Figure, known: World) -> SourceType:
    """The type of a figure. "unknown" where nothing in the text tells it."""
    if figure.form == "document":
        return "document"
    if figure.form == "institution":
        return _body(figure)
    if figure.form == "description":
        return _described(figure, known)
    roles = sorted(figure.roles, key=lambda role: role.former)  # what somebody is counts before what they were
    found = [_by_role(role.text, role.term, known) for role in roles]
    return next((kind for kind in found if kind != "unknown"), "media" if figure.channel else "unknown")


def _described(figure: Figure, known: World) -> SourceType:
    if figure.term is None:
        return "unknown"
    if figure.term.type == "unnamed":
        hit = find("role", _words(figure.name))
        return hit[0].term.type if hit and not hit[0].term.generic else "unnamed"
    return _by_role(figure.name, figure.term, known)


def _by_role(text: str, term: Term | None, known: World) -> SourceType:
    words = _words(text)
    hit = head_term(words)
    term = term or (hit.term if hit else None)
    if term is not None and not term.generic:
        # Who represents no voters speaks for somebody: "a representative for Orlo".
        stands_in = (
            term.text == "representative" and hit is not None and _employed(text.split(), words, hit, known, term)
        )
        return "unknown" if stands_in else term.type
    # "press secretary": the words of the role itself are no setting.
    setting = _setting((*words[: hit.start], "", *words[hit.end :]) if hit else words)
    if setting is not None:
        return setting
    if term is None:
        return "unknown"
    if term.type in _GOVERN and hit is not None and _employed(text.split(), words, hit, known, term):
        return "institution"  # whoever speaks for a body of which nothing tells what it is
    return term.type


def _employed(printed: Sequence[str], words: Sequence[str], hit: Found, known: World, term: Term) -> bool:
    """Whether a body that is no place employs whoever has the role: "Orlo Brothers spokesman", "head of Marshline"."""
    if term.text.startswith("spokes"):  # an "Education Secretary" is employed by no body called Education
        before = [word for word in words[: hit.start] if word][-_LONGEST:]
        if any(tuple(before[at:]) in known.bodies for at in range(len(before))):
            return True
    if len(printed) != len(words):  # hyphens make words of their own
        return False
    after = hit.end - 1 if words[hit.end - 1] in _OF else hit.end
    if after + 1 >= len(words) or words[after] not in _OF:
        return False
    behind = after + 2 if words[after + 1] in ("the", "a", "an") and after + 2 < len(words) else after + 1
    return printed[behind][:1].isupper() and words[behind] not in known.places


def _body(figure: Figure) -> SourceType:
    words = _words(figure.name)
    if figure.channel:
        return "media"
    if figure.place:
        return "citizen" if figure.plural else "institution"  # "Norwegians", "Norway"
    last = look_up("institution", words[-2:]) or look_up("institution", words[-1:]) if words else None
    if last is not None and last[0].type != "institution":
        return last[0].type
    if figure.term is not None and figure.term.type != "institution":
        return figure.term.type
    setting = _setting(words)
    return "institution" if setting in (None, "official") or (last and setting == "politician") else setting


def _setting(words: Sequence[str]) -> SourceType | None:
    """Where the words belong: the last one that tells it, since names end in what they are."""
    found = find("setting", words)
    if found:
        return found[-1].term.type
    bodies = find("institution", words)  # "an airline spokesman"
    kind = bodies[-1].term.type if bodies else None
    return "official" if kind == "institution" else kind


def _words(text: str) -> tuple[str, ...]:
    return tuple(normal(word) for word in text.replace("-", " - ").replace("’s", " ").replace("'s", " ").split())
