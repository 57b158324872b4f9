"""Text to Document: paragraphs, zones and metadata put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from framing.errors import ReadError
from framing.model import Document, Span
from framing.read import language_id as tongue
from framing.read import paragraphs
from framing.read.formats import decode, html, markdown
from framing.read.metadata import found as findings
from framing.read.metadata import given as metadata
from framing.read.paragraphs import Paragraph
from framing.read.zones import label as zones
from framing.read.zones.record import Label
from framing.settings import Settings

MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))
NO_BODY = "no line of it was taken for body text, so nothing in it is counted"
_FINDERS: tuple[tuple[str, Callable[[list[Paragraph], list[Label]], findings.Found]], ...] = (
    ("title", findings.title),
    ("outlet", findings.outlet),
    ("byline", findings.byline),
    ("published", findings.published),
)


def read_path(path: Path | str, settings: Settings) -> Document:
    """One article from a file of plain text, Markdown or HTML, with the TOML file beside it where there is one.

    The document's id is the file's stem unless its metadata give one.

    Raises ReadError, naming the file, when it is missing, a folder, too large, not text or without a word.
    """
    path = Path(path)
    data = _bytes(path, settings)
    beside = path.with_suffix(".toml")
    given = metadata.Given({}, ())
    if path.suffix != ".toml" and beside.is_file():
        given = _beside(_bytes(beside, settings), str(beside))
    return _from_bytes(data, path.stem, str(path), settings, given)


def _beside(data: bytes, where: str) -> metadata.Given:
    said = metadata.sidecar(decode.decode(data, where).text, where)
    return metadata.Given(said.fields, tuple(f"{Path(where).name}: {note}" for note in said.notes))


def read_bytes(
    data: bytes,
    *,
    id: str,
    name: str = "",
    settings: Settings,
    given: Mapping[str, Any] | None = None,
    beside: bytes | None = None,
) -> Document:
    """One article from bytes. ``name`` is its file name, whose suffix tells Markdown and HTML; ``given`` its metadata,
    or ``beside`` the bytes of the TOML file that stands beside it.

    Raises ReadError as read_path does, and for metadata of the wrong type.
    """
    where = name or id
    if len(data) > settings.max_bytes:
        raise _too_large(where, len(data), settings)
    if beside is not None:
        return _from_bytes(data, id, where, settings, _beside(beside, str(Path(where).with_suffix(".toml"))))
    return _from_bytes(data, id, where, settings, metadata.given(given or {}, where))


def _bytes(path: Path, settings: Settings) -> bytes:
    try:
        if path.is_dir():
            raise ReadError("this is a folder", where=str(path), next="Name the article files in it.")
        if path.exists() and not path.is_file():
            raise ReadError("this is not an ordinary file", where=str(path), next="Copy its text to a file.")
        size = path.stat().st_size
        if size > settings.max_bytes:
            raise _too_large(str(path), size, settings)
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError("there is no such file", where=str(path), next="Check the name.") from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"it cannot be read ({what})", where=str(path), next="Check its name and rights.") from error


def _too_large(where: str, size: int, settings: Settings) -> ReadError:
    what = f"{size:,} bytes are more than an article may have ({settings.max_bytes:,})"
    return ReadError(what, where=where, next="Check that it is one article, or raise max_bytes in the settings.")


def _from_bytes(data: bytes, id: str, where: str, settings: Settings, given: metadata.Given) -> Document:
    suffix = Path(where).suffix.lower()
    facts = {"id": id, "sha256": hashlib.sha256(data).hexdigest()}
    if suffix in html.SUFFIXES:
        decoded = decode.decode(data, where, page=True)
        page = html.extract(decoded.text, where)
        facts |= {"encoding": decoded.encoding, "format": "html"}
        fields, notes = {**page.given.fields, **given.fields}, (*decoded.notes, *given.notes, *page.given.notes)
        return assemble(page.text, facts, metadata.Given(fields, notes), where)
    decoded = decode.decode(data, where)
    facts |= {"encoding": decoded.encoding, "format": "markdown" if suffix in MARKDOWN else "text"}
    return assemble(decoded.text, facts, metadata.Given(given.fields, (*decoded.notes, *given.notes)), where)


def assemble(text: str, facts: Mapping[str, str], given: metadata.Given, where: str) -> Document:
    """A Document from its text. ``facts``: id, sha256, encoding, format; what is given wins over what is found."""
    front = metadata.front_matter(text, where) if facts["format"] in ("text", "markdown") else None
    start = front.end if front else 0
    fields = {**(front.given.fields if front else {}), **given.fields}
    notes = (*given.notes, *(front.given.notes if front else ()))
    markup: tuple[Span, ...] = ()
    if facts["format"] == "markdown":
        found, markup = markdown.find(text, start)
    else:
        found = paragraphs.find(text, start)
    if front:
        end = len(text[:start].rstrip())
        found.insert(0, Paragraph(0, end, "", (), "front matter"))
        markup = (Span(0, end), *markup)
    labels = zones.label(found, fields.get("title"), fields.get("byline"))
    values: dict[str, str | None] = {}
    provenance: dict[str, str] = {}
    for field, finder in _FINDERS:
        values[field], why = finder(found, labels) if field not in fields else (fields[field], "given")
        provenance[field] = why or "found in the text"
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
        zones=zones.zones(text, found, labels),
        markup=markup,
        provenance=provenance,
        notes=notes,
    )


def _language(fields: Mapping[str, str], found: list[Paragraph], labels: list[Label]) -> tuple[str | None, str]:
    if "language" in fields:
        return fields["language"], "given"
    body = " ".join(paragraph.text for paragraph, label in zip(found, labels, strict=True) if label.kind == "body")
    return tongue.detect(body)
