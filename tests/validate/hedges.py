"""``python -m tests.validate.hedges``: hedges scored on annotated news, and on Wikipedia's weasels as an outside check.

The outside check is printed and nothing is fitted to it. Wikipedia's editors mark more than reports do: every vague
quantity ("some historians", "several reasons") and every passive without an agent. weasels.toml adds that reading by
the three families of Ganter and Strube 2009, as a user's own lexicon is added; without it the shipped lexicons, made
for the news, find about a third of the marked sentences. A trained model has the annotators' habits besides: which
superlatives and which "other" and "most" they flag.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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

type Figures = tuple[float, float, float]  # percent, low, high

NEWS = SHARED / "data" / "hedges_news.dev.jsonl"
WIKIPEDIA = SHARED / "data" / "conll2010wiki.dev.jsonl"
STORED = Path(__file__).parents[2] / "framing" / "data" / "hedging_scores.json"
DRAWS, SEED = 500, 0
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


@dataclass(frozen=True, slots=True)
class News:
    """The referee's figures on the annotated news, and percent with 95 % interval by key."""

    result: dict[str, Any]
    percent: dict[str, Figures]
    documents: int


def news() -> News:
    """P, R and F1 in all and by category, category and voice accuracy; intervals from resampling the articles."""
    judge = scorer("score_hedges")
    gold = judge.rows(NEWS)
    found = {record["id"]: {"cues": cues(record)} for record in api.records([NEWS], Settings())}
    result = judge.score(gold, found)
    drawn: dict[str, list[float]] = {key: [] for key in result}
    chance, ids = random.Random(SEED), sorted(gold)  # noqa: S311, draws that must be the same every time
    for _ in range(DRAWS):
        picked = list(enumerate(chance.choices(ids, k=len(ids))))
        again = judge.score({n: gold[i] for n, i in picked}, {n: found[i] for n, i in picked})
        for key in result:
            if key in again:  # a category may be missing from the articles drawn
                drawn[key].append(_percent(again[key]))
    percent = {
        key.replace(" ", "-"): (round(_percent(value), 1), *_middle(drawn[key]))
        for key, value in sorted(result.items())
    }
    return News(result, percent, len(gold))


def _percent(value: Any) -> float:
    return 100 * float(value["f"] if isinstance(value, dict) else value)


def _middle(values: list[float]) -> tuple[float, float]:
    """The bounds of the middle 95 %."""
    ordered = sorted(values)
    return round(ordered[int(0.025 * len(ordered))], 1), round(ordered[int(0.975 * len(ordered)) - 1], 1)


def wikipedia() -> dict[str, Figures]:
    """Sentence F1 on Wikipedia's weasels with its interval: by the lexicons of news, and widened by weasels.toml."""
    judge = scorer("score_cues")
    gold = judge.load(WIKIPEDIA)
    documents = (body_document(row["text"], key) for key, row in gold.items())
    understood = list(parse(documents, load_pipeline(DEFAULT_MODEL)))
    figures: dict[str, Figures] = {}
    for name, sources in (("news", lexicons()), ("wide", with_own([WEASELS]))):
        known = compile_(sources)
        found = {}
        for parsed in understood:
            cues_ = [[h.start, h.end, h.category] for h in hedges(parsed, known) if h.category in READING]
            found[parsed.document.id] = {"id": parsed.document.id, "cues": cues_}
        result = judge.score(gold, found, boot=DRAWS)
        figures[name] = _rounded(result["sentence"][2], *result["sentence_f1_ci"])
    return figures


def _rounded(value: float, low: float, high: float) -> Figures:
    return round(100 * value, 1), round(100 * low, 1), round(100 * high, 1)


def validate() -> dict[str, float]:
    """Print both checks; the percentages by key, as floors name them."""
    found, outside = news(), wikipedia()
    print(f"hedging, {NEWS.name}: the {found.documents} articles the rules were developed on")
    for key, value in found.result.items():
        figure, low, high = found.percent[key.replace(" ", "-")]
        more = "  P {p:.3f} R {r:.3f}  gold {gold} pred {pred}".format(**value) if isinstance(value, dict) else ""
        print(f"  {key:20} {figure:5.1f} ({low:.1f} to {high:.1f}){more}")
    print(f"weasels, {WIKIPEDIA.name}: nothing was fitted to them; a model trained on such sentences reaches 61.7")
    for key, (figure, low, high) in outside.items():
        print(f"  sentence F1, {key:7} {figure:5.1f} ({low:.1f} to {high:.1f})")
    print()
    scores = {f"hedging.{key}": figures[0] for key, figures in found.percent.items()}
    return scores | {f"hedging.wikipedia.{key}": figures[0] for key, figures in outside.items()}


def store() -> None:
    """Write the outside check that reports print; what they print of news comes from ``tests.validate.events``."""
    content = {
        "data": {WIKIPEDIA.name: hashlib.sha256(WIKIPEDIA.read_bytes()).hexdigest()},
        "sentences": len(WIKIPEDIA.read_text(encoding="utf-8").splitlines()),
        "wikipedia": wikipedia(),
    }
    STORED.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    if (SHARED / "data").is_dir():
        validate()
    else:
        print("skipped: the annotated news (../shared/data) is not here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
