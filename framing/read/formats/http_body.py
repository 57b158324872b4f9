"""The page in an answer of a web server, as web archives keep it: framed and packed as its headers say, or as it is."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from framing.errors import ReadError
from framing.number_format import printed
from framing.read.formats import extras

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_AGAIN = "Fetch the page again."


class HttpAnswer(NamedTuple):
    """An answer's status, its content type and its body."""

    status: int
    kind: str
    body: bytes


def answer(data: bytes, where: str, most: int) -> HttpAnswer:
    """The answer in a record's bytes. Raises ReadError for what is none, and for a body of more than ``most`` bytes."""
    head, found, body = data.partition(b"\r\n\r\n")
    if not found:
        head, _, body = data.partition(b"\n\n")
    status = _STATUS.match(head)
    if status is None:
        raise ReadError("the record holds no answer of a web server", where=where, next=_AGAIN)
    headers = {}
    for line in head.splitlines()[1:200]:
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(body, coding.strip(), where, most)
    if len(body) > most:
        what = f"unpacked the page has more than {printed(most)} bytes"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")
    return HttpAnswer(int(status[1]), headers.get("content-type", "").partition(";")[0].strip().lower(), body)


def _joined(body: bytes) -> bytes:
    """The chunks of a body as one; a body that only claims to be in chunks as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + 64)
        size = re.fullmatch(rb"([0-9A-Fa-f]{1,8})(?:;[^\r\n]{0,40})?\r?", body[at:end]) if end >= 0 else None
        if size is None:
            return b"".join(pieces) if pieces else body
        length = int(size[1], 16)
        if not length:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _unpacked(body: bytes, coding: str, where: str, most: int) -> bytes:
    try:
        if coding in ("gzip", "x-gzip"):
            return _inflated(body, zlib.MAX_WBITS | 16, most) if body.startswith(b"\x1f\x8b") else body
        if coding == "deflate":
            try:
                return _inflated(body, zlib.MAX_WBITS, most)
            except zlib.error:
                return _inflated(body, -zlib.MAX_WBITS, most)
    except zlib.error:
        if body.lstrip()[:1] == b"<":  # the header lied
            return body
        raise ReadError(f"the page cannot be unpacked ({coding})", where=where, next=_AGAIN) from None
    if coding in ("", "identity", "none") or body.lstrip()[:1] == b"<":
        return body
    if coding == "br":
        return _brotli(body, where, most)
    raise ReadError(f"the page is packed in a way not known here ({coding[:20]})", where=where, next=_AGAIN)


def _inflated(body: bytes, bits: int, most: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    return unpacker.decompress(body, most + 1)


def _brotli(body: bytes, where: str, most: int) -> bytes:
    brotli = extras.library("brotli", "warc", "pages packed by Brotli", where)
    pieces: list[bytes] = []
    size = 0
    try:
        unpacker = brotli.Decompressor()
        piece = unpacker.process(body, output_buffer_limit=most + 1)
        while piece:
            pieces.append(piece)
            size += len(piece)
            piece = b"" if unpacker.is_finished() or size > most else unpacker.process(b"")
    except brotli.error as error:
        raise ReadError("the page cannot be unpacked (br)", where=where, next=_AGAIN) from error
    return b"".join(pieces)
