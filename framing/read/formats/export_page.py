"""Exports of news databases as a page that only sets their text: read as if they had been exported as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import exports, fragment
from framing.read.formats.decode import decode, without_mark
from framing.read.formats.export_labels import DOCUMENT, DOCUMENTS, OF

_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|div|p|table|meta|!--)[\s>]?", re.IGNORECASE)
# What an export has somewhere, so that any other page is told apart before it is taken to pieces.
_TOLD = re.compile(
    rf"\d {OF} \d{{1,6}} {DOCUMENTS}\b|\b{DOCUMENT} \d{{1,6}} {OF} \d{{1,6}}\b|End of Document|Ende des Dokuments"
    rf"|Fin du document|>\s*(?:HD|LP)\s*<|\b{DOCUMENT} [A-Z0-9]{{6,12}}\d{{10,14}}|·(?:19|20)\d{{6}}·"
)
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether a page's words are those of an export."""
    page = without_mark(head).decode("utf-8", "replace")
    return bool(_PAGE.match(page) and _TOLD.search(page)) and exports.database(_words(page)) is not None


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without text."""
    source, _, notes = decode(data, where)
    found = exports.split(_words(source), where, notes)
    if found is None:
        raise ReadError("the export in this page cannot be made out", where=where, next="Export it as text.")
    yield from found


def _words(page: str) -> str:
    """A page's words, each line of it a paragraph."""
    return fragment.paragraphs(_BREAK.sub("<p>", page.partition("</head>")[2] or page))


READER = Reader(
    name="export-page",
    about="exports of LexisNexis, Factiva, ProQuest and Europresse as a page that sets their text",
    read=read,
    recognises=recognises,
    many=True,
    order=9,  # before "html", which takes one article out of a page
)
