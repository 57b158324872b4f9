"""The last stage of a night: every report where the rules want it, and a line on each thing done or not done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from glob import glob
from hashlib import sha256
from pathlib import Path
from typing import Literal

from framing import output
from framing.deliver.attachment import attach
from framing.deliver.delivery_rules import DeliveryRule, alerts, is_due, matches
from framing.deliver.enclosure import Enclosure, enclosure
from framing.deliver.message import Envelope, address, message, page_message
from framing.deliver.sent import Letter, Sent, State
from framing.deliver.server import MailServer
from framing.deliver.smtp import Patience, send_waiting
from framing.errors import FramingError
from framing.render.outlines.reading_order import without_isolates
from framing.settings import Pages

type _Wanted = tuple[Pages, tuple[str, ...]]  # of a report's pages; and why it is an alert, where it is one

Way = Literal["attach", "publish", "email"]
Result = Literal["done", "unchanged", "waiting", "failed"]
_DIGITS = 8  # of a digest, in a letter's key
_RESULTS: Mapping[State, Result] = {
    "sent": "done",
    "waiting": "waiting",
    "sending": "waiting",
    "doubtful": "failed",
    "refused": "failed",
}


@dataclass(frozen=True, slots=True)
class Finished:
    """A story's report as the night left it: the story's id, its PDF, and whatever else is published with it.

    Wherever it goes its files bear the story's id as their name, so that the next night's report replaces this one.
    """

    story: str
    pdf: Path
    others: tuple[Path, ...] = ()
    drawn: Mapping[Pages, Path] = field(default_factory=dict)  # the same report with the pages that rules ask for
    changed: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # what an alert counts: how many, in words

    def with_pages(self, pages: Pages) -> Path:
        """The PDF that has these pages; the report's own where it was not drawn apart."""
        return self.drawn.get(pages, self.pdf)


@dataclass(frozen=True, slots=True)
class NightPage:
    """The night's briefing ("daily") or its week ("weekly"): the files of one stem, and the stories it tells of."""

    what: str
    files: tuple[Path, ...]  # daily.html, daily.pdf, daily.txt, daily.mail.html, …
    stories: tuple[str, ...]

    def file(self, ending: str) -> Path | None:
        """The file daily.ending, where the night has one."""
        return next((path for path in self.files if path.name == f"{self.what}.{ending}"), None)


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """One thing that a rule asked for, and what came of it."""

    story: str
    way: Way
    target: str  # a briefing, a file, an address
    result: Result
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryContext:
    """Where a delivery stands: the folder that patterns are relative to, the night, and the post."""

    base: Path
    run: str  # the night's date: the same for a night that is cut off and begun again
    day: str | None = None  # of the Date header; None = that of the newest article
    server: MailServer | None = None
    patience: Patience = field(default_factory=Patience)


def deliver(
    rules: Sequence[DeliveryRule],
    reports: Iterable[Finished],
    sent: Sent,
    desk: DeliveryContext,
    pages: Sequence[NightPage] = (),
) -> list[DeliveryResult]:
    """Publish, attach and send what ``rules`` ask for; nothing that fails keeps anything else from being done.

    Doing it twice does nothing the second time: what is the same is not written, and nobody is sent a report again.
    What was left in the outbox by earlier nights is sent as well. Raises WriteError only where ``sent`` itself cannot
    be kept, because then nothing may be sent.
    """
    outcomes: list[DeliveryResult] = []
    for report in reports:
        outcomes += _one([rule for rule in rules if rule.what in ("report", "alert")], report, sent, desk)
    for page in pages:
        due = [rule for rule in rules if is_due(rule, page.what, desk.run, len(page.stories))]
        outcomes += _page(due, page, sent, desk) if due else []
    return outcomes + _post(sent, desk)


