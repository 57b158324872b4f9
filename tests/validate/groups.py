"""How well stories are found: BCubed on four annotated piles, on the same news night by night, and how many articles a
pile that has one of each event puts into a false story."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from datetime import date
from hashlib import sha256
from typing import Any

from framing.read import read_record
from framing.settings import Settings
from framing.stories import Article, group
from tests.validate.referee import SHARED, scorer

PILES = ("gm5w", "ecb", "newswcl50", "allsides506")
NIGHTLY = "allsides506"  # round-ups over half a year: every event's articles bear one date


PER_PILE = 20  # articles of one event each
DRAWN, DRAWS = 75, 6  # random parts of all piles
FALSE = "grouping.true-at-one-per-event"


def grouping() -> dict[str, float]:
    """Print and return BCubed F1 (times 100) of each pile as a whole, and of one pile cut into nights and weeks; and
    the share of articles that stand in no false story where a pile has one of each event."""
    judge = scorer("score_groups")
    scores: dict[str, float] = {}
    print("grouping: BCubed precision, recall, F1 (thresholds were chosen on these piles)")
    whole: list[dict[str, Any]] = []
    for name in PILES:
        lines = (SHARED / "data" / f"cluster_{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [_read(json.loads(line), name) for line in lines]
        whole += rows
        scores[f"grouping.{name}"] = _scored(judge, name, [rows])
        if name == NIGHTLY:
            for days in (1, 3, 7, 30):
                cut: dict[int, list[dict[str, Any]]] = defaultdict(list)
                for row in rows:
                    cut[date.fromisoformat(row["date"]).toordinal() // days].append(row)
                title = f"{name}, {days} day{'s' if days > 1 else ''} at a time"
                scores[f"grouping.{name}.{days}-day"] = _scored(judge, title, list(cut.values()))
    rng = random.Random(0)  # noqa: S311 - no secrets
    drawn = [rng.sample(whole, DRAWN) for _ in range(DRAWS)]
    scores["grouping.drawn"] = _scored(judge, f"{DRAWN} of all, {DRAWS} times", drawn)
    for half in (False, True):
        scores[f"{FALSE}{'.unread' if half else ''}"] = _sparse([row for row in whole if unread(row["event"]) == half])
    print()
    return scores


def unread(event: str) -> bool:
    """A third of the events, by their name: nothing was chosen on these."""
    return int(sha256(event.encode()).hexdigest(), 16) % 3 == 0


def _read(row: dict[str, Any], pile: str) -> dict[str, Any]:
    """As the program reads an article: what stands around it is left out."""
    given = {name: row[name] for name in ("id", "title", "text", "outlet", "date") if row.get(name)}
    return row | {"text": read_record(given, Settings(), row["id"]).body, "event": pile + row["event"]}


def _sparse(rows: list[dict[str, Any]]) -> float:
    """Print and return the share of articles (times 100) in no false story, where twenty tell of twenty events: as the
    days go by, and at random."""
    false = total = 0
    for seed in range(2):
        rng = random.Random(seed)  # noqa: S311 - no secrets
        events: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            events[row["event"]].append(row)
        one = [rng.choice(events[event]) for event in sorted(events)]
        for order in (sorted(one, key=lambda row: row.get("date") or ""), rng.sample(one, len(one))):
            for first in range(0, len(order) - PER_PILE + 1, PER_PILE):
                pile = order[first : first + PER_PILE]
                times = Counter(member.story for member in group(_articles(pile)))
                false += sum(count for count in times.values() if count > 1)
                total += len(pile)
    print(f"  one of each event, {PER_PILE} at a time: {false} of {total} articles in a false story")
    return round(100 * (1 - false / total), 1)


def _articles(pile: list[dict[str, Any]]) -> list[Article]:
    return [Article(r["id"], r.get("title"), r["text"], r.get("date") or None, r.get("outlet")) for r in pile]


def _scored(judge: Any, title: str, piles: list[list[dict[str, Any]]]) -> float:
    totals, count = [0.0, 0.0, 0.0], 0
    for pile in piles:
        found = {member.id: member.story for member in group(_articles(pile))}
        result = judge.bcubed({row["id"]: row["event"] for row in pile}, found)
        totals = [total + len(pile) * value for total, value in zip(totals, result, strict=True)]
        count += len(pile)
    precision, recall, f1 = (total / count for total in totals)
    print(f"  {title:32} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   {count} articles")
    return round(100 * f1, 1)
