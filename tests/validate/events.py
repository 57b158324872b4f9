"""Annotated events compared and scored: ``python -m tests.validate.events [--part develop|unread|all] [--by outlet]``.

A third of the events is kept unread: it is for the figure that is printed in the end, and nobody looks at its texts
or at its single errors. ``--by outlet`` scores web texts and the three US outlets apart, so that the three, which are
most of the data, do not decide. ``--out FILE`` keeps the predictions, to be looked at beside the annotation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import framing
from framing import api
from framing.compare import compare
from framing.read import read_record, unique_ids
from tests.validate.referee import SHARED, scorer

DATA = SHARED / "data" / "events.dev.jsonl"
_THREE = {"fox", "hpo", "nyt"}
_EVERY = 3  # one in three events of each group is kept unread


def group(row: dict[str, Any]) -> str:
    """``three`` for events told by the same three US outlets, ``web`` for all others."""
    return "three" if {name.lower() for name in row["outlets"].values()} == _THREE else "web"


def part(rows: list[dict[str, Any]], which: str) -> list[dict[str, Any]]:
    """The events to develop on, those kept unread, or all; chosen by the digest of their names within each group."""
    unread = set()
    for name in ("web", "three"):
        members = sorted(
            (row["event"] for row in rows if group(row) == name),
            key=lambda event: hashlib.sha256(event.encode()).hexdigest(),
        )
        unread |= set(members[::_EVERY])
    return [row for row in rows if which == "all" or (row["event"] in unread) == (which == "unread")]


def predicted(row: dict[str, Any], settings: framing.Settings) -> dict[str, Any]:
    """What ``framing compare --format json`` writes of one event, with the letters the annotation uses."""
    keys = list(row["texts"])
    given = [
        {
            "id": key,
            "text": row["texts"][key],
            "title": row["titles"].get(key),
            "date": row["dates"].get(key),
            "outlet": row["outlets"][key],
        }
        for key in keys
    ]
    documents = unique_ids(
        [read_record({k: v for k, v in one.items() if v is not None}, settings, one["id"]) for one in given]
    )
    comparison = compare(list(api.profiles(documents, settings)), settings, name=row["event"], title=None)
    return {"event": row["event"], "keys": keys, "report": json.loads(api.write(comparison, "json", settings))}


def _figures(value: Any) -> str:
    if isinstance(value, dict):
        return f"P {value['p']:.3f} R {value['r']:.3f} F1 {value['f']:.3f}  gold {value['gold']} made {value['pred']}"
    return f"{value:.3f}"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.events")
    options.add_argument("--part", choices=("develop", "unread", "all"), default="develop")
    options.add_argument("--by", choices=("outlet",), default=None)
    options.add_argument("--only", default="", help="events whose name contains this")
    options.add_argument("--out", type=Path, default=None)
    options.add_argument("--draws", type=int, default=200, help="resamples; no score depends on them")
    chosen = options.parse_args()
    every = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in part(every, chosen.part) if chosen.only in row["event"]]
    settings = framing.Settings(draws=chosen.draws)
    made = [predicted(row, settings) for row in rows]
    if chosen.out:
        chosen.out.write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
    judge = scorer("score_events")
    groups = {"all": rows}
    if chosen.by:
        groups |= {name: [row for row in rows if group(row) == name] for name in ("web", "three")}
    for name, members in groups.items():
        if members:
            names = {row["event"] for row in members}
            gold = {row["event"]: row for row in members}
            result = judge.score(gold, {one["event"]: one for one in made if one["event"] in names})
            print(f"{name}: {len(members)} events, {chosen.part}")
            for key, value in result.items():
                print(f"  {key:18} {_figures(value)}")


if __name__ == "__main__":
    main()