def _one(rules: Sequence[DeliveryRule], report: Finished, sent: Sent, desk: DeliveryContext) -> list[DeliveryResult]:
    try:
        enclosed = enclosure(report.pdf.read_bytes(), f"{report.story}.pdf", str(report.pdf))
        chosen = [rule for rule in rules if matches(rule, report.story, enclosed)]
        chosen = [rule for rule in chosen if rule.what == "report" or alerts(rule, report.changed)]
        drawn = {
            pages: replace(enclosed, pdf=report.with_pages(pages).read_bytes())
            for pages in dict.fromkeys(rule.pages for rule in chosen)
        }
    except (FramingError, OSError) as error:
        return [DeliveryResult(report.story, "publish", str(report.pdf), "failed", _reason(error))]
    outcomes = []
    addressed: dict[str, _Wanted] = {}  # whoever several rules name gets what the first of them says
    for rule in chosen:
        if rule.publish is not None:
            names = {path.name.removeprefix(f"{report.pdf.stem}."): path for path in (report.pdf, *report.others)}
            files = {f"{report.story}.{ending}": path for ending, path in names.items()}
            outcomes += _publish(desk.base / rule.publish, report.story, files)
        for pattern in rule.attach_to:
            given = drawn[rule.pages]
            outcomes += _attach(pattern, rule, report.story, given.name, given.pdf, desk)
        addressed = {**dict.fromkeys(rule.email, (rule.pages, alerts(rule, report.changed))), **addressed}
    for wanted in dict.fromkeys(addressed.values()):
        recipients = tuple(recipient for recipient, one in addressed.items() if one == wanted)
        outcomes += _write(recipients, report.story, drawn[wanted[0]], wanted, sent, desk)
    return outcomes


def _publish(folder: Path, story: str, named: Mapping[str, Path]) -> list[DeliveryResult]:
    """All files in one step, so that no reader finds a new page beside an old PDF."""
    try:
        files = {folder / name: path.read_bytes() for name, path in named.items()}
        changed = {target: data for target, data in files.items() if not _holds(target, data)}
        output.publish(changed)
    except (FramingError, OSError) as error:
        return [DeliveryResult(story, "publish", str(folder), "failed", _reason(error))]
    return [
        DeliveryResult(story, "publish", str(target), "done" if target in changed else "unchanged") for target in files
    ]


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and target.read_bytes() == data


def _attach(
    pattern: str, rule: DeliveryRule, story: str, name: str, pdf: bytes, desk: DeliveryContext
) -> list[DeliveryResult]:
    found = sorted(glob(pattern, root_dir=desk.base, recursive=True))
    if not found:
        return [DeliveryResult(story, "attach", pattern, "failed", "no briefing matches")]
    if not pdf:
        return [DeliveryResult(story, "attach", pattern, "failed", "there is no PDF of it: add pdf to formats")]
    return [_attach_to(desk.base / briefing, rule, story, name, pdf) for briefing in found]


def _attach_to(briefing: Path, rule: DeliveryRule, story: str, name: str, pdf: bytes) -> DeliveryResult:
    try:
        before = briefing.read_bytes()
        attached = attach(
            pdf,
            before,
            name=name,
            append=rule.append,
            drop_claims=rule.drop_claims,
            where=(name, str(briefing)),
        )
        if attached.data != before:
            output.publish({briefing: attached.data})
    except (FramingError, OSError) as error:
        return DeliveryResult(story, "attach", str(briefing), "failed", f"left untouched: {_reason(error)}")
    result: Result = "unchanged" if attached.data == before else "done"
    return DeliveryResult(story, "attach", str(briefing), result, "; ".join(attached.notes))


