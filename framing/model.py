"""The nouns: frozen records that every stage hands to the next, without behaviour.

Every position is a half-open range ``[start, end)`` of code points in a document's verbatim text.
A missing value is ``None`` and stands beside a reason; it is never ``0.0`` and never NaN.

The way of one document::

    Document ──parse──▶ Parsed ──features──▶ Evidence ──tally──▶ Profile ──compare──▶ Comparison
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

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
Verdict = Literal["differs", "no measurable difference", "too short to say", "as counted", "not measured"]


class Span(NamedTuple):
    """A half-open range of code points in the verbatim text."""

    start: int
    end: int


# ── read ────────────────────────────────────────────────────────────────────────────────────────


class Zone(NamedTuple):
    """One paragraph (or part of one) and what it is. Zones are sorted and never overlap."""

    start: int
    end: int
    kind: ZoneKind
    why: str  # the rule that decided, in words a reader understands: "photo credit at the end of the line"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: text verbatim, metadata found or given, zones labelled.

    ``markup`` lists characters of the text that are notation and not language (Markdown's asterisks, a
    link's address); they are shown as they are, and no stage reads them as words.
    ``provenance`` says for each of title, outlet, byline, published, language where it came from:
    "given", "found in the text" or, when the value is None, why there is none.
    """

    id: str
    text: str
    sha256: str  # of the bytes that were read
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None  # ISO 8601 date
    url: str | None
    language: str | None  # ISO 639-1; "und" for one that is not English and cannot be told
    encoding: str
    format: str  # "text", "markdown", "html", "record"
    zones: tuple[Zone, ...]
    markup: tuple[Span, ...]
    provenance: Mapping[str, str]
    notes: tuple[str, ...]  # what a reader should know about how it was read ("decoded as Windows-1252")


# ── language ────────────────────────────────────────────────────────────────────────────────────


class Sentence(NamedTuple):
    """One sentence. ``zone`` is an index into Document.zones; ``first``/``last`` bound its tokens."""

    start: int
    end: int
    zone: int
    kind: ZoneKind
    first: int
    last: int  # exclusive


class Word(NamedTuple):
    """One word as a reader would count it ("don't", "Secretary-General", "2%" are one each)."""

    start: int
    end: int
    sentence: int  # index into Parsed.sentences
    syllables: int
    known: bool  # the syllables come from the dictionary, not from the fallback


