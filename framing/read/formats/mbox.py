"""A mailbox (mbox): e-mails one after the other, an article a message."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import mail
from framing.read.limits import LIMITS, Limits

_BEGINS = re.compile(rb"From [^\r\n]{1,200}\d\d:\d\d(?::\d\d)?[^\r\n]{0,40}\d{4}[^\r\n]{0,20}\r?\n")
_QUOTED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_LINE = 1 << 20


def recognises(head: bytes) -> bool:
    """Whether a file begins with the line that opens a message in a mailbox, and the message's headers."""
    opened = _BEGINS.match(head)
    return opened is not None and mail.recognises(head[opened.end() :])


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The messages of an open mailbox; an error stands for each without text."""
    for number, message in enumerate(_messages(cast("IO[bytes]", file), limits.document), 1):
        place = f"{where}#{number}"
        try:
            if message is None:
                what = f"the message has more than {printed(limits.document)} bytes"
                raise ReadError(what, where=place, next="Save the article's text as a .txt or .md file.")
            yield from mail.read(_QUOTED.sub(rb"\1", message), place)
        except ReadError as error:
            yield error


def _messages(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """Each message's bytes; None for one of more than ``most``."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    while line := file.readline(_LINE):
        if blank and _BEGINS.fullmatch(line):
            if begun:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        elif size <= most:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= most else None


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The messages of a mailbox."""
    return stream(io.BytesIO(data), where, LIMITS.text)


READER = Reader(
    name="mbox",
    about="mailboxes (mbox)",
    read=read,
    suffixes=(".mbox", ".mbx"),
    recognises=recognises,
    many=True,
    stream=stream,
    confined=True,
    order=15,
)
