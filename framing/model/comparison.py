"""What several documents show beside each other: the one tree that every writer sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from framing.model.evidence import Mark, Measure
from framing.model.profile import Profile
from framing.model.span import Position, SourceType, Span, Telling, Verdict, Voice
from framing.model.tabular import Brief, Tabular, many, page_one, phrase


class Place(NamedTuple):
    """A passage of one of the compared documents. ``document`` is an index into Comparison.profiles."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """One measure, two documents: the difference b − a in the measure's own unit, and two answers.

    ``counted`` is what the two texts show, which is a fact; ``verdict`` is whether it is more than such texts vary,
    and ``why`` explains it.
    """

    measure: str
    a: int
    b: int
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    why: str  # the sentence that explains the verdict
    counted: str = ""  # "A 7 of 13 sentences, B 8 of 10"
    p: float | None = None  # how often chance gives a difference as large, were it the only one tested
    adjusted: float | None = None  # p after Holm's correction within the report; None where it is not among its tests
    smallest: float | None = None  # the smallest difference that eight of ten such pairs show
    matched: float | None = None  # share of both texts' sentences in passages that tell the same, 0 to 1


Aspect = Literal[
    "source",
    "quote",
    "omission",
    "label",
    "value",
    "certainty",
    "order",
    "headline",
    "agency",
    "context",
    "tone",
    "detail",
    "none",
]  # in which respect texts differ, in the terms an editor would use; "omission": no counterpart was found

CertaintyLevel = Literal["asserted", "attributed", "hedged", "hedged-attributed", "doubted", "denied"]

Table = Literal["speakers", "quotations", "measures", "sentences", "apart", "alone"]  # parts of the report


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Brief):
    """A sentence of page one, made from facts, with the passages that show it.

    Findings stand in the order a reader should meet them. ``kind`` is that of the FindingRule that made it. An
    "only-in" is a passage (``text``, as printed; one place) for which no counterpart was found in those of ``absent``;
    a "nearest" is a passage beside those of others that come nearest to it, without being counterparts;
    a "verdict" says how far to trust the rates; all others are the numbered findings of page one.
    """

    kind: str
    title: str
    text: str
    exact: bool  # a fact of the texts at hand, not a rate
    places: tuple[Place, ...]  # the telling ones first
    absent: tuple[int, ...] = ()  # documents in which nothing comes near
    aspect: Aspect = "none"
    titles: tuple[int, ...] = ()  # documents whose title, which was given beside the text, it shows as well
    table: Table | None = None  # where what it says can be counted again

    def _told(self) -> tuple[str, ...]:
        return (self.kind, phrase(self.title), phrase(self.text), many(len(self.places), "place"))


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A passage as printed (cut ends shown by "…"), where it stands, and the documents in which nothing comes near."""

    text: str
    place: Place
    absent: tuple[int, ...]


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

    @property
    def shared_by(self) -> tuple[int, ...]:
        """The documents that credit it, where they are two or more; of a source of one document none share it."""
        sides = tuple(side for side, found in enumerate(self.sentences) if found)
        return sides if len(sides) > 1 else ()


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
    told: Telling  # "yes" from Comparison.whole on, "part" from Comparison.floor on, else "no": no counterpart found

    @property
    def found(self) -> bool:
        """Whether at least a part of the sentence is told there."""
        return self.told != "no"


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

    kind: str  # "amount", "date", "time", "name", "title", "word" (of a remark that both quote)
    about: str  # what both values are of, in the words both documents print around them
    a: Place
    b: Place
    a_value: str  # normalised: "2 percent", "2024-06-19", "21:47"
    b_value: str
    score: float  # 0 to 1: how far the words around both values are the same


@dataclass(frozen=True, slots=True)
class Certainty:
    """One proposition that two documents tell with different certainty, or one as the contrary of the other.

    The levels: the outlet states it, somebody is given as saying it, the outlet or somebody hedges it, it is doubted,
    it is denied. ``a_words`` and ``b_words`` are the words that make the level; a plain statement has none.
    """

    a: Place
    b: Place
    a_level: CertaintyLevel
    b_level: CertaintyLevel
    a_words: tuple[Span, ...]
    b_words: tuple[Span, ...]
    proposition: str  # the passage of the two that is told more surely, as printed
    score: float  # how likely both passages tell one proposition, 0 to 1; it says nothing of how sure either is
    contrary: bool = False  # one is the other turned round: "to adopt it", "if they do not adopt it"


class Naming(NamedTuple):
    """What one document calls something, and everywhere it does so; ``voice`` is that of the first place."""

    document: int
    words: str  # as printed at the first place
    voice: Voice
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One person, group, thing or act under the names that different documents give it.

    ``kind`` says what links the names: "source" (one speaker, the names in the outlets' own voice), "role" (who does,
    or suffers, one act in sentences that tell the same), "modifier" (one noun, with a coloured word before it here and
    without there), "field" and "act" (nouns, or verbs, of one field of the lexicon of connotation, in passages that
    tell the same).
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


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Tabular):
    """The one tree every writer sees: two to six documents, and everything that was found between them.

    Before it has findings, it is what every finding is made from. In a notebook it shows page one of its report.
    """

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
    certainty: tuple[Certainty, ...] = ()
    wording: tuple[Wording, ...] = ()
    acts: tuple[Act, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()  # the most telling first
    agentless: tuple[tuple[Place, ...], ...] = ()  # per document: passives of its own voice that leave the agent unsaid
    floor: float = 0.0  # coverage score from which a sentence counts as told in part
    whole: float = 1.0  # coverage score from which it counts as told
    manifest: str = ""  # the signature's long form
    # Per document textstat's own raw values, for the methods page; None: not asked yet, a writer who wants them asks.
    oracle: tuple[Mapping[str, float], ...] | None = None

    def to_rows(self) -> list[dict[str, Any]]:  # described where it is declared
        return [row for profile in self.profiles for row in profile.to_rows()]

    def _told(self) -> tuple[str, ...]:
        documents = ", ".join(profile.parsed.document.id[:40] for profile in self.profiles)
        return (self.name[:60], phrase(self.title), f"of {documents}", many(len(self.findings), "finding"))

    def _repr_html_(self) -> str:
        return page_one(self)