@dataclass(frozen=True, slots=True)
class Tokens:
    """The parse as parallel columns, one entry a token: cheaper than objects and free of the parser's types.

    ``head`` holds absolute token indices (a root points at itself); ``tag`` is Penn Treebank, ``dep`` is
    ClearNLP style as spaCy's English models print it; ``entity`` is the entity type or "" and
    ``entity_begins`` tells where a new entity starts. ``vectors`` is the parser's own reading of each token, a
    float32 array of shape (tokens, width), for fitted weights that build on the parse.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    entity: tuple[str, ...]
    entity_begins: tuple[bool, ...]
    sentence: tuple[int, ...]
    vectors: Any = None

    def __len__(self) -> int:
        return len(self.start)


class Quotation(NamedTuple):
    """A run of text inside quotation marks. ``inner`` leaves the marks out; ``closed`` is False at an unclosed one."""

    start: int
    end: int
    inner: Span
    style: str  # "curly", "straight", "single", "guillemets"
    closed: bool
    scare: bool  # a word or two with no attribution of its own


class Attribution(NamedTuple):
    """Somebody is given as the origin of words or thoughts.

    Span tuples may be empty; ``cue`` is empty for a bare quotation.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_class: CueClass
    verb: str | None  # lemma of the reporting verb or the fixed phrase ("according to")
    stance: str | None  # neutral, emphatic, factive, doubting … (lexicons/reporting_verbs.toml)
    speaker: str | None  # id of a Speaker
    link: str | None  # the rule that found the speaker: "name", "role", "running speaker, inferred" …
    via: tuple[str, ...]  # ids of the Speakers the words passed through, nearest to the reader first
    rule: str  # the rule that found the relation
    score: float | None  # probability that it is right, where a fitted model says so
    channel: tuple[Span, ...] = ()  # where the text names whom the words came through ("according to reports from X")
    joint: tuple[str, ...] = ()  # ids of further speakers who are given as saying it together with ``speaker``


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source with a name or description, all the places that name it, and the words that tell its role.

    ``anonymity`` is "anonymous" where the text keeps back who it is ("two officials familiar with the talks"), "vague"
    where it is nobody in particular ("critics"), and None for everybody whom the text lets a reader tell.
    """

    id: str
    name: str
    type: SourceType
    role: str | None
    role_spans: tuple[Span, ...]
    mentions: tuple[Span, ...]
    named: bool
    anonymity: Anonymity | None = None


class VoiceSpan(NamedTuple):
    """Voice spans partition the text from 0 to its length; neighbours differ."""

    start: int
    end: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its language found: all a feature may look at.

    ``sentences`` and ``words`` include those of headlines and captions; ``Sentence.kind`` tells them apart,
    and only those of the body are ever counted.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    tokens: Tokens
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    voices: tuple[VoiceSpan, ...]


# ── features ────────────────────────────────────────────────────────────────────────────────────


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
    counts: Mapping[str, Count]
    meaning: str  # one plain sentence: what a higher value means
    basis: str  # "{hedges} in {words} words"
    caveat: str = ""
    citation: str = ""
    exact: bool = False
    decimals: int = 1
    minimum: int = 0  # sentences below which the value is not given
    page_one: bool = False
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


# ── measure ─────────────────────────────────────────────────────────────────────────────────────


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


# ── compare ─────────────────────────────────────────────────────────────────────────────────────


class Place(NamedTuple):
    """A passage of one of the compared documents. ``document`` is an index into Comparison.profiles."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """One measure, two documents: the difference b − a in the measure's own unit and what may be said of it."""

    measure: str
    a: int
    b: int
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    why: str  # the sentence that explains the verdict
    q: float | None = None  # false discovery rate at which this difference would count, within the report


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of page one, generated from facts, with the passages that show it.

    Findings stand in the order a reader should meet them. By ``kind``: "no-body" (nothing in one is
    counted), "same-text" (two inputs are one text),
    "language" (one is not English), "conflict", "sources", "leading-source", "only-speaker", "rewording", "label",
    "own-voice", "quotations", "agency", "rate" and "nothing" are the numbered findings; "only-in" is one passage
    (``text``, as printed; one place) for which no counterpart was found in the documents of ``absent``; "verdict" is
    the sentence of the box that says how far to trust the rates.
    """

    kind: str
    title: str
    text: str
    exact: bool  # a fact of the texts at hand, not a rate
    places: tuple[Place, ...]
    absent: tuple[int, ...] = ()  # documents in which nothing comes near


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source across the documents: how many sentences each credits to it, and where."""

    name: str
    role: str | None
    type: SourceType
    speakers: tuple[str | None, ...]  # its Speaker id in each document
    sentences: tuple[tuple[int, ...], ...]  # per document: indices into Parsed.sentences
    words: tuple[int, ...]  # per document: words of the contents given to it
    introduced: tuple[Place, ...]  # where each document first credits it


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One quotation, and its closest counterpart in each other document where one comes near.

    ``changes`` are, per document, the words that the others print otherwise; ``note`` says in a sentence what
    changes from one to the other.
    """

    places: tuple[Place | None, ...]  # per document
    speakers: tuple[str | None, ...]  # names, per document
    score: float | None  # similarity of the best pair, 0 to 1; None when it stands alone
    relation: str | None  # "verbatim", "trimmed", "reworded", "paraphrased"; None when it stands alone
    changes: tuple[tuple[Span, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """Two passages that render one remark; at least one of them stands in quotation marks."""

    a: Place
    b: Place
    speaker: str | None  # name
    relation: str  # "verbatim", "trimmed", "reworded", "paraphrased"
    score: float  # how likely both are one remark, 0 to 1


class Counterpart(NamedTuple):
    """The passage of another document that comes nearest. ``start`` and ``end`` are None where no word is shared."""

    document: int
    score: float  # 0 to 1: how much of the sentence is told there
    start: int | None
    end: int | None
    found: bool  # the score reaches Comparison.floor; else "no counterpart found"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One body sentence, and how much of it each other document tells."""

    document: int
    sentence: int  # index into Parsed.sentences
    counterparts: tuple[Counterpart, ...]  # one for each other document, in their order


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A fact or a source that several documents have: where each first tells it, and how many words it gets."""

    kind: str  # "fact", "source"
    about: str  # the fact's shortest telling as printed; the source's name
    places: tuple[Place | None, ...]  # per document
    parts: tuple[Position | None, ...]  # per document
    words: tuple[int, ...]  # per document: the sentence's words; those of the contents given to a source
    shares: tuple[float, ...]  # the same of all words of the body, 0 to 1


@dataclass(frozen=True, slots=True)
class Section:
    """One feature's part of the report."""

    key: str
    title: str
    introduction: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two documents give different values for one thing. Rounding, "about" and "at least" are no conflict."""

    kind: str  # "amount", "date", "time", "name", "title"
    about: str  # what both values are of, in the words both documents print around them
    a: Place
    b: Place
    a_value: str  # normalised: "2 percent", "2024-06-19", "21:47"
    b_value: str
    score: float  # 0 to 1: how far the words around both values are the same


class Naming(NamedTuple):
    """What one document calls something, and everywhere it does so; ``voice`` is that of the first place."""

    document: int
    words: str  # as printed at the first place
    voice: Voice
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One person, group, thing or act under the names that different documents give it.

    ``kind`` says what links the names: "source" (one speaker, the names in the outlets' own voice) or "role" (who does,
    or suffers, one act in sentences that tell the same).
    """

    kind: str
    about: str  # the speaker's name, or the act: "who is supporting"
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A word that one document's own voice prefers, against the own voice of the others together.

    The difference is the log-odds ratio under an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), with
    its 95 % interval.
    """

    document: int
    word: str  # as printed most often
    count: int
    of: int  # words in the document's own voice
    others: int  # the same word in the others
    of_others: int
    log_odds: float
    low: float
    high: float
    places: tuple[Place, ...]  # in this document and in the others

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0


class Doing(NamedTuple):
    """One document's rendering of an act. ``subject`` is who does it, None where the sentence does not say."""

    document: int
    verb: Place
    subject: Place | None
    passive: bool
    voice: Voice


@dataclass(frozen=True, slots=True)
class Act:
    """One act that aligned sentences of at least two documents tell with the same verb."""

    verb: str
    doings: tuple[Doing, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The one tree every writer sees."""

    name: str
    title: str
    standfirst: str
    profiles: tuple[Profile, ...]
    measures: Mapping[str, Measure]
    marks: tuple[Mark, ...]
    sections: tuple[Section, ...]
    contrasts: tuple[Contrast, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceRow, ...]
    quotations: tuple[QuotationRow, ...]
    signature: str
    twins: tuple[Twin, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    labels: tuple[Label, ...] = ()
    wording: tuple[Wording, ...] = ()
    acts: tuple[Act, ...] = ()
    agentless: tuple[tuple[Place, ...], ...] = ()  # per document: passives of its own voice that leave the agent unsaid
    floor: float = 0.0  # coverage score from which a counterpart counts as found
    manifest: str = ""  # the signature's long form
    oracle: tuple[Mapping[str, float], ...] = ()  # per document: textstat's own raw values, for the methods page
