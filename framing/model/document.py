"""One article as it was read: its text, what is known about it, and its zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

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

    @property
    def body(self) -> str:
        """The body as it stands in the text, one paragraph a line: what a naive tool would be given."""
        return "\n".join(self.text[zone.start : zone.end] for zone in self.zones if zone.kind == "body")

    def _told(self) -> tuple[str, ...]:
        facts = tuple(part for part in (self.outlet, self.byline, self.published) if part)
        return (self.id[:60], phrase(self.title), *(part[:60] for part in facts), many(len(self.text), "character"))
