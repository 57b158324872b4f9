"""Web archives (WARC), packed or plain: the article of each page in it; the one module that knows FastWARC.

Only the archive's own framing is left to the library. What a server packed is unpacked here: left to the library, a
page whose headers lie ends the reading without a word.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read import deadline, progress, protected
from framing.read.formats import extras, html, http_body
from framing.read.limits import LIMITS, Limits

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_AGAIN = "Fetch the archive again."
_START = b"WARC/"
_HEADER = 65_536  # bytes of a line of a record's header
_CHUNK = 1 << 20


class ArchivedPage(NamedTuple):
    """One page of a web archive."""

    url: str
    day: str
    body: bytes


class _CutError(ReadError):
    """A record that breaks off."""


def recognises(head: bytes) -> bool:
    """Whether a file begins as a web archive does, packed or not."""
    if head.startswith(b"\x1f\x8b\x08"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_START))
        except zlib.error:
            return False
    return head.startswith(_START)


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The articles of an open archive, in constant memory; an error stands for each page without one.

    Raises ReadError where the archive breaks off, behind what it gave.
    """
    for page in pages(cast("IO[bytes]", file), where, limits):
        if isinstance(page, ReadError):
            yield page
        elif progress.is_due(place := f"{where} ({page.url[:200]})"):
            yield from _article(page, place, max_bytes)


def _article(page: ArchivedPage, where: str, max_bytes: int) -> Iterator[ArticleText | ReadError]:
    try:
        for article in protected.articles(html.READER, page.body, where, max_bytes):
            if isinstance(article, ReadError):
                yield article
                continue
            given = dict(article.given)
            given.setdefault("url", page.url)
            yield ArticleText(article.text, given, article.encoding, article.notes, where)
    except ReadError as error:
        yield error
    except MemoryError:
        yield protected.out_of_memory(where)
    except deadline.TookTooLong:
        yield deadline.error(where)


def pages(file: IO[bytes], where: str, limits: Limits) -> Iterator[ArchivedPage | ReadError]:
    """The pages of an archive; what is no page (pictures, scripts, requests, redirects) is passed over."""
    warc = extras.library("fastwarc.warc", "warc", "web archives", where)
    seen, broken = 0, False
    try:
        for record in warc.ArchiveIterator(file, parse_http=False, auto_decode="none"):
            seen += 1
            if seen > limits.members:
                what = f"it has more than {printed(limits.members)} records; what follows was not read"
                raise ReadError(what, where=where, next="Split it.")
            kind = str(record.record_type).rpartition(".")[2]
            if kind not in ("response", "resource", "conversion"):
                record.reader.consume()
                continue
            url = record.headers.get("WARC-Target-URI") or ""
            try:
                page = _page(record, kind, url.strip("<>"), f"{where} ({url[:200]})", limits)
            except _CutError as error:
                broken = True
                yield error
            except ReadError as error:
                yield error
            else:
                if page is not None:
                    yield page
    except (OSError, EOFError, ValueError, zlib.error) as error:
        what = f"the archive cannot be read to its end ({error}); {printed(seen)} records were read"
        raise ReadError(what, where=where, next=_AGAIN) from error
    if not seen:
        raise ReadError("there is no record in the archive", where=where, next=_AGAIN)
    if file.seekable() and not broken:
        there, whole = _counted(file)
        if there > seen:
            what = f"{printed(seen)} of its {printed(there)} records could be read"
            raise ReadError(what, where=where, next=_AGAIN)
        if not whole:
            what = f"the archive breaks off behind {printed(seen)} records"
            raise ReadError(what, where=where, next=_AGAIN)


def _counted(file: IO[bytes]) -> tuple[int, bool]:
    """How many records there are by their own lengths, without the library, and whether the last of them is whole."""
    file.seek(0)
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    source = cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if packed else file
    count = 0
    try:
        while line := source.readline(_HEADER):
            if not line.strip():
                continue
            if not line.startswith(_START):
                return count, True  # the library read on, or said that it could not
            length = 0
            while (line := source.readline(_HEADER)).strip():
                name, _, value = line.partition(b":")
                if name.strip().lower() == b"content-length":
                    length = int(value)
            if not line:
                return count, False
            count += 1
            while length > 0 and (data := source.read(min(length, _CHUNK))):
                length -= len(data)
            if length > 0:
                return count, False
    except (OSError, EOFError, ValueError, zlib.error):
        return count, False
    return count, True


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an archive."""
    return stream(io.BytesIO(data), where, LIMITS.text)


def _page(record: Any, kind: str, url: str, where: str, limits: Limits) -> ArchivedPage | None:
    length = int(record.content_length)
    if length > limits.document:
        record.reader.consume()
        what = f"the record has {printed(length)} bytes, more than a document may have"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")
    data: bytes = record.reader.read(length)
    if len(data) < length:
        what = f"the record breaks off: {printed(len(data))} of {printed(length)} bytes are there"
        raise _CutError(what, where=where, next=_AGAIN)
    if kind == "response" and data.startswith(b"HTTP/"):
        status, content, body = http_body.answer(data, where, limits.document)
        if status != 200:
            return None
    else:
        content, body = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower(), data
    if content not in _PAGES and not (not content and html.recognises(body[:4096])):
        return None
    return ArchivedPage(url, (record.headers.get("WARC-Date") or "")[:10], body)


READER = Reader(
    name="warc",
    about="web archives (WARC)",
    read=read,
    suffixes=(".warc",),
    recognises=recognises,
    many=True,
    stream=stream,
    confined=True,
    extra="warc",
    order=1,  # before "gzip"
)
