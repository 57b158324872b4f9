"""A page that a browser saved into one file (MHTML): the article of its first page; pictures and frames are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import html
from framing.read.formats.mail_parts import parsed

_RELATED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(
    rb"^Snapshot-Content-Location:|^From:\s*<Saved by|^X-MimeOLE:|type=\"?text/html", re.IGNORECASE | re.MULTILINE
)
_SENT = re.compile(rb"^(?:Received|To|Delivered-To|Message-ID):", re.IGNORECASE | re.MULTILINE)


def recognises(head: bytes) -> bool:
    """Whether a file begins with the headers of a saved page: those of a message that nobody sent."""
    headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return bool(_RELATED.search(headers) and _SAVED.search(headers)) and not _SENT.search(headers)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The article of a saved page. Raises ReadError where there is no page in it, or no article in the page."""
    saved = parsed(data, where)
    page = next((part for part in saved.parts if part.kind in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise ReadError("there is no page in it", where=where, next="Save the page again.")
    address = saved.headers["snapshot-content-location"] or page.location
    source = page.text.encode() if page.charset else page.data  # without one the page itself says it, or its bytes do
    for article in html.read(source, where):
        given = dict(article.given)
        if address.startswith(("http://", "https://")):
            given.setdefault("url", address)
        yield replace(article, given=given)


READER = Reader(
    name="mhtml",
    about="web pages saved into one file (MHTML)",
    read=read,
    suffixes=(".mhtml", ".mht"),
    recognises=recognises,
    confined=True,
    order=9,
)
