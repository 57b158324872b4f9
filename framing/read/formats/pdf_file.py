"""PDF files: by their tags where they have any, else line by line; the one module that knows pypdf and pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import exports, extras, pdf_layout, pdf_tags
from framing.read.formats.pdf_layout import PrintedLine
from framing.read.limits import LIMITS, Limits
from framing.read.metadata import plausible

_HEAD = 1_024  # bytes in which a file says that it is a PDF; some programs write a few lines above
_BEGINS = re.compile(rb"(?:\A|[\r\n])%PDF-[12]\.\d")
_TAGGED = 40  # pages up to which tags are followed, for that takes three times as long
_INSIDE = 0.5  # share of the letters that must stand in tagged blocks
_LETTERS = 20  # of a page, below which it is a picture of one
_NEXT = "Save the article's text as a .txt file."


def recognises(head: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return bool(_BEGINS.search(head[:_HEAD]))


def read(data: bytes, where: str, limits: Limits = LIMITS) -> Iterator[ArticleText | ReadError]:
    """The article of a file, or those of an export in it.

    Raises ReadError for a file that is broken, locked, too long, or of pictures of pages.
    """
    pypdf = extras.library("pypdf", "pdf", "PDF files", where)
    for name in ("pypdf", "pdfminer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what a file breaks of the rules is no news here
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("the PDF is locked with a password", where=where, next="Save it without one.")
        count = len(reader.pages)
        if count > limits.pages:
            what = f"the PDF has {printed(count)} pages, more than {printed(limits.pages)}"
            raise ReadError(what, where=where, next="Save the pages of the article as a file of their own.")
        lines, heights = _lines(reader)
        found = _by_tags(reader, data, where) if count <= _TAGGED else None
        properties = {name: str(value) for name, value in (reader.metadata or {}).items() if isinstance(value, str)}
        language = reader.trailer["/Root"].get("/Lang")
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # both libraries let through whatever a broken file does to them
        what = f"the PDF cannot be taken apart ({type(error).__name__})"
        raise ReadError(what, where=where, next=_NEXT) from error
    if sum(len(line.text) for line in lines) < _LETTERS * max(count, 1):
        pages = f"{printed(count)} {'page' if count == 1 else 'pages'}"
        what = f"the PDF holds pictures of {pages} and hardly any text"
        raise ReadError(what, where=where, next="Have its text recognised (OCR) first.")
    text = "\n\n".join(found or pdf_layout.paragraphs(lines, heights))
    split = exports.split(text, where)
    if split is not None:
        yield from split
        return
    given = plausible.borne_out(text, properties.get("/Title"), properties.get("/Author"), str(language or ""))
    if "title" not in given and (headline := pdf_layout.headline(lines)):
        given |= plausible.borne_out(text, headline)
    yield ArticleText(text, given)


def _lines(reader: Any) -> tuple[list[PrintedLine], list[float]]:
    """The lines of all pages in the order in which they were printed, and the pages' heights."""
    lines: list[PrintedLine] = []
    heights: list[float] = []
    for number, page in enumerate(reader.pages):
        heights.append(float(page.mediabox.height))
        lines += _merged(_pieces(page, number))
    return lines, heights


def _pieces(page: Any, number: int) -> list[PrintedLine]:
    pieces: list[PrintedLine] = []

    def keep(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] or tm[0]) * abs(cm[3] or cm[0])
            pieces.extend(PrintedLine(number, x, y, abs(size) * scale or 1.0, part) for part in text.split("\n"))

    page.extract_text(visitor_text=keep)
    return pieces


def _merged(pieces: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Pieces on one base line, one behind the other, as a line."""
    line: PrintedLine | None = None
    for piece in pieces:
        if not piece.text.strip():
            if line is not None and piece.text:
                line = line._replace(text=f"{line.text} ")
            continue
        if line is not None and abs(piece.y - line.y) < 0.3 * line.size and piece.x >= line.x:
            line = line._replace(text=line.text + piece.text, size=max(line.size, piece.size))
        else:
            if line is not None:
                yield line
            line = piece
    if line is not None:
        yield line


def _by_tags(reader: Any, data: bytes, where: str) -> list[str] | None:
    """The paragraphs of a tagged file; None where it has no tags, or they hold too little of the text."""
    root = reader.trailer["/Root"].get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    found = pdf_tags.blocks(root, pages)
    if not found:
        return None
    pdfplumber = extras.library("pdfplumber", "pdf", "PDF files", where)
    with pdfplumber.open(io.BytesIO(data)) as document:
        texts, inside = pdf_tags.texts(found, _characters(document))
    return texts if inside >= _INSIDE else None


def _characters(document: Any) -> Iterator[list[dict[str, Any]]]:
    for page in document.pages:
        yield page.chars
        page.close()  # what was laid out is kept otherwise, page for page


READER = Reader(
    name="pdf",
    about="PDF files",
    read=read,
    suffixes=(".pdf",),
    recognises=recognises,
    many=True,
    confined=True,
    extra="pdf",
    order=5,
)
