"""``make validate``: score the extractors on annotated news, compare with the pinned floors, store the accuracy.

The data and the scorers are not part of the project; where they are absent this says so and stops with success.
``--store`` writes the scores of hedges and speakers to framing/data, which reports and ``framing explain`` print.
The attribution weights were fitted on the articles scored here, so what is printed of them there comes from
``python -m tests.validate.cross_attribution`` instead; here the whole program is scored, to see that nothing broke.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import framing
from framing import api
from framing.language.pipeline import load_pipeline
from framing.settings import DEFAULT_MODEL
from tests.planted.score import score
from tests.validate import hedges, speakers
from tests.validate.alignment import alignment, passages
from tests.validate.groups import grouping
from tests.validate.readability import readability
from tests.validate.referee import SHARED, scorer

FLOORS = Path(__file__).with_name("floors.json")

CHANGES_FOUND, FALSE_CONFLICTS = 0.95, 0.02


def predictions(path: Path) -> list[dict[str, Any]]:
    """``framing analyze`` over the texts of a file of annotated documents."""
    records = list(api.records([path], framing.Settings(), with_text=False))
    failed = [record["error"] for record in records if "error" in record]
    if failed:
        sys.exit(f"validate: {len(failed)} documents failed; first: {failed[0]}")
    return records


def attribution() -> dict[str, float]:
    path = SHARED / "data" / "polnear.dev.jsonl"
    judge = scorer("score_attribution")
    result = judge.score(judge.load(path), predictions(path))
    print(f"attribution, {path.name}: includes the articles the weights were fitted on\n{judge.table(result)}\n")
    return {
        f"attribution.{criterion.replace(' ', '-')}.{kind}": round(100 * result[criterion][kind]["f"], 1)
        for criterion in ("linked", "content iou.5", "source overlap")
        for kind in ("all", "direct", "mixed", "indirect")
    }


def planted() -> int:
    """Edits planted in invented articles: what is reported of them, and what is reported without cause."""
    found = score(load_pipeline(DEFAULT_MODEL))
    print(found, *found.wrong, "", sep="\n")
    missed, false = found.found < CHANGES_FOUND, found.false_alarms > FALSE_CONFLICTS
    print(f"planted edits: {'BELOW THEIR FLOOR' if missed or false else 'ok'}\n")
    return missed + false


def digest(name: str) -> str:
    return hashlib.sha256((SHARED / "data" / name).read_bytes()).hexdigest()


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.validate")
    options.add_argument("--store", action="store_true", help="write the scores of hedges and speakers to framing/data")
    store = options.parse_args().store
    failures = planted()
    if not (SHARED / "data").is_dir():
        print("validate: skipped, the annotated news (../shared/data) is not here")
        return 1 if failures else 0
    scores = attribution() | speakers.validate() | hedges.validate() | grouping() | alignment() | passages()
    scores |= readability()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, expected in pinned["data"].items():
        if digest(name) != expected:
            print(f"validate: {name} is not the data the floors were pinned on")
            failures += 1
    for key, floor in pinned["floors"].items():
        verdict = "ok" if scores[key] >= floor else "BELOW ITS FLOOR"
        failures += scores[key] < floor
        print(f"floor {key:38} {floor:5.1f}  measured {scores[key]:5.1f}  {verdict}")
    if store:
        hedges.store()
        speakers.store()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
