"""How well stories are found: BCubed on four annotated piles, and on the same news night by night."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

from framing.stories import Article, group
from tests.validate.referee import SHARED, scorer

PILES = ("gm5w", "ecb", "newswcl50", "allsides506")
NIGHTLY = "allsides506"  # round-ups over half a year: every event's articles bear one date


def grouping() -> dict[str, float]:
    """Print and return BCubed F1 (times 100) of each pile as a whole, and of one pile cut into nights and weeks."""
    judge = scorer("score_groups")
    scores: dict[str, float] = {}
    print("grouping: BCubed precision, recall, F1 (thresholds were chosen on these piles)")
    for name in PILES:
        lines = (SHARED / "data" / f"cluster_{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        scores[f"grouping.{name}"] = _scored(judge, name, [rows])
        if name == NIGHTLY:
            for days in (1, 7):
                cut: dict[int, list[dict[str, Any]]] = defaultdict(list)
                for row in rows:
                    cut[date.fromisoformat(row["date"]).toordinal() // days].append(row)
                title = f"{name}, {days} day{'s' if days > 1 else ''} at a time"
                scores[f"grouping.{name}.{days}-day"] = _scored(judge, title, list(cut.values()))
    print()
    return scores


def _scored(judge: Any, title: str, piles: list[list[dict[str, Any]]]) -> float:
    totals, count = [0.0, 0.0, 0.0], 0
    for pile in piles:
        articles = [Article(r["id"], r.get("title"), r["text"], r.get("date") or None, r.get("outlet")) for r in pile]
        found = {member.id: member.story for member in group(articles)}
        result = judge.bcubed({row["id"]: row["event"] for row in pile}, found)
        totals = [total + len(pile) * value for total, value in zip(totals, result, strict=True)]
        count += len(pile)
    precision, recall, f1 = (total / count for total in totals)
    print(f"  {title:32} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   {count} articles")
    return round(100 * f1, 1)
