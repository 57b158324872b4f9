"""What cue finding hands to assembly: one relation in token ranges, not yet in characters."""

from __future__ import annotations

from typing import NamedTuple

from framing.language.token_ranges import Range
from framing.model import CueClass


class Relation(NamedTuple):
    """A cue with its source and content. ``head`` is the token the cue was found at, or -1 for a bare quotation."""

    head: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    cue_class: CueClass
    verb: str | None
    stance: str | None
    rule: str
    score: float | None = None
    channel: tuple[Range, ...] = ()
