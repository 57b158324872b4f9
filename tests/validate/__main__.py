"""``make validate``: score the extractors on annotated news, compare with the pinned floors, store the accuracy.

The data and the scorers are not part of the project; where they are absent this says so and stops with success.
``--store`` writes what was measured to framing/data/accuracy.json, which reports and ``framing explain`` print.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import framing
from framing import api

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
ACCURACY = ROOT / "framing" / "data" / "accuracy.json"


def scorer(name: str) -> ModuleType:
    """A referee's scorer, loaded as it stands."""
    tools = SHARED / "tools"
    sys.path.insert(0, str(tools))
    specification = importlib.util.spec_from_file_location(name, tools / f"{name}.py")
    if specification is None or specification.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def predictions(path: Path) -> list[dict[str, Any]]:
    """``framing analyze`` over the texts of a file of annotated documents."""
    records = list(api.analyze([path], framing.Settings(), with_text=False))
    failed = [record["error"] for record in records if "error" in record]
    if failed:
        sys.exit(f"validate: {len(failed)} documents failed; first: {failed[0]}")
    return records


def attribution() -> dict[str, float]:
    path = SHARED / "data" / "polnear.dev.jsonl"
    judge = scorer("score_attribution")
    result = judge.score(judge.load(path), predictions(path))
    print(f"attribution, {path.name}\n{judge.table(result)}\n")
    return {
        f"attribution.{criterion.replace(' ', '-')}.{kind}": round(100 * result[criterion][kind]["f"], 1)
        for criterion in ("linked", "content iou.5", "source overlap")
        for kind in ("all", "direct", "mixed", "indirect")
    }


def hedging() -> dict[str, float]:
    path = SHARED / "data" / "hedges_news.dev.jsonl"
    judge = scorer("score_hedges")
    found = {record["id"]: {"cues": cues(record)} for record in predictions(path)}
    result = judge.score(judge.rows(path), found)
    print(f"hedging, {path.name}")
    scores: dict[str, float] = {}
    for key, value in result.items():
        if isinstance(value, dict):
            print("  {:20} P {p:.3f} R {r:.3f} F1 {f:.3f}  gold {gold} pred {pred}".format(key, **value))
            scores[f"hedging.{key}"] = round(100 * value["f"], 1)
        else:
            print(f"  {key:20} {value:.3f}")
            scores[f"hedging.{key.replace(' ', '-')}"] = round(100 * value, 1)
    print()
    return scores


def cues(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The hedge evidence of a record in the scorer's form."""
    return [
        {"start": e["start"], "end": e["end"], "category": e["kind"], "voice": e["voice"]}
        for e in record["evidence"]
        if e["feature"] == "hedging"
    ]


def digest(name: str) -> str:
    return hashlib.sha256((SHARED / "data" / name).read_bytes()).hexdigest()


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.validate")
    options.add_argument("--store", action="store_true", help="write framing/data/accuracy.json")
    store = options.parse_args().store
    if not (SHARED / "data").is_dir():
        print("validate: skipped, the annotated news (../shared/data) is not here")
        return 0
    scores = attribution() | hedging()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    failures = 0
    for name, expected in pinned["data"].items():
        if digest(name) != expected:
            print(f"validate: {name} is not the data the floors were pinned on")
            failures += 1
    for key, floor in pinned["floors"].items():
        verdict = "ok" if scores[key] >= floor else "BELOW ITS FLOOR"
        failures += scores[key] < floor
        print(f"floor {key:38} {floor:5.1f}  measured {scores[key]:5.1f}  {verdict}")
    if store:
        content = {"data": pinned["data"], "scores": dict(sorted(scores.items()))}
        ACCURACY.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
