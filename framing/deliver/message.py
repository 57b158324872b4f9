"""Reports as one e-mail: their page one as text and as HTML, the PDFs attached, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses
from hashlib import sha256
from html import escape

from framing.deliver.enclosure import Enclosure
from framing.errors import MailError, UsageError
from framing.number_format import printed
from framing.render.outlines.harmless import harmless, line
from framing.render.outlines.html_briefing import LOOKS, markup
from framing.render.outlines.reading_order import without_isolates
from framing.render.outlines.text_briefing import lines

MAX_BYTES = 20_000_000  # many servers stop at 25 MB, counted as sent
_SUBJECT = 150  # characters
_DIGITS = 32  # of a digest, in a Message-ID

_ENDING = "Every number in a report leads to the words it was counted from."


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom, and what stands above the text.

    ``identity`` makes the Message-ID where it is given, and the content does where it is not: a message for the same
    identity has the same Message-ID whenever it is sent. ``day`` is the ISO date of the Date header; without one it is
    the newest publication date among the articles, and where these have none the header is left to the server.
    """

    sender: str
    recipients: tuple[str, ...]
    subject: str | None = None
    day: str | None = None
    identity: str | None = None
    above: tuple[str, ...] = ()  # lines above the reports: why they are sent now
    max_bytes: int = MAX_BYTES


def message(reports: Sequence[Enclosure], envelope: Envelope) -> bytes:
    """The message with CRLF line ends, ready to be sent or kept as .eml.

    Raises UsageError for an address or a date that cannot be used and MailError for a message that is too large.
    """
    if not reports or not envelope.recipients:
        raise UsageError("needs a report and a recipient", where="message", next="Give at least one of each.")
    day = envelope.day or max((report.newest for report in reports if report.newest), default=None)
    attached = [(report.name, report.pdf) for report in reports]
    return _written(
        replace(envelope, subject=envelope.subject or _subject(reports), day=day),
        "\r\n".join(_text(reports, envelope.above)) + "\r\n",
        "".join(_html(reports, envelope.above)),
        attached,
        _digest(attached, envelope),
    )


def page_message(text: str, html: str, attached: Sequence[tuple[str, bytes]], envelope: Envelope) -> bytes:
    """A message whose body is a page of the night, as text and as HTML, with PDFs attached by name. See ``message``."""
    if envelope.subject is None or not envelope.recipients:
        raise UsageError("needs a subject and a recipient", where="message", next="Give both.")
    body = "\r\n".join(text.splitlines()) + "\r\n"
    return _written(envelope, body, html, attached, _digest(attached, envelope))


def _written(envelope: Envelope, text: str, html: str, attached: Sequence[tuple[str, bytes]], digest: str) -> bytes:
    sender = address(envelope.sender)
    recipients = [address(recipient) for recipient in dict.fromkeys(envelope.recipients)]
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = sender
    mail["To"] = recipients
    mail["Subject"] = line(envelope.subject or "", _SUBJECT)
    if envelope.day is not None:
        mail["Date"] = _date(envelope.day)
    mail["Message-ID"] = f"<{digest}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies to a program
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for name, pdf in attached:
        mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=line(name))
    # The library draws boundaries at random; "=_" occurs in neither encoding that the parts are written in.
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_framing_{number}_{digest}")
    data = mail.as_bytes()
    if len(data) > envelope.max_bytes:
        raise MailError(
            f"would have {printed(len(data))} bytes, more than {printed(envelope.max_bytes)}",
            where="message",
            next="Send fewer reports in one message, or allow more with --max-bytes.",
        )
    return data


def address(text: str) -> Address:
    """One address, with or without a name. Raises UsageError for what is none or might be read as more than one."""
    (name, spec), *more = getaddresses([text]) or [("", "")]
    local, at, domain = spec.rpartition("@")
    plain = spec.isascii() and spec.isprintable() and not any(c in ' ,;:<>()[]\\"' for c in spec)
    if more or not (text.isprintable() and at and local and domain and plain):
        raise UsageError(f"{line(text)!r} is no e-mail address", where="message", next="Write it as name@example.org.")
    return Address(name, local, domain)


def _digest(attached: Sequence[tuple[str, bytes]], envelope: Envelope) -> str:
    if envelope.identity is not None:
        return sha256(f"identity\0{envelope.identity}".encode()).hexdigest()[:_DIGITS]
    parts = [envelope.sender, *envelope.recipients, envelope.subject or "", envelope.day or ""]
    parts += [part for name, pdf in attached for part in (name, sha256(pdf).hexdigest())]
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def _date(day: str) -> str:
    try:
        return format_datetime(datetime.combine(date.fromisoformat(day), time(), UTC))
    except ValueError as error:
        raise UsageError(f"{line(day)!r} is no date", where="message", next="Write it as 2025-03-12.") from error


def _subject(reports: Sequence[Enclosure]) -> str:
    first = without_isolates(reports[0].outline.headline)
    return f"framing: {first}" if len(reports) == 1 else f"framing: {len(reports)} reports: {first}"


def _text(reports: Sequence[Enclosure], above: Sequence[str]) -> Iterator[str]:
    yield from (f"! {harmless(why)}" for why in above)
    yield from [""] if above else []
    for report in reports:
        yield from [*lines(report.outline), "", f"Attached: {line(report.name)}", ""]
    yield _ENDING


def _html(reports: Sequence[Enclosure], above: Sequence[str]) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head><body {LOOKS}>\n'
    yield from (f"<p><b>{escape(harmless(why))}</b></p>\n" for why in above)
    for report in reports:
        yield from markup(report.outline)
        yield f"<p>Attached: {escape(line(report.name))}</p>\n"
    yield f"<p>{_ENDING}</p></body></html>\n"
