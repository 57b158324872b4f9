"""The last stage: the reports of the stories that changed on the settled night, wherever the rules want them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

from framing.deliver.delivery_rules import DeliveryRule, rules
from framing.deliver.sent import Delivery, SentTable, placements
from framing.deliver.server import MailServer, server
from framing.deliver.stage import DeliveryContext, DeliveryResult, Finished, NightPage, deliver
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.config import Config
from framing.nightly.ledger.base import readable
from framing.nightly.ledger.ledger_reader import LedgerReader, settled
from framing.nightly.log import Tell
from framing.nightly.site.alerts import changed
from framing.nightly.site.story_report import NAME, pages_file
from framing.settings import Pages

_PDF = f"{NAME}.pdf"
_RESULTS = ("done", "unchanged", "waiting", "failed")


def mail_server(config: Config) -> MailServer | None:
    """The server of ``[smtp]``, asked for before the night begins: a missing password is not found out in the morning.

    Raises SettingsError.
    """
    return server(config.smtp, "[smtp]") if config.smtp and config.deliver else None


def dispatch(config: Config, post: MailServer | None, tell: Tell) -> int:
    """Deliver what the settled night made, and say what was done; returns how much failed.

    It can be repeated: nothing that is in its place is written again, and nobody is sent anything twice.
    """
    night = settled(config.ledger_path())
    if night is None or not config.deliver:
        return 0
    chosen = with_usual_thresholds(rules(config.deliver, str(config.home)), config.alert)
    desk = DeliveryContext(config.home, night.night, night.night, post)
    sent = SentTable(outbox(config))
    reports = list(_finished(config, night.night))
    pages = _pages(config, [report.story for report in reports])
    outcomes = deliver(chosen, reports, sent, desk, pages)
    told = {page.what: page.stories for page in pages}  # who was sent a page was sent each of its stories
    arrived = [one for one in outcomes if one.result in ("done", "unchanged")]
    sent.note((story, one.way, one.target) for one in arrived for story in told.get(one.story, (one.story,)))
    for outcome in outcomes:
        _tell(tell, outcome)
    tally: Counter[str] = Counter(outcome.result for outcome in outcomes)
    tell.say("delivered", **{result: tally[result] for result in _RESULTS})
    return tally["failed"]


def outbox(config: Config) -> Path:
    """Where messages wait until they are sent."""
    return config.path(config.state) / "sent.sqlite"


def delivered(place: Path, story: str) -> list[str]:
    """Where a story's reports went: addresses, briefings and folders, looked up without writing."""
    return placements(place, story) if place.is_file() else []


def undelivered(place: Path) -> list[Delivery]:
    """What is in an outbox and has not arrived, looked up without writing."""
    if not place.is_file():
        return []
    with closing(readable(place)) as base:
        rows = base.execute("SELECT key, recipient, state, note FROM deliveries WHERE state <> 'sent' ORDER BY rowid")
        return [Delivery(*row) for row in rows]


def _finished(config: Config, night: str) -> Iterator[Finished]:
    """The reports of the stories that changed on a night, each under the name of its story."""
    with closing(LedgerReader(config.ledger_path())) as ledger:
        cards = list(ledger.cards_of(night))
    for card in cards:
        folder = config.path(config.output) / "stories" / card["id"]
        if _PDF in card["files"]:
            drawn = {
                pages: folder / pages_file(pages) for pages in get_args(Pages) if pages_file(pages) in card["files"]
            }
            others = tuple(folder / name for name in sorted(card["files"]) if name != _PDF)
            yield Finished(card["id"], folder / _PDF, others, drawn, changed(card))


def _pages(config: Config, stories: Sequence[str]) -> list[NightPage]:
    """The briefing and the week as the night left them; the briefing tells of the stories that changed."""
    folder = config.path(config.output)
    return [
        NightPage(what, tuple(sorted(folder.glob(f"{what}.*"))), tuple(stories) if what == "daily" else ())
        for what in ("daily", "weekly")
    ]


def with_usual_thresholds(found: Iterable[DeliveryRule], usual: AlertThresholds) -> tuple[DeliveryRule, ...]:
    """An alert that names no thresholds has those of ``[alert]``."""
    return tuple(
        replace(rule, thresholds=asdict(usual)) if rule.what == "alert" and not rule.thresholds else rule
        for rule in found
    )


def _tell(tell: Tell, outcome: DeliveryResult) -> None:
    facts = {"story": outcome.story, "way": outcome.way, "target": outcome.target, "why": outcome.note}
    if outcome.result == "failed":
        tell.say("not delivered", **facts)
    elif outcome.result == "waiting":
        tell.say("waits for the next night", **facts)
    elif outcome.note and outcome.way == "attach":
        tell.say("attached", **facts)
