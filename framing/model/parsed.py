"""What reading the language found: sentences, words, the parse, quotations, attributions, speakers, voices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from framing.model.document import Document
from framing.model.span import Anonymity, AttributionKind, CueClass, SourceType, Span, Voice, ZoneKind
from framing.model.tabular import Brief, many


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


@dataclass(frozen=True, slots=True, repr=False)
class Tokens(Brief):
    """The parse as parallel columns, one entry a token: cheaper than objects and free of the parser's types.

    ``head`` holds absolute token indices (a root points at itself); ``tag`` is Penn Treebank, ``dep`` is
    ClearNLP style as spaCy's English models print it; ``entity`` is the entity type or "" and
    ``entity_begins`` tells where a new entity starts.
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

    def __len__(self) -> int:
        return len(self.start)

    def _told(self) -> tuple[str, ...]:
        return (many(len(self), "token"),)


class Quotation(NamedTuple):
    """A run of text inside quotation marks. ``inner`` leaves the marks out; ``closed`` is False at an unclosed one."""

    start: int
    end: int
    inner: Span
    style: str  # "curly", "straight", "single", "guillemets"; "post" for one without marks
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


class Derived(dict[type, Any]):
    """What a stage works out of a record and keeps with it by its class, to work it out once.

    It is no part of the record: records are equal without it, and where one is stored or sent it stays behind.
    """

    def __reduce__(self) -> tuple[type[Derived], tuple[()]]:
        return Derived, ()


@dataclass(frozen=True, slots=True, repr=False)
class Parsed(Brief):
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
    derived: Derived = field(default_factory=Derived, repr=False, compare=False)

    def _told(self) -> tuple[str, ...]:
        counted = (("sentence", self.sentences), ("word", self.words), ("attribution", self.attributions))
        return (self.document.id[:60], *(many(len(found), noun) for noun, found in counted))
