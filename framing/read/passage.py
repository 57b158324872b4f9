"""A passage by itself → Document: all of it is language, and nothing is looked for in it."""

from __future__ import annotations

import hashlib
import re

from framing.model import Document, Zone, ZoneKind

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def read_passage(text: str, id: str = "passage", kind: ZoneKind = "body") -> Document:
    """A Document of ``text``, every line of it one ``kind``; no headline, byline or furniture is told apart."""
    return Document(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=None,
        outlet=None,
        byline=None,
        published=None,
        url=None,
        language="en",
        encoding="utf-8",
        format="text",
        zones=tuple(Zone(line.start(), line.end(), kind, "a passage by itself") for line in _LINE.finditer(text)),
        markup=(),
        provenance={},
        notes=(),
    )
