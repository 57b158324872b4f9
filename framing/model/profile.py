"""What is known of one document: its measurements, and the statement of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from framing.model.evidence import Evidence
from framing.model.parsed import Parsed
from framing.model.span import SourceType


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measure's value for one document. ``why`` says why ``value`` (or the interval) is None."""

    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int  # sentences the value rests on
    basis: str  # "6 in 588 words"
    why: str | None
    evidence: tuple[int, ...]  # indices into Profile.evidence of what was counted above the fraction bar
    extrapolated: bool = False  # outside what the formula was made for; ``why`` says how
    percentile: int | None = None  # of 100 news articles, how many have a lower value; None where they are no measure


class Occasion(NamedTuple):
    """Where words were said, and how many sentences come from there."""

    name: str  # as the text first calls it: "news conference"
    start: int
    end: int
    sentences: int  # credited sentences said there
    named: int  # of them those that name it; in the others the same source goes on without naming another


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """What a document's account rests on: facts about its sources, and the sentences that tell them.

    Counts are of body sentences, each counted once, for its main source. Speakers are given by their ids.
    """

    sentences: int
    credited: int  # sentences that credit somebody with saying something
    types: tuple[tuple[SourceType, int], ...]  # how many sources of each type, most first
    named: int  # credited sentences that go to a source with a name
    leading: str | None  # the source heard most; None where nobody is heard more than all others
    leading_sentences: int  # sentences of whoever is heard most
    anonymous: tuple[str, ...]
    vague: tuple[str, ...]
    inferred: int  # credited sentences whose source is inferred from who spoke before
    occasion: Occasion | None  # the one that most credited sentences come from
    channel: str | None  # the medium or speaker through whom most of the relayed sentences came
    relayed: int  # credited sentences that came through somebody else
    channel_sentences: int
    agency: str | None  # a news agency named in the dateline or the byline
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of one document."""

    parsed: Parsed
    evidence: tuple[Evidence, ...]  # sorted by (start, end, feature, kind)
    measurements: Mapping[str, Measurement]
    draws: Mapping[str, object]  # measure key → measure.stats.Spread, for contrasts; never written out
    signature: str
    manifest: str = ""  # the signature's long form: every feature and every lexicon by name
    statement: SourceStatement | None = None  # None where the profile was put together by hand
    reference: str = ""  # which articles the percentiles are those of, or why there are none
