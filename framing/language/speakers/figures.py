"""Whoever may turn out to be a source, while a document is being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from framing.language.speakers.source_words import Gender, SourceTerm
from framing.language.token_ranges import Range
from framing.model import Anonymity, Span

Form = Literal["person", "institution", "description", "document"]


class Role(NamedTuple):
    """What a person is said to be.

    ``term`` is the word of the lexicon at its head, ``former`` that it is past; ``core`` are its words without whose
    it is and whom it serves ("lawyer" of "the president's lawyer", "widow" of "widow of the captain").
    """

    text: str
    span: Span
    words: frozenset[str]
    term: SourceTerm | None
    former: bool
    core: frozenset[str]


@dataclass(slots=True, eq=False)
class Figure:
    """A person, a body, a text, or somebody only described. It grows as the document is read."""

    form: Form
    name: str
    named: bool
    plural: bool = False
    gender: Gender | None = None
    term: SourceTerm | None = None  # the word of the lexicon that names it, for what has no name
    roles: list[Role] = field(default_factory=list)
    about: list[SourceTerm] = field(default_factory=list)  # of a body: what the text calls it, "the ferry firm"
    mentions: list[Span] = field(default_factory=list)
    private: bool = False  # the text tells the age, or nothing but a post's signature, as it does of private people
    party: bool = False  # the text tells party and seat behind the name, as of lawmakers: "(R-Tarn)"
    channel: bool = False  # words of others passed through it
    place: bool = False  # a country or a city, which stands for whoever governs it
    anonymity: Anonymity | None = None  # of a description: kept back on purpose, or nobody in particular


class Mention(NamedTuple):
    """A place that names a figure: tokens, the one they hang on, and how prominent it stands."""

    low: int
    high: int
    head: int
    figure: Figure
    prominence: float


class Names(NamedTuple):
    """The persons of a document and every place that names one, in order; ``at`` gives a token's mention."""

    persons: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    at: dict[int, Mention]


class Resolved(NamedTuple):
    """Who a source is, by which rule, and the tokens that name it."""

    figure: Figure
    link: str
    where: Range | None


# Reads a source that is named inside another one: its tokens, what it does, how deep the reading is.
type Follow = Callable[[int, int, str | None, int], Resolved | None]
