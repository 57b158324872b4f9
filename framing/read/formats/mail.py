"""An e-mail saved to a file: a newsletter or an article sent round, its words once, whatever forms it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parseaddr, parsedate_to_datetime

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import fragment
from framing.read.formats.mail_parts import Mail, MailPart, parsed

_HEADER = re.compile(
    rb"(From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Reply-To|Content-Type|"
    rb"Sender|List-[A-Za-z]+|X-[A-Za-z-]+|DKIM-Signature|Authentication-Results)[ \t]*:",
    re.IGNORECASE,
)
_FEWEST = 4  # headers of as many kinds, From, Subject and Date among them
_STUB = 0.25  # of the words of the page: a plain part with fewer only says where to read the message


def recognises(head: bytes) -> bool:
    """Whether a file begins with the headers of a message."""
    names = set()
    for line in head.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            continue
        match = _HEADER.match(line)
        if match is None and not re.match(rb"[!-9;-~]{1,60}:", line):
            return False
        if match:
            names.add(match[1].lower())
    return len(names) >= _FEWEST and {b"from", b"subject", b"date"} <= names


def read(data: bytes, where: str) -> Iterator[ArticleText]:
    """The article in a message: its plain text, else the words of its HTML. Raises ReadError where it has neither."""
    mail = parsed(data, where)
    text = _words(mail)
    if not text.strip():
        raise ReadError("the message holds no text", where=where, next="Save the article's text as a .txt or .md file.")
    facts = {
        "title": mail.headers["subject"],
        "outlet": parseaddr(mail.headers["from"])[0],
        "published": _day(mail.headers["date"]),
    }
    given = {name: value for name, value in facts.items() if value}
    yield ArticleText(f"{facts['title']}\n\n{text}", given)


def _words(mail: Mail) -> str:
    plain = "\n\n".join(_plain(part) for part in mail.parts if part.kind == "text/plain" and part.data.strip())
    page = next((fragment.paragraphs(part.text) for part in mail.parts if part.kind == "text/html"), "")
    return page if len(plain.split()) < _STUB * len(page.split()) else plain


def _plain(part: MailPart) -> str:
    return part.text.replace("\r\n", "\n")


def _day(date: str) -> str | None:
    try:
        return parsedate_to_datetime(date).isoformat() if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return date or None


READER = Reader(
    name="mail",
    about="e-mails saved to disk",
    read=read,
    suffixes=(".eml",),
    recognises=recognises,
    confined=True,
    order=16,
)
