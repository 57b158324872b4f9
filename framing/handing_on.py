"""A report's PDF handed on: into a briefing, with the pages that are wanted there, or as a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import FramingError, ReadError
from framing.settings import Pages, Settings

if TYPE_CHECKING:
    from framing.deliver.attachment import Attached

USUAL: Pages = "briefing"  # what a briefing takes where nobody asks for more


def attach(
    report: str | Path,
    briefing: str | Path,
    *,
    pages: Pages | None = None,
    append: bool = False,
    drop_claims: bool = False,
    settings: Settings | None = None,
) -> Attached:
    """A briefing with a report in it, both PDF. Writes nothing.

    Args:
        report: The report's PDF. It is embedded as an attachment; one of the same file name that was put there before
            is replaced.
        briefing: The PDF that takes it.
        pages: "briefing" (page one), "report" or "full"; a report that has others is drawn again from its own records.
            Where None, page one, or the report as it is where that cannot be drawn alone here.
        append: Add the report's pages after the briefing's instead.
        drop_claims: Where the briefing claims a standard that forbids attachments, drop the claim.
        settings: The templates and lexicons where they are not framing's own.

    Returns:
        ``data``, the new briefing's bytes, and ``notes``, what changed or is lost.

    Raises:
        ReadError: A file cannot be read.
        BriefingError: The briefing is damaged, encrypted or signed, or its claim of conformance forbids attachments.
        VerifyError: The report has other pages than ``pages``, and cannot be drawn again.

    Example:
        >>> import framing
        >>> framing.attach("bridge.pdf", "morning.pdf")
        Traceback (most recent call last):
        framing.errors.ReadError: bridge.pdf: cannot be read (No such file or directory). Check the name.
    """
    from framing.deliver.attachment import attach as put_into

    given, taker = _bytes(report), _bytes(briefing)
    name, where = Path(report).name, (str(report), str(briefing))
    # What is wrong with the briefing is found out before anything is drawn.
    made = put_into(given, taker, name=name, append=append, drop_claims=drop_claims, where=where)
    chosen = _with_pages(given, str(report), pages, settings or Settings())
    if chosen.data != given:
        made = put_into(chosen.data, taker, name=name, append=append, drop_claims=drop_claims, where=where)
    return made._replace(notes=(*chosen.notes, *made.notes))


class _Chosen(NamedTuple):
    data: bytes
    notes: tuple[str, ...]


def _with_pages(report: bytes, where: str, pages: Pages | None, settings: Settings) -> _Chosen:
    """The report with the pages asked for, and a note where it is handed on as it is although it has more."""
    from framing.verify.redrawn import redrawn

    try:
        return _Chosen(redrawn(report, where, pages or USUAL, settings), ())
    except FramingError as error:
        if pages is not None:
            raise
        return _Chosen(report, (f"the report is handed on with all its pages: {error}",))


def email_message(
    reports: Sequence[str | Path],
    to: Sequence[str],
    *,
    sender: str = "framing@localhost",
    subject: str | None = None,
    day: str | None = None,
    max_bytes: int | None = None,
) -> bytes:
    """A message with page one of reports as text and HTML, and their PDFs attached. Sends nothing.

    Args:
        reports: PDFs that framing wrote.
        to: The recipients' addresses.
        sender: The sender's address.
        subject: The first report's title where None.
        day: That of the Date header (ISO 8601); the newest article's where None.
        max_bytes: Refuse a larger message.

    Returns:
        The bytes of an .eml file; the same for the same reports and addresses, Message-ID included.

    Raises:
        ReadError, BriefingError: A report cannot be used.
        UsageError: An address or the date is none.
        MailError: The message would be larger than ``max_bytes``.

    Example:
        >>> import framing
        >>> framing.email_message(["bridge.pdf"], ["desk@example.org"])
        Traceback (most recent call last):
        framing.errors.ReadError: bridge.pdf: cannot be read (No such file or directory). Check the name.
    """
    from framing.deliver.enclosure import enclosure
    from framing.deliver.message import MAX_BYTES, Envelope, message

    enclosed = [enclosure(_bytes(path), Path(path).name, str(path)) for path in reports]
    limit = MAX_BYTES if max_bytes is None else max_bytes
    return message(enclosed, Envelope(sender, tuple(to), subject, day, max_bytes=limit))


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read ({reason})", where=str(path), next="Check the name.") from error
