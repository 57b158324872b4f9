"""The index of a night: every story, its articles, why they stand together, what changed. A task of a child process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import output
from framing.compare.findings.report_title import day_in_words
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.selection import RULE
from framing.nightly.site import story_order
from framing.nightly.site.alerts import alerts
from framing.nightly.site.daily import briefing
from framing.nightly.site.daily_handouts import handouts, sendable
from framing.nightly.site.feed import feed
from framing.nightly.site.readable import readable
from framing.nightly.site.story_report import NAME
from framing.nightly.site.trends import trends
from framing.nightly.site.weekly import outline, week
from framing.render.html import fill

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext

_BROKEN = 500  # documents in quarantine that the page lists; index.json has all
_TEMPLATE, _TRENDS, _WEEKLY = "nightly.html.j2", "trends.html.j2", "weekly.html.j2"
_JOINED, _SEARCH = "joined.html.j2", "search.js"


def index(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Publish the index, the trends, the feed, the alerts, the day's briefing and the week's report.

    The cards of the stories are in ``task["cards"]``, a file of JSON Lines. Each story of ``task["joined"]`` has a page
    left that leads to the one it was joined to.
    """
    with Path(task["cards"]).open(encoding="ascii") as file:
        cards = [json.loads(line) for line in file]
    cards.sort(key=lambda card: (card["last"], card["first"], card["id"]), reverse=True)
    night, broken = task["night"], task["quarantined"]
    shown = [_shown(card) for card in cards]
    ranked = sorted(map(story_order.told, shown), key=story_order.rank)
    values = {
        "night": night,
        "day": day_in_words(night),
        "soon": task["soon"],
        "rule": RULE,
        "stories": [card for card in ranked if card["last"] == night and len(card["members"]) > 1],
        "single": [card for card in shown if card["last"] == night and len(card["members"]) == 1],
        "earlier": [story_order.told(card) for card in shown if card["last"] != night and card["files"]],
        "quarantined": readable(broken[:_BROKEN]),
        "more_broken": max(len(broken) - _BROKEN, 0),
    }
    records = {"night": night, "rule": RULE, "stories": cards, "quarantined": broken}
    folder = Path(task["folder"])
    history = trends(folder / "measures", night, desk.signature, desk.settings, task["withdrawn"])
    alert = AlertThresholds(**task["alert"])
    day = handouts(briefing(shown, night, alert), task["formats"], desk.settings)
    seven = week(folder / "measures", night, desk.signature, desk.settings, task["withdrawn"])
    sent = sendable("weekly", outline(seven), task["formats"], desk.settings)
    files = {
        folder / "alerts.xml": alerts(night, shown, alert),
        **{folder / name: content for name, content in {**day, **sent}.items()},
        folder / "weekly.html": fill(_WEEKLY, seven, desk.settings, with_fonts=True),
        folder / "index.html": fill(_TEMPLATE, values, desk.settings, script=_SEARCH, with_fonts=True),
        folder / "trends.html": fill(_TRENDS, {"night": night, "trends": history}, desk.settings, with_fonts=True),
        folder / "feed.xml": feed(night, shown),
        folder / "index.json": (json.dumps(records, indent=1, sort_keys=True) + "\n").encode("ascii"),
    }
    known = {card["id"]: card for card in shown}
    for story, home in task["joined"]:
        files[folder / "stories" / story / f"{NAME}.html"] = _joined(desk, known.get(home), home, night)
    changed = {path: content for path, content in files.items() if not _is(path, content)}
    output.publish(changed, staging=desk.publishing)
    return {"published": len(changed)}


def _shown(card: Mapping[str, Any]) -> dict[str, Any]:
    """A card whose words a page may show; the names of its files and its own are ours."""
    cleaned: dict[str, Any] = readable({name: value for name, value in card.items() if name != "files"})
    return cleaned | {"files": card["files"]}


def _joined(desk: TaskContext, card: Mapping[str, Any] | None, home: str, night: str) -> bytes:
    """The page that stands where a story's report stood, once another has its articles."""
    page = f"{NAME}.html"
    target = f"../{home}/{page}" if card and page in card["files"] else f"../../index.html#{home}"
    first = card["members"][0] if card else {"title": None, "place": home}
    values = {"target": target, "title": first["title"] or first["place"], "night": night}
    return fill(_JOINED, values, desk.settings, with_fonts=True)


def _is(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