def _write(
    recipients: tuple[str, ...], story: str, report: Enclosure, wanted: _Wanted, sent: Sent, desk: DeliveryContext
) -> list[DeliveryResult]:
    """A letter with a report: of one story there is one for each choice of pages, and one for each alert."""
    pages, above = wanted
    told = sha256("\n".join(above).encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    parts = (desk.run, story, "" if pages == "briefing" else pages, f"alert-{told}" if above else "")
    content = sha256("\0".join((story, *above, "")).encode("utf-8", "replace") + report.pdf).hexdigest()
    subject = f"Alert: {without_isolates(report.outline.headline)}" if above else None

    def written(envelope: Envelope) -> bytes:
        return message([report], replace(envelope, subject=subject, above=above))

    return _queue(recipients, "/".join(part for part in parts if part), content, written, sent, desk)


def _queue(
    recipients: tuple[str, ...],
    key: str,
    content: str,
    written: Callable[[Envelope], bytes],
    sent: Sent,
    desk: DeliveryContext,
) -> list[DeliveryResult]:
    """Put one letter into the outbox; it is sent with the others when all are written."""
    story = _story(key)
    if desk.server is None:
        return [
            DeliveryResult(story, "email", recipient, "failed", "no mail server is named: add [smtp]")
            for recipient in recipients
        ]
    try:
        data = written(Envelope(desk.server.sender, recipients, day=desk.day, identity=key))
        sender = address(desk.server.sender).addr_spec
        letter = Letter(key, sender, tuple(address(one).addr_spec for one in recipients), content, data)
    except FramingError as error:
        return [DeliveryResult(story, "email", recipient, "failed", _reason(error)) for recipient in recipients]
    sent.queue(letter)
    return []


def _page(rules: Sequence[DeliveryRule], page: NightPage, sent: Sent, desk: DeliveryContext) -> list[DeliveryResult]:
    """A page of the night, wherever rules want it: its files, its PDF in briefings, its words as a message."""
    outcomes: list[DeliveryResult] = []
    try:
        pdf = _read(page.file("pdf"))
        text, html = (_read(page.file(ending)).decode("utf-8") for ending in ("txt", "mail.html"))
    except OSError as error:
        return [DeliveryResult(page.what, "publish", page.what, "failed", _reason(error))]
    for rule in rules:
        if rule.publish is not None:
            outcomes += _publish(desk.base / rule.publish, page.what, {path.name: path for path in page.files})
        for pattern in rule.attach_to:
            outcomes += _attach(pattern, rule, page.what, f"{page.what}.pdf", pdf, desk)
    recipients = tuple(dict.fromkeys(recipient for rule in rules for recipient in rule.email))
    if recipients:
        subject = next(iter(text.splitlines()), page.what)
        content = sha256(b"\0".join((page.what.encode(), text.encode("utf-8"), pdf))).hexdigest()
        attached = [(f"{page.what}.pdf", pdf)] if pdf else []

        def written(envelope: Envelope) -> bytes:
            return page_message(text, html, attached, replace(envelope, subject=subject))

        outcomes += _queue(recipients, f"{desk.run}/{page.what}", content, written, sent, desk)
    return outcomes


def _read(path: Path | None) -> bytes:
    return b"" if path is None else path.read_bytes()


def _post(sent: Sent, desk: DeliveryContext) -> list[DeliveryResult]:
    if desk.server is None:
        return []
    before: Mapping[tuple[str, str], str] = {(item.key, item.recipient): item.state for item in sent.deliveries()}
    trouble = ""
    try:
        trouble = "; ".join(send_waiting(sent, desk.server, desk.patience))
    except FramingError as error:
        trouble = _reason(error)
    outcomes = []
    for item in sent.deliveries():
        if before.get((item.key, item.recipient)) == "sent":
            continue
        result, story = _RESULTS[item.state], _story(item.key)
        note = item.note or ("" if result == "done" else trouble)
        outcomes.append(DeliveryResult(story, "email", item.recipient, result, note))
    return outcomes


def _story(key: str) -> str:
    """The story or page that a letter's key names: "2031-03-05/s-bridge", "2031-03-05/s-bridge/full"."""
    return key.split("/")[1]


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"{os.fspath(error.filename or '')}: {error.strerror or error}".lstrip(": ")
    return str(error)
