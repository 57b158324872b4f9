"""Where words were said: "at a news conference", "in an interview".

A rally at which several speak is one occasion, the statements of two bodies are two. An occasion holds for the same
source until another one is named, since reports name it once and go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.language.normal_form import normal
from framing.language.speakers.credit import Credit
from framing.language.speakers.source_words import Kind, look_up
from framing.language.speakers.word_lists import words
from framing.model import Occasion, Parsed, Span, Tokens

_LONGEST = 3  # words of a term
_CLIMB = 3  # tokens from a preposition up to the reporting verb
_BACK = 4  # tokens before a term that may hold its article
_ANOTHER = frozenset({"a", "an", "another"})
_TOLD = frozenset({"dobj", "dative"})


class _NamedSpeaker(NamedTuple):
    """An occasion as it is named at a reporting verb: its term, its words, whether several may speak, whether new."""

    term: str
    span: Span
    shared: bool
    new: bool


class _Event:
    """One occasion, and the credited sentences that come from there."""

    def __init__(self, named: _NamedSpeaker) -> None:
        self.named = named
        self.sentences = self.naming = 0


def main_occasion(parsed: Parsed, credits: Sequence[Credit]) -> Occasion | None:
    """The occasion most of the credited sentences come from; None where none is named. Linear in the tokens."""
    named = _named(parsed)
    events: list[_Event] = []
    gatherings: dict[str, _Event] = {}
    own: dict[tuple[str, str], _Event] = {}
    last: dict[str, _Event] = {}
    for credit in credits:
        speaker = str(parsed.attributions[credit.attribution].speaker)
        found = named.get(credit.attribution)
        if found is not None:
            key = (speaker, found.term)
            known = gatherings.get(found.term) if found.shared else own.get(key)
            event = known if known is not None and not found.new else _Event(found)
            if event is not known:
                events.append(event)
            if found.shared:
                gatherings[found.term] = event
            else:
                own[key] = event
            event.naming += 1
            last[speaker] = event
        if speaker in last:
            last[speaker].sentences += 1
    most = max(events, key=lambda event: event.sentences, default=None)
    if most is None:
        return None
    start, end = most.named.span
    name = " ".join(parsed.document.text[start:end].split())
    return Occasion(name, start, end, most.sentences, most.naming)


def _named(parsed: Parsed) -> dict[int, _NamedSpeaker]:
    """The first occasion named at the cue of each attribution."""
    tokens = parsed.tokens
    at_cue = _cues(parsed)
    found: dict[int, _NamedSpeaker] = {}
    for index, tag in enumerate(tokens.tag):
        if not tag.startswith("N"):
            continue
        attribution = _said_there(tokens, index, at_cue)
        if attribution is None or attribution in found:
            continue
        for kind in ("gathering", "appearance"):
            hit = _term(tokens, index, kind)
            if hit is not None:
                low, term = hit
                span = Span(tokens.start[low], tokens.end[index])
                found[attribution] = _NamedSpeaker(term, span, kind == "gathering", _new(tokens, low))
                break
    return found


def _cues(parsed: Parsed) -> dict[int, int]:
    """Token of a cue → its attribution."""
    begins: dict[int, int] = {}
    for index, attribution in enumerate(parsed.attributions):
        for span in attribution.cue:
            begins[span.start] = index
    ends = {span.start: span.end for a in parsed.attributions for span in a.cue}
    found: dict[int, int] = {}
    inside, until = -1, -1
    for token, start in enumerate(parsed.tokens.start):
        if start in begins:
            inside, until = begins[start], ends[start]
        if start < until:
            found[token] = inside
    return found


def _said_there(tokens: Tokens, noun: int, at_cue: dict[int, int]) -> int | None:
    """The attribution whose cue the noun hangs on by a preposition, or as whom it was told to."""
    above = tokens.head[noun]
    if tokens.dep[noun] in _TOLD:
        return at_cue.get(above)
    if tokens.dep[noun] != "pobj" or tokens.lower[above] not in words("before an occasion"):
        return None
    at = above
    for _ in range(_CLIMB):
        if tokens.head[at] == at:
            return None
        at = tokens.head[at]
        if at in at_cue:
            return at_cue[at]
    return None


def _term(tokens: Tokens, noun: int, kind: Kind) -> tuple[int, str] | None:
    """First token and spelling of the longest term of this kind that ends at the noun."""
    for size in range(_LONGEST, 0, -1):
        low = noun - size + 1
        if low >= 0:
            hit = look_up(kind, [normal(tokens.text[i]) for i in range(low, noun + 1)])
            if hit is not None:
                return low, hit[0].text
    return None


def _new(tokens: Tokens, low: int) -> bool:
    """Whether the article before a term says that it is one not named before."""
    for index in range(low - 1, max(-1, low - 1 - _BACK), -1):
        if tokens.tag[index] in ("DT", "PRP$", "POS", "IN"):
            return tokens.lower[index] in _ANOTHER
    return False
