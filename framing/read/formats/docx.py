"""Word documents: the one module that knows mammoth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import exports, extras, fragment, office_parts, xml_tree
from framing.read.metadata import plausible

_RUN = re.compile(r"(?=<w:r[ >])")
_HIDDEN = re.compile(r"<w:vanish\s*/>|<w:vanish\s+w:val=[\"'](?:1|true|on)[\"']\s*/>")
_HEADING = re.compile(r"(?=<h1\b)", re.IGNORECASE)
_ARTICLE = 80  # words below a heading of the first level, where each heading begins an article
_INVISIBLE = str.maketrans({"\u00ad": None, "\u00a0": " ", "\u2011": "-"})


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The article of a document, those of an export in it, or one for each heading of the first level with its text.

    Raises ReadError for a document that is broken or without words.
    """
    parts = office_parts.parts(data, where, "Word document")
    mammoth = extras.library("mammoth", "office", "Word documents", where)
    parts = {name: _seen(part) if name.startswith("word/") else part for name, part in parts.items()}
    try:
        converted: Any = mammoth.convert_to_html(
            office_parts.packed(parts),
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OSError, RecursionError) as error:
        raise _apart(error, where) from error
    except Exception as error:  # the library's XML parser has errors of its own
        raise _apart(error, where) from error
    page: str = converted.value
    text = fragment.paragraphs(page).translate(_INVISIBLE)
    found = exports.split(text, where)
    if found is not None:
        yield from found
        return
    told = _properties(parts, where)
    pieces = [fragment.paragraphs(piece).translate(_INVISIBLE) for piece in _HEADING.split(page)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and all(len(piece.split()) >= _ARTICLE for piece in pieces):
        note = f"one of {printed(len(pieces))} parts of its file: each heading of the first level begins an article"
        for piece in pieces:
            yield ArticleText(piece, {"title": piece.partition("\n")[0]}, notes=(note,))
        return
    if not text:
        raise ReadError("the document holds no words", where=where, next="Give a file with an article's text.")
    yield ArticleText(text, plausible.borne_out(text, told.get("title"), told.get("creator"), told.get("language")))


def _apart(error: Exception, where: str) -> ReadError:
    what = f"the Word document cannot be taken apart ({type(error).__name__})"
    return ReadError(what, where=where, next="Open it, and save its text as a .txt file.")


def _seen(part: bytes) -> bytes:
    """A part without the runs that are hidden. Linear time."""
    if b"w:vanish" not in part:
        return part
    try:
        pieces = _RUN.split(part.decode("utf-8"))
    except UnicodeDecodeError:
        return part
    for at, piece in enumerate(pieces):
        run, end, rest = piece.partition("</w:r>")
        if end and run.startswith("<w:r") and _HIDDEN.search(run):
            pieces[at] = rest
    return "".join(pieces).encode()


def _properties(parts: Mapping[str, bytes], where: str) -> dict[str, str]:
    core = parts.get("docProps/core.xml")
    if core is None:
        return {}
    try:
        root = xml_tree.root(core, where)
    except ReadError:
        return {}
    found = {name: xml_tree.first(root, name) for name in ("title", "creator", "language")}
    return {name: value for name, value in found.items() if value}


READER = Reader(
    name="docx",
    about="Word documents",
    read=read,
    suffixes=(".docx",),
    many=True,
    confined=True,
    extra="office",
)
