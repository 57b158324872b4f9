"""The last stage of a night: every report where the rules want it, and a line on each thing done or not done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from glob import glob
from hashlib import sha256
from pathlib import Path
from typing import Literal

from framing import output
from framing.deliver.attachment import attach
from framing.deliver.delivery_rules import DeliveryRule, matches
from framing.deliver.enclosure import Enclosure, enclosure
from framing.deliver.message import Envelope, address, message
from framing.deliver.sent import Letter, Sent, State
from framing.deliver.server import MailServer
from framing.deliver.smtp import Patience, send_waiting
from framing.errors import FramingError
from framing.settings import Pages

Way = Literal["attach", "publish", "email"]
Result = Literal["done", "unchanged", "waiting", "failed"]
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

    def with_pages(self, pages: Pages) -> Path:
        """The PDF that has these pages; the report's own where it was not drawn apart."""
        return self.drawn.get(pages, self.pdf)


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
    run: str  # the same for a night that is cut off and begun again
    day: str | None = None  # of the Date header; None = that of the newest article
    server: MailServer | None = None
    patience: Patience = field(default_factory=Patience)


def deliver(
    rules: Sequence[DeliveryRule], reports: Iterable[Finished], sent: Sent, desk: DeliveryContext
) -> list[DeliveryResult]:
    """Publish, attach and send what ``rules`` ask for; nothing that fails keeps anything else from being done.

    Doing it twice does nothing the second time: what is the same is not written, and nobody is sent a report again.
    What was left in the outbox by earlier nights is sent as well. Raises WriteError only where ``sent`` itself cannot
    be kept, because then nothing may be sent.
    """
    outcomes: list[DeliveryResult] = []
    for report in reports:
        outcomes += _one(rules, report, sent, desk)
    return outcomes + _post(sent, desk)


def _one(rules: Sequence[DeliveryRule], report: Finished, sent: Sent, desk: DeliveryContext) -> list[DeliveryResult]:
    try:
        enclosed = enclosure(report.pdf.read_bytes(), f"{report.story}.pdf", str(report.pdf))
        chosen = [rule for rule in rules if matches(rule, report.story, enclosed)]
        drawn = {
            pages: replace(enclosed, pdf=report.with_pages(pages).read_bytes())
            for pages in dict.fromkeys(rule.pages for rule in chosen)
        }
    except (FramingError, OSError) as error:
        return [DeliveryResult(report.story, "publish", str(report.pdf), "failed", _reason(error))]
    outcomes = []
    addressed: dict[str, Pages] = {}  # whoever several rules name gets what the first of them says
    for rule in chosen:
        if rule.publish is not None:
            outcomes += _publish(desk.base / rule.publish, report)
        for pattern in rule.attach_to:
            outcomes += _attach(pattern, rule, report.story, drawn[rule.pages], desk)
        addressed = {**dict.fromkeys(rule.email, rule.pages), **addressed}
    for pages, enclosed in drawn.items():
        recipients = tuple(recipient for recipient, wanted in addressed.items() if wanted == pages)
        if recipients:
            # Of one story there is a letter for each choice of pages.
            key = f"{desk.run}/{report.story}{'' if pages == 'briefing' else f'/{pages}'}"
            outcomes += _write(recipients, key, enclosed, sent, desk)
    return outcomes


def _publish(folder: Path, report: Finished) -> list[DeliveryResult]:
    """All of a report's files in one step, so that no reader finds a new page beside an old PDF."""
    try:
        files = {
            folder / f"{report.story}.{path.name.removeprefix(f'{report.pdf.stem}.')}": path.read_bytes()
            for path in (report.pdf, *report.others)
        }
        changed = {target: data for target, data in files.items() if not _holds(target, data)}
        output.publish(changed)
    except (FramingError, OSError) as error:
        return [DeliveryResult(report.story, "publish", str(folder), "failed", _reason(error))]
    return [
        DeliveryResult(report.story, "publish", str(target), "done" if target in changed else "unchanged")
        for target in files
    ]


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and target.read_bytes() == data


def _attach(
    pattern: str, rule: DeliveryRule, story: str, report: Enclosure, desk: DeliveryContext
) -> list[DeliveryResult]:
    found = sorted(glob(pattern, root_dir=desk.base, recursive=True))
    if not found:
        return [DeliveryResult(story, "attach", pattern, "failed", "no briefing matches")]
    return [_attach_to(desk.base / name, rule, story, report) for name in found]


def _attach_to(briefing: Path, rule: DeliveryRule, story: str, report: Enclosure) -> DeliveryResult:
    try:
        before = briefing.read_bytes()
        attached = attach(
            report.pdf,
            before,
            name=report.name,
            append=rule.append,
            drop_claims=rule.drop_claims,
            where=(report.name, str(briefing)),
        )
        if attached.data != before:
            output.publish({briefing: attached.data})
    except (FramingError, OSError) as error:
        return DeliveryResult(story, "attach", str(briefing), "failed", f"left untouched: {_reason(error)}")
    result: Result = "unchanged" if attached.data == before else "done"
    return DeliveryResult(story, "attach", str(briefing), result, "; ".join(attached.notes))


def _write(
    recipients: tuple[str, ...], key: str, report: Enclosure, sent: Sent, desk: DeliveryContext
) -> list[DeliveryResult]:
    """Put one letter into the outbox; it is sent with the others when all are written."""
    story = _story(key)
    if desk.server is None:
        return [
            DeliveryResult(story, "email", recipient, "failed", "no mail server is named: add [smtp]")
            for recipient in recipients
        ]
    try:
        envelope = Envelope(desk.server.sender, recipients, day=desk.day, identity=key)
        sender = address(desk.server.sender).addr_spec
        letter = Letter(
            key=key,
            sender=sender,
            recipients=tuple(address(recipient).addr_spec for recipient in recipients),
            content=sha256(f"{story}\0".encode("utf-8", "replace") + report.pdf).hexdigest(),
            data=message([report], envelope),
        )
    except FramingError as error:
        return [DeliveryResult(story, "email", recipient, "failed", _reason(error)) for recipient in recipients]
    sent.queue(letter)
    return []


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
    """The story that a letter's key names: "2031-03-05/s-bridge", "2031-03-05/s-bridge/full"."""
    return key.split("/")[1]


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"{os.fspath(error.filename or '')}: {error.strerror or error}".lstrip(": ")
    return str(error)
