"""An article assembled anew from the text and the metadata of its own record: to be kept as a line, or told more of."""

from __future__ import annotations

import json
from collections.abc import Mapping

from framing.errors import ReadError
from framing.model import Correction, Document
from framing.read.assemble import assemble
from framing.read.hand_corrections import put_back
from framing.read.metadata.given import Given

FIELDS = ("title", "outlet", "byline", "published", "url", "language")
_KNOWN = (*FIELDS, "published_time")
_FACTS = ("id", "sha256", "encoding", "format")


def with_given(document: Document, fields: Mapping[str, str], notes: tuple[str, ...] = ()) -> Document:
    """The document with further metadata, which win over its own; its zones are found with them."""
    facts = {name: str(getattr(document, name)) for name in _FACTS}
    own = _given(document)
    if "published" in fields:
        own.pop("published_time", None)
    told = Given({**own, **fields, "id": document.id}, ())
    made = assemble(document.text, facts, told, document.id)
    return put_back(made, document.corrections, (*document.notes, *notes))


def packed(article: Document | ReadError) -> bytes:
    """An article, or why there is none, as one line of JSON that ``unpacked`` reads."""
    if isinstance(article, ReadError):
        row: Mapping[str, object] = {"what": article.what, "next": article.next, "id": article.document}
    else:
        facts = {name: getattr(article, name) for name in _FACTS}
        row = {"facts": facts, "given": _given(article), "notes": article.notes, "text": article.text}
        row = {**row, "corrections": article.corrections}
    return json.dumps(row).encode("ascii") + b"\n"


def unpacked(line: bytes, where: str) -> Document:
    """The article of a line. Raises ReadError, naming ``where``, with what was wrong when it was packed."""
    row = json.loads(line)
    if "what" in row:
        error = ReadError(row["what"], where=where, next=row["next"])
        error.document = row["id"]
        raise error
    told = Given({**row["given"], "id": row["facts"]["id"]}, ())
    made = assemble(row["text"], row["facts"], told, where)
    return put_back(made, [Correction(*one) for one in row["corrections"]], row["notes"])


def _given(document: Document) -> dict[str, str]:
    known = {name: getattr(document, name) for name in _KNOWN}
    return {name: value for name, value in known.items() if value and document.provenance.get(name, "given") == "given"}
