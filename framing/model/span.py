"""Positions in a text, and the words the other nouns are described with."""

from __future__ import annotations

from typing import Literal, NamedTuple

ZoneKind = Literal["headline", "byline", "dateline", "caption", "furniture", "body"]
Voice = Literal["outlet", "direct", "indirect", "headline", "outside"]
AttributionKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["speech", "attitude"]
SourceType = Literal[
    "official",
    "politician",
    "expert",
    "business",
    "civil society",
    "citizen",
    "media",
    "document",
    "institution",
    "unnamed",
    "unknown",
]
Anonymity = Literal["anonymous", "vague"]
Position = Literal["headline", "lede", "first quarter", "tail"]  # the lede is a body's first paragraph
Telling = Literal["yes", "part", "no"]  # how much of a sentence another document tells
Verdict = Literal["differs", "no measurable difference", "too short to say", "not tested", "as counted", "not measured"]


class Span(NamedTuple):
    """A half-open range of code points in the verbatim text."""

    start: int
    end: int
