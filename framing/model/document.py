"""One article as it was read: its text, what is known about it, and its zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.model.span import Span, ZoneKind
from framing.model.tabular import Brief, many, phrase

# Notes that later stages ask for: that the text is not the file's to the letter, and that its marks are lost.
MENDED = "the text was mended"
MARKS_LOST = "its quotation marks are lost (? or � stands for them): what needs them is not measured"

EMBEDDED_POST = "words of an embedded post"  # why of a body zone whose words are its author's, not the outlet's


class Zone(NamedTuple):
    """One paragraph (or part of one) and what it is. Zones are sorted and never overlap."""

    start: int
    end: int
    kind: ZoneKind
    why: str  # the rule that decided, in words a reader understands: "photo credit at the end of the line"


class Correction(NamedTuple):
    """What somebody put right by hand about one article (see framing.read.hand_corrections).

    ``kind`` is "speaker" (``on`` is ``to``; with ``where`` only for the words that hold it), "type" or "role" (of
    the speaker ``on``), "zone" (the paragraph that holds ``where`` is ``to``) or "hedge" (``on`` is none).
    """

    kind: Literal["speaker", "type", "role", "zone", "hedge"]
    on: str
    to: str
    where: str

    def __str__(self) -> str:
        there = f" in “{self.where}”" if self.where else ""
        if self.kind == "zone":
            return f"“{self.where}” is {self.to}"
        if self.kind == "hedge":
            return f"“{self.on}”{there} is no hedge"
        is_now = {"speaker": "is", "type": "is of the type", "role": "has the role"}[self.kind]
        return f"the source “{self.on}”{there} {is_now} “{self.to}”"


@dataclass(frozen=True, slots=True, repr=False)
class Document(Brief):
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
    format: str  # the name of the reader that read it: "text", "markdown", "html", "record" …
    zones: tuple[Zone, ...]
    markup: tuple[Span, ...]
    provenance: Mapping[str, str]
    notes: tuple[str, ...]  # what a reader should know about how it was read ("decoded as Windows-1252")
    corrections: tuple[Correction, ...] = ()  # by hand; each is told in a note too
    published_time: str | None = (
        None  # the hour of ``published`` with its zone, "14:20:00+02:00", where both were given
    )

    @property
    def body(self) -> str:
        """The body as it stands in the text, one paragraph a line: what a naive tool would be given."""
        return "\n".join(self.text[zone.start : zone.end] for zone in self.zones if zone.kind == "body")

    def _told(self) -> tuple[str, ...]:
        facts = tuple(part for part in (self.outlet, self.byline, self.published) if part)
        return (self.id[:60], phrase(self.title), *(part[:60] for part in facts), many(len(self.text), "character"))
