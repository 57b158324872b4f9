"""What is known of one document: its measurements, and the statement of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from framing.model.evidence import Evidence
from framing.model.parsed import Parsed
from framing.model.span import SourceType
from framing.model.tabular import Brief, Tabular, many, phrase, profile_page
from framing.number_format import printed


class PersonCount(NamedTuple):
    """What a person would count in this text, by annotated articles; ``low`` to ``high`` holds 95 of 100 of them."""

    value: float
    low: float
    high: float
    why: str | None  # what to mind: the range may be too wide to say more than the count does


@dataclass(frozen=True, slots=True, repr=False)
class Measurement(Brief):
    """One measure's value for one document. ``why`` says why ``value`` (or the interval) is None.

    ``numerator`` and ``denominator`` are what the formula divides, before any factor: 6 and 588 where 10.2 per 1,000
    words were found; None where the formula is no single fraction.
    """

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
    label: str = ""  # "Hedges per 1,000 words"
    unit: str = ""  # "per 1,000 words", "%", "grade" …; may be empty
    numerator: float | None = None
    denominator: float | None = None
    person_count: PersonCount | None = None  # None where no annotated articles say how the count errs

    def _told(self) -> tuple[str, ...]:
        value = "no value" if self.value is None else f"{self.value:g} {self.unit}".rstrip()
        interval = "" if self.low is None or self.high is None else f"{self.low:g} to {self.high:g}"
        return (self.measure, value, interval, self.basis, phrase(self.why))


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


@dataclass(frozen=True, slots=True, repr=False)
class Profile(Tabular):
    """All that is known of one document. In a notebook it shows its measures and the words they were counted from."""

    parsed: Parsed
    evidence: tuple[Evidence, ...]  # sorted by (start, end, feature, kind)
    measurements: Mapping[str, Measurement]
    draws: Mapping[str, object]  # measure key → measure.stats.Spread, for contrasts; never written out
    signature: str
    manifest: str = ""  # the signature's long form: every feature and every lexicon by name
    statement: SourceStatement | None = None  # None where the profile was put together by hand
    reference: str = ""  # which articles the percentiles are those of, or why there are none

    def to_rows(self) -> list[dict[str, Any]]:  # described where it is declared
        return [
            {
                "document": self.parsed.document.id,
                "measure": key,
                "label": found.label,
                "value": found.value,
                "low": found.low,
                "high": found.high,
                "unit": found.unit,
                "numerator": found.numerator,
                "denominator": found.denominator,
                "why": found.why,
            }
            for key, found in sorted(self.measurements.items())
        ]

    def _told(self) -> tuple[str, ...]:
        words = sum(self.parsed.sentences[word.sentence].kind == "body" for word in self.parsed.words)
        evidence = f"{printed(len(self.evidence))} pieces of evidence"
        return (self.parsed.document.id[:60], many(words, "word"), evidence, many(len(self.measurements), "measure"))

    def _repr_html_(self) -> str:
        return profile_page(self)
