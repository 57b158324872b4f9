"""An e-mail saved to a file: a newsletter or an article sent round, its words once, whatever forms it carries."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import fragment

_HEADER = re.compile(
    rb"(From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Reply-To|Content-Type|"
    rb"Sender|List-[A-Za-z]+|X-[A-Za-z-]+|DKIM-Signature|Authentication-Results)[ \t]*:",
    re.IGNORECASE,
)
_FEWEST = 4  # headers of as many kinds, From, Subject and Date among them


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


def read(data: bytes, where: str) -> list[ArticleText]:
    """The article in a message: its plain text, else the words of its HTML. Raises ReadError where it has neither."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        text = str(body.get_content()) if body is not None else ""
        kind = body.get_content_type() if body is not None else ""
        title, sender, date = (str(message.get(name) or "") for name in ("Subject", "From", "Date"))
        when = message["Date"].datetime if date else None
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        what = f"the message cannot be taken apart ({type(error).__name__})"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.") from error
    text = fragment.paragraphs(text) if kind == "text/html" else text.replace("\r\n", "\n")
    if not text.strip():
        raise ReadError("the message holds no text", where=where, next="Save the article's text as a .txt or .md file.")
    given = {"title": " ".join(title.split()), "outlet": parseaddr(sender)[0]}
    if when is not None:
        given["published"] = when.date().isoformat()
    return [ArticleText(f"{given['title']}\n\n{text}", {key: value for key, value in given.items() if value})]


READER = Reader(
    name="mail", about="e-mails saved to disk", read=read, suffixes=(".eml",), recognises=recognises, order=16
)
