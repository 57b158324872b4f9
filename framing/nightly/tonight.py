"""Tonight's stories: the plan, the reports that are out of date, and the card of each story for the index."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from framing.errors import UsageError
from framing.nightly.context import Ground, lines
from framing.nightly.spread.engine import Part

TOGETHER = 4000  # candidates up to which one child groups them: starting others takes longer than their help saves
_SHOWN = ("key", "place", "why", "chosen", "chosen_because", "current", "copy_of", "first")  # of a member on its card
_NO_REPORT: Mapping[str, Any] = {
    "title": "",
    "standfirst": "",
    "files": {},
    "changes": None,
    "failed": "",
    "items": [],
    "conflicts": 0,
    "headline": "",
    "differs": 0,
    "alone": 0,
}


def plan(ground: Ground) -> Path:
    """Group tonight's articles in child processes; the file they wrote, one story a line."""
    horizon = (date.fromisoformat(ground.night) - timedelta(days=ground.config.window)).isoformat()
    count = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal count
        for candidate in ground.ledger.candidates(ground.run, ground.signature, ground.night, horizon):
            count += 1
            yield candidate._asdict()

    out = ground.staging / "plan.jsonl"
    hand = str(ground.config.path(ground.config.stories))
    task: dict[str, Any] = {"candidates": ground.listed("candidates", rows()), "hand": hand, "out": str(out)}
    task["outlets"] = ground.config.outlets
    if count <= TOGETHER or ground.config.workers == 1:
        found = ground.once({"kind": "plan", **task})
    else:
        found = _spread(ground, task)
    for article, why in found.pop("withdrawn", ()):
        ground.tell.say("withdrawn", article=article, why=why)
    ground.tell.say("grouped", **found)
    return out


def _spread(ground: Ground, task: Mapping[str, Any]) -> dict[str, Any]:
    """The same in steps: one child holds the pile, and workers look for neighbours and make stories of them."""
    folder = ground.staging / "grouping"
    heavy, listed = str(folder / "heavy"), folder / "batches.jsonl"
    with ground.alone() as ask:
        blocks = ask({"kind": "gather", "heavy": heavy, **task})["blocks"]
        looked = [
            {
                "kind": "neighbours",
                "heavy": heavy,
                "first": first,
                "last": last,
                "out": str(folder / f"pairs-{number:06}"),
            }
            for number, (first, last) in enumerate(blocks)
        ]
        ground.shared(looked)
        pairs = [one["out"] for one in looked]
        ask({"kind": "divide", "pairs": pairs, "folder": str(folder), "out": str(listed)})
        ground.shared(
            {"kind": "cut", "out": str(folder / f"cut-{number:06}"), **row} for number, row in enumerate(lines(listed))
        )
        found = ask({"kind": "settle", "folder": str(folder), "out": task["out"]})
    shutil.rmtree(folder)
    return found


def reports(ground: Ground, plan: Path, only: str | None = None) -> tuple[int, int]:
    """Make the reports that are out of date, or ``only`` that of one story.

    Returns how many were made, and how many of tonight's stories have none because making it failed. Raises UsageError
    where there is no such story.
    """
    wanted = {story["id"] for story in lines(plan) if _stale(ground, story)}
    if only:
        if all(story["id"] != only for story in lines(plan)):
            advice = "The index and framing nightly status list the names."
            raise UsageError("there is no such story tonight", where=f"--only {only}", next=advice)
        wanted = {only}
    done = made = 0
    parts = (_part(ground, story) for story in lines(plan) if story["id"] in wanted)
    for finished in ground.spread(parts):
        for one in finished:
            if one.broken:
                ground.tell.say("report failed", story=one.task["story"], why=one.broken)
            result = {"failed": one.broken} if one.broken else one.answer
            ground.ledger.book_report(one.task["story"], one.task["fingerprint"], result)
            done += 1
            made += not one.broken
            ground.tell.progress("reports", done, len(wanted))
    ground.tell.say("reports", made=made)
    return made, sum(1 for story in lines(plan) if ground.ledger.report(story["id"])[1].get("failed"))


def _part(ground: Ground, story: Mapping[str, Any]) -> Part:
    fingerprint, before = _fingerprint(ground, story)
    ground.ledger.book_report(story["id"], "", {})
    task = {
        "kind": "report",
        "story": story["id"],
        "members": story["members"],
        "said": story["said"],
        "before": before,
        "formats": ground.config.formats,
        "pages": ground.config.pages_to_deliver(),
        "fingerprint": fingerprint,
        "folder": str(ground.output / "stories" / story["id"]),
    }
    return ground.part([task], ground.config.report_seconds)


def _stale(ground: Ground, story: Mapping[str, Any]) -> bool:
    """Whether a story needs a report and does not have this very one."""
    fingerprint, before = _fingerprint(ground, story)
    booked, result = ground.ledger.report(story["id"])
    if before is None and not any(member["chosen"] for member in story["members"]):
        return bool(result.get("files"))  # of articles that were withdrawn
    folder = ground.output / "stories" / story["id"]
    return booked != fingerprint or not all((folder / name).is_file() for name in result.get("files", ()))


def _fingerprint(ground: Ground, story: Mapping[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """A digest of all that a report is made from, and the story as it stood on the night before it changed."""
    told = ground.ledger.telling_before(story["id"], ground.night)
    now = [{"article": m["article"], "digest": m["digest"]} for m in story["members"] if m["current"]]
    before = None
    if told is not None and _left(ground, told[1]) != now:
        before = {"night": told[0], "members": _left(ground, told[1])}
    elif told is not None:  # it did not change tonight; what changed on the night before stays told
        before = (ground.ledger.card(story["id"]) or {}).get("before")
        before = before and before | {"members": _left(ground, before["members"])}
    chosen = [member["chosen"] for member in story["members"]]
    drawn = [ground.config.formats, ground.config.pages_to_deliver()]
    made_from = [ground.program, ground.signature, drawn, now, chosen, before]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest(), before


def _left(ground: Ground, members: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of a story as it stood, what was not withdrawn since."""
    return [member for member in members if member["article"] not in ground.withdrawn]


def told(ground: Ground, plan: Path) -> Iterator[dict[str, Any]]:
    """The stories of a plan, each with the card that the index shows.

    ``last`` is the night on which its articles or its report changed.
    """
    for story in lines(plan):
        shown = [
            {name: member["facts"][name] for name in ("outlet", "title", "published", "url", "words")}
            | {name: member[name] for name in _SHOWN}
            for member in story["members"]
        ]
        _, before = _fingerprint(ground, story)
        card = {"id": story["id"], "members": shown, "before": before, "said": story["said"], **_NO_REPORT}
        card |= ground.ledger.report(story["id"])[1]
        card["first"] = min(member["first"] for member in story["members"])
        old = ground.ledger.card(story["id"])
        card["new_conflicts"] = max(card["conflicts"] - _conflicts_before(old, ground.night), 0)
        last = old["last"] if old and _content(old) == _content(card) else ground.night
        yield story | {"card": card | {"last": last}}


def _conflicts_before(old: Mapping[str, Any] | None, night: str) -> int:
    """Conflicts of a story's report as it was before tonight."""
    if old is None:
        return 0
    return int(old.get("conflicts", 0)) - (int(old.get("new_conflicts", 0)) if old["last"] == night else 0)


def _content(card: Mapping[str, Any]) -> list[Any]:
    """What of a card makes a story a changed one; a likeness moves with every other article of the night."""
    members = [{**member, "why": "", "chosen_because": ""} for member in card["members"]]
    return [members, card["title"], card["standfirst"], card["files"], card["failed"]]
