"""What features find and declare: evidence, and the measures, counts and marks made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Literal, NamedTuple

from framing.model.parsed import Parsed
from framing.model.span import Span, Voice


class Evidence(NamedTuple):
    """One thing a feature found. Counts are sums of ``weight``; nothing else is ever counted.

    Evidence in headlines, captions and furniture may be reported (its voice says so); only evidence that begins
    in a sentence of the body is counted.

    ``group`` names what a grouped count is split by (a speaker's id); ``parts`` are further spans with their
    role, such as ("scope", Span) of a hedge or ("source", Span) of a reporting verb.
    """

    feature: str
    kind: str
    start: int
    end: int
    voice: Voice
    rule: str
    weight: float = 1.0
    group: str | None = None
    parts: tuple[tuple[str, Span], ...] = ()


type EvidenceFields = tuple[
    str, str, int, int, Voice, str, float, str | None, tuple[tuple[str, Span], ...]
]  # those of Evidence, in their order


def many_evidence(fields: Iterable[EvidenceFields]) -> Iterator[Evidence]:
    """Evidence of each row of fields: for what stands at every word, several times as fast as calling ``Evidence``."""
    return map(tuple.__new__, repeat(Evidence), fields)


class Count(NamedTuple):
    """Which evidence a name in a formula stands for. None means "any"; ``grouped`` keeps groups apart."""

    feature: str
    kinds: tuple[str, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    grouped: bool = False


class Few(NamedTuple):
    """How the interval of a rate is found where few were counted (measure/few.py).

    ``found`` and ``of`` name counts whose totals are the events and what they are counted in; ``per`` is the factor
    of the unit (100, 1000). ``share`` tells cases out of a number of cases from events in a length of text.
    """

    found: tuple[str, ...]
    of: tuple[str, ...]
    per: float
    share: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One number a report prints: what it is, how it is computed, what it means and how far to trust it.

    ``formula`` is arithmetic over the names in ``counts`` (see framing.measure.formula), so the line the
    reader sees is the line that was computed. ``exact`` marks a plain count of the text at hand, which has no
    interval. ``basis`` is the fraction printed under the value, with the names of ``counts`` in braces:
    ``{name}`` is its total, ``{largest:name}`` the largest group of a grouped count and ``{largest_name:name}``
    the name of that group's speaker. ``shows`` names the counts whose evidence the printed value links to; when
    it is empty, these are the names above the formula's fraction bar.
    """

    key: str  # "hedging.rate"
    label: str  # "Hedges per 1,000 words"
    unit: str  # "per 1,000 words", "%", "grade", "words", "sources", ""
    formula: str  # "1000 * hedges / words"
    counts: Mapping[str, Count] = field(hash=False)  # a mapping has no hash; the rest tells measures apart
    meaning: str  # one plain sentence: what a higher value means
    basis: str  # "{hedges} in {words} words"
    caveat: str = ""
    citation: str = ""
    exact: bool = False
    decimals: int = 1
    minimum: int = 0  # sentences below which the value is not given
    page_one: bool = False  # it stands on page one; of those, what can be tested is
    weight: float = 1.0  # of a report's false alarms, the part that its test may raise, beside the others'
    grows: float | None = None  # of an exact count: the power of a text's sentences it grows with, so it can be tested
    accuracy: str | None = None  # key of a stored score (measure/accuracy.py): the extractor's measured accuracy
    shows: tuple[str, ...] = ()
    few: Few | None = None  # an exact interval where few were counted; None: by resampling throughout
    extrapolated_below: int = 0  # sentences below which a value is given, with a remark that it is extrapolated
    needs: tuple[tuple[str, int], ...] = ()  # names of counts, and the totals below which the value is not given
    scale: tuple[float, float] | None = None  # where the formula's scale ends; a value beyond is told as extrapolated


@dataclass(frozen=True, slots=True)
class Mark:
    """How evidence of one kind is marked in the annotated text and numbered in the ledger."""

    kinds: tuple[str, ...]
    letter: str  # "H": keys read A-H1, A-H2 …
    style: str  # CSS class of the mark: "hedge", "quotation", "source", "cue"
    label: str  # legend and heading of its ledger: "hedge"
    ground: str = ""  # colour behind the words, "#fff0b3"; none where empty
    line: Literal["", "solid", "dotted", "dashed", "double"] = "solid"  # under the words
    ink: str = "#3d3a35"  # colour of the line
    bold: bool = False
    keyed: bool = True  # its key stands behind the words; else they are a link, as a key at every name would drown them
    beneath: bool = False  # long stretches: other marks are drawn over it


@dataclass(frozen=True, slots=True)
class Feature:
    """A declaration: what a feature finds and which measures are computed from it."""

    key: str
    title: str
    version: str
    find: Callable[[Parsed], Iterable[Evidence]]
    measures: tuple[Measure, ...] = ()
    marks: tuple[Mark, ...] = ()
    lexicons: tuple[str, ...] = ()  # names of files in framing/lexicons; their digests enter the signature
    introduction: str = ""  # a sentence under the section's heading
    languages: tuple[str, ...] = ()  # ISO 639-1 codes of the languages it reads; in others it refuses; empty: any
    order: int = 50  # sections of the report stand in this order
    extend: Callable[[Sequence[Path]], Feature] | None = None  # the feature with a user's own lexicon files
    own: tuple[str, ...] = ()  # those files' names and digests ("fog-0123456789ab"); they enter the signature
