"""A message's parts and their words: bytes are decoded by framing, not by what a header claims without saying it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from typing import NamedTuple

from framing.errors import ReadError
from framing.read.limits import LIMITS

_WESTERN = frozenset(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", ""))
_BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError, OverflowError, RecursionError)


class MailPart(NamedTuple):
    """A part's kind ("text/html"), its bytes, what they are said to be written in, and its address in a saved page."""

    kind: str
    data: bytes
    charset: str
    location: str

    @property
    def text(self) -> str:
        """Its words: by its charset where that fits, else UTF-8, else Windows-1252."""
        if self.charset not in _WESTERN:
            try:
                return self.data.decode(self.charset)
            except (LookupError, ValueError):
                pass
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError:
            return self.data.decode("windows-1252", "replace")


class Mail(NamedTuple):
    """A message: its headers by lower-case name, and its parts of text in order."""

    headers: dict[str, str]
    parts: tuple[MailPart, ...]


def parsed(data: bytes, where: str) -> Mail:
    """The message in a file's bytes. Raises ReadError where it cannot be taken apart."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = []
        for at, part in enumerate(message.walk()):
            if at > LIMITS.nesting:
                raise ReadError("it has too many parts", where=where, next="Save the article's text as a .txt file.")
            if not isinstance(part, EmailMessage) or part.get_content_maintype() != "text" or part.is_attachment():
                continue
            payload = part.get_payload(decode=True)
            charset = (part.get_content_charset("") or "").lower()
            if isinstance(payload, bytes):
                parts.append(MailPart(part.get_content_type(), payload, charset, _header(part, "Content-Location")))
        names = ("Subject", "From", "Date", "Snapshot-Content-Location", "Content-Location")
        return Mail({name.lower(): _header(message, name) for name in names}, tuple(parts))
    except _BROKEN as error:
        what = f"the message cannot be taken apart ({type(error).__name__})"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.") from error


def _header(message: Message, name: str) -> str:
    """A header's words; none where the library cannot make it out."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except _BROKEN:
        return ""
