"""``python -m tests.validate.hedges``: hedges scored on annotated news, and on Wikipedia's weasels as an outside check.

The outside check is printed and nothing is fitted to it. Wikipedia's editors mark more than reports do: every vague
quantity ("some historians", "several reasons") and every passive without an agent. weasels.toml adds that reading by
the three families of Ganter and Strube 2009, as a user's own lexicon is added; without it the shipped lexicons, made
for the news, find about a third of the marked sentences. A trained model has the annotators' habits besides: which
superlatives and which "other" and "most" they flag.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from framing import api
from framing.language.hedges import hedges
from framing.language.hedges.entries import compile_, lexicons, with_own
from framing.language.parse import parse
from framing.language.pipeline import load_pipeline
from framing.settings import DEFAULT_MODEL, Settings
from tests.conftest import body_document
from tests.validate.referee import SHARED, scorer

WEASELS = Path(__file__).with_name("weasels.toml")
READING = ("evidential", "weasel", "approximator")


def cues(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The hedge evidence of an analysis record in the form of score_hedges.py."""
    return [
        {"start": e["start"], "end": e["end"], "category": e["kind"], "voice": e["voice"]}
        for e in record["evidence"]
        if e["feature"] == "hedging"
    ]


def flagged(record: Mapping[str, Any], categories: Iterable[str] = READING) -> dict[str, Any]:
    """A sentence's analysis record in the form of score_cues.py: flagged when a cue of the categories is in it."""
    wanted = set(categories)
    found = [[cue["start"], cue["end"], cue["category"]] for cue in cues(record) if cue["category"] in wanted]
    return {"id": record["id"], "cues": found}


def news() -> dict[str, Any]:
    """P, R and F1 in all and by category, category and voice accuracy, on the annotated news."""
    path = SHARED / "data" / "hedges_news.dev.jsonl"
    judge = scorer("score_hedges")
    found = {record["id"]: {"cues": cues(record)} for record in api.analyze([path], Settings())}
    result: dict[str, Any] = judge.score(judge.rows(path), found)
    return result


def wikipedia(*, widened: bool) -> dict[str, Any]:
    """Sentence and cue F1 on Wikipedia's weasels, with the shipped lexicons or widened by weasels.toml."""
    path = SHARED / "data" / "conll2010wiki.dev.jsonl"
    judge = scorer("score_cues")
    known = compile_(with_own([WEASELS]) if widened else lexicons())
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {}
    for parsed in parse((body_document(row["text"], row["id"]) for row in rows), load_pipeline(DEFAULT_MODEL)):
        cues_ = [[h.start, h.end, h.category] for h in hedges(parsed, known) if h.category in READING]
        found[parsed.document.id] = {"id": parsed.document.id, "cues": cues_}
    result: dict[str, Any] = judge.score(judge.load(path), found)
    return result


def main() -> int:
    if not (SHARED / "data").is_dir():
        print("skipped: the annotated news (../shared/data) is not here")
        return 0
    print("hedges in news (hedges_news.dev.jsonl)")
    for key, value in news().items():
        line = (
            "P {p:.3f} R {r:.3f} F1 {f:.3f}  gold {gold} pred {pred}".format(**value)
            if isinstance(value, dict)
            else f"{value:.3f}"
        )
        print(f"  {key:20}{line}")
    for widened in (False, True):
        print(f"weasels in Wikipedia (conll2010wiki.dev.jsonl), {'with' if widened else 'without'} weasels.toml")
        for key, value in wikipedia(widened=widened).items():
            print(f"  {key:20}{' '.join(f'{100 * number:5.1f}' for number in value)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
