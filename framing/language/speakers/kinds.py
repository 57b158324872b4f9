"""What type of source a figure is, by the words that name it or tell its role."""

from __future__ import annotations

from collections.abc import Sequence

from framing.language.speakers.figures import Figure
from framing.language.speakers.roles import head_term
from framing.language.speakers.words import Term, find, look_up, normal
from framing.model import SourceType


def type_of(figure: Figure) -> SourceType:
    """The type of a figure. "unknown" where nothing in the text tells it."""
    if figure.form == "document":
        return "document"
    if figure.form == "institution":
        return _body(figure)
    if figure.form == "description":
        return _described(figure)
    roles = sorted(figure.roles, key=lambda role: role.former)  # what somebody is counts before what they were
    found = [_by_role(role.text, role.term) for role in roles]
    return next((kind for kind in found if kind != "unknown"), "media" if figure.channel else "unknown")


def _described(figure: Figure) -> SourceType:
    if figure.term is None:
        return "unknown"
    if figure.term.type == "unnamed":
        hit = find("role", _words(figure.name))
        return hit[0].term.type if hit and not hit[0].term.generic else "unnamed"
    return _by_role(figure.name, figure.term)


def _by_role(text: str, term: Term | None) -> SourceType:
    words = _words(text)
    hit = head_term(words)
    term = term or (hit.term if hit else None)
    if term is not None and not term.generic:
        return term.type
    # "press secretary": the words of the role itself are no setting.
    setting = _setting((*words[: hit.start], "", *words[hit.end :]) if hit else words)
    if setting is not None:
        return setting
    return term.type if term is not None else "unknown"


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
    return found[-1].term.type if found else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(normal(word) for word in text.replace("-", " - ").replace("’s", " ").replace("'s", " ").split())
