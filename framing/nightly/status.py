"""What a nightly has done, and what a run would do now; nothing is written."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from framing import api
from framing.nightly.config import Config
from framing.nightly.dispatch import outbox, undelivered
from framing.nightly.items import passed_over, scan
from framing.nightly.ledger.base import exists
from framing.nightly.ledger.ledger_reader import LedgerReader
from framing.nightly.lock import LOCK, is_held
from framing.nightly.preflight import check
from framing.number_format import printed
from framing.render.clean import excerpt

if TYPE_CHECKING:
    from framing.nightly.run import Asked

_RUNS = 10  # the last runs that are listed
_TITLE, _WHY = 120, 300  # characters that are shown
_LISTED = 20  # documents in quarantine, and stories, that are listed


def status(config: Config) -> str:
    """The last runs, the stories of the last night and what lies in quarantine, as text for a terminal."""
    place = config.ledger_path()
    if not exists(place):
        return "No run so far."
    with closing(LedgerReader(place)) as ledger:
        lines = ["run    night       status   documents  analysed  quarantined  skipped  finished"]
        alive = is_held(config.path(config.state) / LOCK)
        for run in ledger.runs(_RUNS):
            if run["status"] == "running" and not alive:
                run["status"] = "died"  # the next run goes on from there
            counts = (run["documents"], run["analysed"], run["quarantined"], run["skipped"])
            finished = run["finished"] or "-"
            lines.append(
                "{:<6} {}  {:<8} {:>9}  {:>8}  {:>11}  {:>7}  {}".format(
                    run["id"], run["night"], run["status"], *counts, finished
                )
            )
        cards = list(ledger.last_cards(_LISTED))
        lines += ["", "story       since       changed     articles  title"] if cards else []
        for card in cards:
            title = excerpt(card["title"] or card["members"][0]["title"] or card["members"][0]["place"], _TITLE)
            lines.append(f"{card['id']:<11} {card['first']}  {card['last']}  {len(card['members']):>8}  {title}")
        broken = list(ledger.in_quarantine(_LISTED))
        lines += ["", "in quarantine"] if broken else []
        lines += [f"{excerpt(place, _TITLE)}: {excerpt(why, _WHY)}" for place, why in broken]
        gone = ledger.withdrawn()
        lines += ["", "withdrawn"] if gone else []
        lines += [f"{key}: {why}" for key, why in gone]
    letters = undelivered(outbox(config))
    lines += ["", "messages not delivered"] if letters else []
    lines += [f"{item.key} to {item.recipient}: {item.state}: {item.note or 'not sent yet'}" for item in letters]
    return "\n".join(_one_line(line) for line in lines)


def forecast(config: Config, asked: Asked) -> str:
    """What a run would do: how many documents are new or changed, and which stories they belong to."""
    settings = check(config)
    signature = api.signature(settings)
    place = config.ledger_path()
    ledger = LedgerReader(place) if exists(place) else None
    total = fresh = unchanged = held = 0
    stories: set[str] = set()
    try:
        for item in scan(config, settings.max_bytes):
            total += 1
            known = ledger.known(item.key, item.digest, signature) if ledger else None
            if known and known.analysed:
                unchanged += 1
            elif known and known.quarantined:
                held += 1
            else:
                fresh += 1
            if known and known.story and known.changed:
                stories.add(known.story)
    finally:
        if ledger is not None:
            ledger.close()
    lines = [
        f"{printed(total)} documents: {printed(fresh)} to be analysed, {printed(unchanged)} analysed before, "
        f"{printed(held)} in quarantine.",
        f"Changed documents belong to: {', '.join(sorted(stories))}." if stories else "No known story has changed.",
    ]
    passed = Counter(one.why for one in passed_over(config))
    lines += [f"Passed over: {printed(count)} that {why}." for why, count in sorted(passed.items())]
    if asked.since:
        lines.append(f"Of those to be analysed, what was published before {asked.since} would be passed over.")
    if asked.only:
        lines.append(f"Only the report of story {asked.only} would be made.")
    return "\n".join([*lines, "Nothing was done."])


def _one_line(line: str) -> str:
    """Titles come from articles; a terminal must not obey what they hold."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in line)
