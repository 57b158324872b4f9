"""Words by which a text lowers or raises its commitment to what it states, found and weighed in context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.language.hedges import unnamed_groups
from framing.language.hedges.bands import BANDS, Band
from framing.language.hedges.conditions import CONDITIONS
from framing.language.hedges.cue import Cue
from framing.language.hedges.entries import HedgeEntry, Matcher, matcher
from framing.language.hedges.scope import scope
from framing.language.hedges.trie import Match
from framing.language.view import View
from framing.model import Parsed, Span

_REACH = 6  # tokens between a crowd and its verb, beyond which the cue stays the noun


class Hedge(NamedTuple):
    """A cue in the text, its category, what it weakens, and its band where it is an estimative expression."""

    start: int
    end: int
    category: str
    term: str
    scope: Span
    band: Band | None


class _FoundCue(NamedTuple):
    first: int
    last: int
    length: int
    entry: HedgeEntry
    anchor: int


def hedges(parsed: Parsed, known: Matcher | None = None) -> Iterator[Hedge]:
    """Every cue of ``parsed``, in order, none overlapping another; the longest wins. Linear in the text."""
    known = known or matcher()
    view = View.of(parsed)
    start, end = parsed.tokens.start, parsed.tokens.end
    for found in _apart(_fitting(view, known)):
        low, high = scope(view, found.entry.category, found.first, found.last, found.anchor)
        begin, stop = start[found.first], end[found.last - 1]
        term = " ".join(parsed.tokens.lower[found.first : found.last])
        band = BANDS.get(found.entry.band)
        yield Hedge(begin, stop, found.entry.category, term, Span(start[low], end[high - 1]), band)


def _fitting(view: View, known: Matcher) -> list[_FoundCue]:
    """Matches whose conditions hold and that no exception of at least their length touches."""
    size = len(known.entries)
    excepted: dict[tuple[str, int], int] = {}
    matches: list[Match] = []
    for match in known.trie.matches(view.tokens):
        if match.entry >= size:
            category = known.entries[match.entry - size].category
            for index in range(match.first, match.last):
                excepted[category, index] = max(match.length, excepted.get((category, index), 0))
        else:
            matches.append(match)
    found = []
    for match in matches:
        entry = known.entries[match.entry]
        here = range(match.first, match.last)
        if any(excepted.get((entry.category, index), 0) >= match.length for index in here):
            continue
        cue = Cue(match.first, match.last, _anchor(view, match.first, match.last))
        if not _holds(view, entry, cue):
            continue
        first, last = _reached(view, cue) if entry.reach else (cue.first, cue.last)
        found.append(_FoundCue(first, last, match.length, entry, cue.anchor))
    return found


def _anchor(view: View, first: int, last: int) -> int:
    """The token of the cue that hangs on a token outside it, or on none."""
    for index in range(first, last):
        head = view.head[index]
        if head == index or not first <= head < last:
            return index
    return first


def _holds(view: View, entry: HedgeEntry, cue: Cue) -> bool:
    if entry.tag and view.tag[cue.anchor] not in entry.tag:
        return False
    if entry.dep and view.dep[cue.anchor] not in entry.dep:
        return False
    return all(CONDITIONS[name](view, cue) for name in entry.when) and not any(
        CONDITIONS[name](view, cue) for name in entry.unless
    )


def _reached(view: View, cue: Cue) -> tuple[int, int]:
    verb = unnamed_groups.verb_of(view, cue.anchor)
    if verb is None or abs(verb - cue.anchor) > _REACH:
        return cue.first, cue.last
    return min(cue.first, verb), max(cue.last, verb + 1)


def _apart(found: list[_FoundCue]) -> list[_FoundCue]:
    """The longest cues first, and none that touches one already taken; then in the order of the text."""
    taken: set[int] = set()
    kept = []
    for item in sorted(found, key=lambda item: (item.first - item.last, -item.length, item.first)):
        here = range(item.first, item.last)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(item)
    return sorted(kept, key=lambda item: item.first)
