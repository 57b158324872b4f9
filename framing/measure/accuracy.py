"""How right the extractors were on annotated news, as ``make validate`` measured and stored it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORDS = {
    "attribution.linked.all": "who said what, all attributions (source and content both right)",
    "attribution.linked.direct": "direct quotations with their source",
    "attribution.linked.indirect": "indirect speech with its source",
    "attribution.content-iou.5.all": "extent of the attributed content",
    "attribution.source-overlap.all": "sources",
    "hedging.all": "hedges and boosters",
    "hedging.voice-accuracy": "voice of a hedge",
    "hedging.category-accuracy": "category of a hedge",
}


@cache
def table() -> Mapping[str, float]:
    """Scores in percent (F1, or accuracy where the key says so), by key; empty where none are stored."""
    resource = files("framing.data").joinpath("accuracy.json")
    if not resource.is_file():
        return {}
    scores: Mapping[str, float] = json.loads(resource.read_text(encoding="utf-8"))["scores"]
    return scores


def statements() -> tuple[tuple[str, float, str], ...]:
    """The scores a reader should know: (what was scored, percent, "F1" or "accuracy")."""
    scores = table()
    return tuple(
        (words, scores[key], "accuracy" if key.endswith("accuracy") else "F1")
        for key, words in _WORDS.items()
        if key in scores
    )


def accuracy(key: str | None) -> str | None:
    """One score in words, or None where there is none."""
    if key is None or key not in table():
        return None
    kind = "accuracy" if key.endswith("accuracy") else "F1"
    return f"{_WORDS.get(key, key)}: {kind} {table()[key]:.1f} % on annotated news"
