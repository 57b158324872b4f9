"""Text to Document: paragraphs, zones and metadata put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framing.model import Document, Paragraph, Reader, Span
from framing.read import language_id, paragraphs, readers
from framing.read.addresses import not_of_a_page
from framing.read.metadata import found as in_text
from framing.read.metadata.given import Given, front_matter
from framing.read.repair import repair
from framing.read.zones import labelling
from framing.read.zones.record import ZoneLabel

NO_BODY = "no line of it was taken for body text, so nothing in it is counted"
_FINDERS: tuple[tuple[str, Callable[[list[Paragraph], list[ZoneLabel]], in_text.FoundValue]], ...] = (
    ("title", in_text.title),
    ("outlet", in_text.outlet),
    ("byline", in_text.byline),
    ("published", in_text.published),
)


def assemble(text: str, facts: Mapping[str, str], given: Given, where: str, reader: Reader | None = None) -> Document:
    """A Document from its text. ``facts``: id, sha256, encoding, format; what is given wins over what is found.

    ``reader`` is that of the format, the installed one where none is handed over. Raises ReadError where there
    is none, or front matter is broken.
    """
    reader = reader or readers.named(facts["format"])
    text, mended = repair(text, source=reader.blocks is None)
    front = front_matter(text, where) if reader.front_matter else None
    start = front.end if front else 0
    fields = {**(front.given.fields if front else {}), **given.fields}
    if "published" in given.fields and "published_time" not in given.fields:
        fields.pop("published_time", None)  # it is another day's hour
    fields |= {name: repair(fields[name]).text for name in ("title", "outlet", "byline") if name in fields}
    notes = (*given.notes, *(front.given.notes if front else ()), *mended)
    if unusable := not_of_a_page(fields.get("url")):
        notes = (*notes, f"its address begins with {unusable}, which no page's does; it is not used")
        del fields["url"]
    markup: tuple[Span, ...] = ()
    if reader.blocks is None:
        found = paragraphs.find(text, start)
    else:
        found, markup = reader.blocks(text, start)
    if front:
        end = len(text[:start].rstrip())
        found.insert(0, Paragraph(0, end, "", (), "front matter"))
        markup = (Span(0, end), *markup)
    labels = labelling.label(
        found, fields.get("title"), fields.get("byline"), extracted=not (reader.verbatim or reader.many)
    )
    values: dict[str, str | None] = {}
    provenance: dict[str, str] = {}
    for field, finder in _FINDERS:
        values[field], why = finder(found, labels) if field not in fields else (fields[field], "given")
        provenance[field] = why or "found in the text"
    if fields.get("published_time") and "published" in fields:
        provenance["published_time"] = "given"
    language, provenance["language"] = _language(fields, found, labels)
    if not any(label.kind == "body" for label in labels):
        notes = (*notes, NO_BODY)
    return Document(
        id=fields.get("id") or facts["id"],
        text=text,
        sha256=facts["sha256"],
        title=values["title"],
        outlet=values["outlet"],
        byline=values["byline"],
        published=values["published"],
        url=fields.get("url"),
        language=language,
        encoding=facts["encoding"],
        format=facts["format"],
        zones=labelling.zones(text, found, labels),
        markup=markup,
        provenance=provenance,
        notes=notes,
        published_time=fields.get("published_time") if "published_time" in provenance else None,
    )


def _language(fields: Mapping[str, str], found: list[Paragraph], labels: list[ZoneLabel]) -> tuple[str | None, str]:
    if "language" in fields:
        return fields["language"], "given"
    body = " ".join(paragraph.text for paragraph, label in zip(found, labels, strict=True) if label.kind == "body")
    return language_id.detect(body)
