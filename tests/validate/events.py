"""Annotated events compared and scored: ``python -m tests.validate.events [--part develop|unread|all] [--by outlet]``.

A third of the events is kept unread: it is for the figure that is printed in the end, and nobody looks at its texts
or at its single errors. ``--by outlet`` scores web texts and the three US outlets apart, so that the three, which are
most of the data, do not decide. ``--out FILE`` keeps the predictions, to be looked at beside the annotation.
``--store`` scores the unread third and writes framing/data/event_scores.json, from which reports and
``framing explain`` print how right hedges, their voice and sources are on articles the rules were not made on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import framing
from framing import api
from framing.compare import compare
from framing.language.hedges.entries import CATEGORIES
from framing.read import read_record, unique_ids
from tests.validate.referee import SHARED, scorer

DATA = SHARED / "data" / "events.dev.jsonl"
STORED = Path(__file__).parents[2] / "framing" / "data" / "event_scores.json"
DRAWS, SEED = 200, 0
FEWEST = 10  # annotated things below which a score says nothing
# What is printed, by its key in framing.measure.accuracy: the referee's name for it.
PRINTED = {
    "hedging.all": "hedges",
    **{f"hedging.{kind}": f"hedge {kind}" for kind in CATEGORIES},
    "hedging.category-accuracy": "hedge category",
    "hedging.voice-accuracy": "hedge voice",
    "sources.all": "sources",
    "sources.type": "source type",
    "sources.leading": "leading source",
    "sources.shared": "shared sources",
}
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


def scores(rows: list[dict[str, Any]], made: list[dict[str, Any]]) -> dict[str, list[float]]:
    """Percent with a 95 % interval from resampling the events, for what is printed and annotated often enough."""
    judge = scorer("score_events")
    pairs = list(zip(rows, made, strict=True))

    def judged(picked: list[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, Any]:
        gold = {str(number): row for number, (row, _) in enumerate(picked)}
        return dict(judge.score(gold, {str(number): one for number, (_, one) in enumerate(picked)}))

    found = judged(pairs)
    chance = random.Random(SEED)  # noqa: S311, draws that must be the same every time
    drawn = [judged(chance.choices(pairs, k=len(pairs))) for _ in range(DRAWS)]
    kept: dict[str, list[float]] = {}
    for key, name in PRINTED.items():
        value = found.get(name)
        if value is None or (isinstance(value, dict) and value["gold"] < FEWEST):
            continue
        spread = sorted(_percent(one[name]) for one in drawn if name in one)
        low, high = spread[int(0.025 * len(spread))], spread[int(0.975 * len(spread)) - 1]
        kept[key] = [round(figure, 1) for figure in (_percent(value), low, high)]
    return kept


def _percent(value: Any) -> float:
    return 100 * float(value["f"] if isinstance(value, Mapping) else value)


def stored(rows: list[dict[str, Any]], made: list[dict[str, Any]]) -> dict[str, Any]:
    """What is written of a scored part: on what, and the scores."""
    return {
        "data": {DATA.name: hashlib.sha256(DATA.read_bytes()).hexdigest()},
        "events": len(rows),
        "documents": sum(len(row["texts"]) for row in rows),
        "outlets": len({name.lower() for row in rows for name in row["outlets"].values()}),
        "scores": scores(rows, made),
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.events")
    options.add_argument("--part", choices=("develop", "unread", "all"), default="develop")
    options.add_argument("--by", choices=("outlet",), default=None)
    options.add_argument("--only", default="", help="events whose name contains this")
    options.add_argument("--out", type=Path, default=None)
    options.add_argument("--draws", type=int, default=200, help="resamples; no score depends on them")
    options.add_argument("--store", action="store_true", help="score the unread part and write what reports print")
    chosen = options.parse_args()
    if not DATA.is_file():
        print("skipped: the annotated events (../shared/data) are not here")
        return
    if chosen.store:
        chosen.part, chosen.only = "unread", ""
    every = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in part(every, chosen.part) if chosen.only in row["event"]]
    settings = framing.Settings(draws=chosen.draws)
    made = [predicted(row, settings) for row in rows]
    if chosen.out:
        chosen.out.write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
    if chosen.store:
        STORED.write_text(json.dumps(stored(rows, made), indent=1) + "\n", encoding="utf-8")
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
