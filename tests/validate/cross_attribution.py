"""How well attribution does on documents, publishers and months its weights have not seen.

    python -m tests.validate.cross_attribution [--by document publisher month] [--store]

Each group of documents is attributed by weights fitted on all others and scored by the referee's scorer; intervals
are percentiles over resampled documents. ``--store`` writes framing/data/attribution_scores.json, which the model
card, the report's methods page and ``framing explain`` quote. The rules alone are scored beside.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing.data import FOLDER
from framing.language.attribution import attribute_with
from framing.language.attribution.weights import FILE, Weights, unpack
from framing.language.speakers import resolve
from tests.validate.fit_attribution import DATA, fit
from tests.validate.gold import Annotated, annotated
from tests.validate.referee import scorer

SCORES = FOLDER / "attribution_scores.json"
FOLDS = 5
DRAWS = 500
CRITERIA = ("linked", "content iou.5", "content exact", "source overlap", "cue overlap")
GROUPS: dict[str, Callable[[int, dict[str, Any]], str]] = {
    "document": lambda place, row: f"part {place % FOLDS + 1}",
    "publisher": lambda place, row: str(row["publisher"]),
    "month": lambda place, row: str(row["id"].split("_")[1][:7]),
}


def prediction(one: Annotated, weights: Weights | None) -> dict[str, Any]:
    """A document's attributions in the scorer's form, with the sources that are inferred."""
    keys = ("source", "cue", "content", "kind")
    found = resolve(attribute_with(one.parsed, weights)).attributions
    return {"id": one.row["id"], "attributions": [{key: getattr(a, key) for key in keys} for a in found]}


def by_rules(documents: Sequence[Annotated]) -> list[dict[str, Any]]:
    return [prediction(one, None) for one in documents]


def by_weights(documents: Sequence[Annotated], by: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Every document attributed by weights that were fitted without its group, and the groups."""
    groups = [GROUPS[by](place, one.row) for place, one in enumerate(documents)]
    folds = _folds(groups)
    found: dict[str, dict[str, Any]] = {}
    for fold in sorted(set(folds.values())):
        inside = [folds[group] == fold for group in groups]
        weights = unpack(fit([one for one, test in zip(documents, inside, strict=True) if not test], {}))
        for one, test in zip(documents, inside, strict=True):
            if test:
                found[one.row["id"]] = prediction(one, weights)
    return [found[one.row["id"]] for one in documents], groups


def _folds(groups: Sequence[str]) -> dict[str, int]:
    """Groups to folds: one fold a group, up to seven; more groups share folds by turns."""
    names = sorted(set(groups))
    return {name: place % min(len(names), 7) for place, name in enumerate(names)}


def measured(judge: Any, documents: Sequence[Annotated], found: list[dict[str, Any]]) -> dict[str, Any]:
    """Precision, recall and F1 by criterion and kind, each F1 with its interval."""
    gold = [one.row for one in documents]
    result = judge.score(gold, found)
    table: dict[str, Any] = {
        criterion: {
            kind: {key: round(100 * value[key], 1) for key in "prf"} for kind, value in result[criterion].items()
        }
        for criterion in CRITERIA
    }
    table["intervals"] = intervals(judge, gold, found)
    return table


def intervals(
    judge: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]]
) -> dict[str, dict[str, tuple[float, float]]]:
    """95 % of each criterion's F1, for all attributions and for each kind, when whole documents are drawn again."""
    each = [judge.score([truth], [guess]) for truth, guess in zip(gold, found, strict=True)]
    drawn = np.random.default_rng(1).integers(0, len(each), (DRAWS, len(each)))
    return {
        criterion: {kind: _interval([one[criterion][kind] for one in each], drawn) for kind in each[0][criterion]}
        for criterion in CRITERIA
    }


def _interval(each: list[dict[str, float]], drawn: np.ndarray) -> tuple[float, float]:
    right_of_gold, gold = ([one["r"] * one["gold"] for one in each], [one["gold"] for one in each])
    right_of_found, found = ([one["p"] * one["pred"] for one in each], [one["pred"] for one in each])
    sums = np.array([right_of_gold, gold, right_of_found, found])[:, drawn].sum(axis=2)
    recall, precision = sums[0] / sums[1], sums[2] / sums[3]
    low, high = np.percentile(100 * 2 * recall * precision / (recall + precision), [2.5, 97.5]).round(1)
    return float(low), float(high)


def store_unseen(data: Path, documents: Sequence[Annotated]) -> str:
    """Score the weights that ship on articles they were not fitted on, and put the figures beside the others."""
    judge = scorer("score_attribution")
    with np.load(FILE, allow_pickle=False) as arrays:
        found = by_given(documents, unpack(arrays))
    stored = json.loads(SCORES.read_text(encoding="utf-8"))
    about = {"data": data.name, "digest": hashlib.sha256(data.read_bytes()).hexdigest()}
    stored["unseen"] = about | {"documents": len(documents)} | measured(judge, documents, found)
    SCORES.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return str(judge.table(judge.score([one.row for one in documents], found)))


def by_given(documents: Sequence[Annotated], given: Weights) -> list[dict[str, Any]]:
    return [prediction(one, given) for one in documents]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.validate.cross_attribution")
    options.add_argument("--by", nargs="+", choices=sorted(GROUPS), default=["document"])
    options.add_argument("--store", action="store_true")
    options.add_argument("--data", type=Path, default=DATA)
    chosen = options.parse_args()
    if not chosen.data.is_file():
        print(f"cross-validation: skipped, {chosen.data.name} is not here")
        return 0
    judge = scorer("score_attribution")
    documents = list(annotated(chosen.data))
    stored: dict[str, Any] = {"data": chosen.data.name, "documents": len(documents)}
    stored["rules alone"] = measured(judge, documents, by_rules(documents))
    print("rules alone: linked", stored["rules alone"]["linked"]["all"])
    for by in chosen.by:
        found, groups = by_weights(documents, by)
        stored[by] = measured(judge, documents, found)
        print(f"by {by}\n{judge.table(judge.score([one.row for one in documents], found))}")
        print("intervals", stored[by]["intervals"])
        if by != "document":
            stored[by]["groups"] = {
                name: round(100 * _linked(judge, documents, found, groups, name), 1) for name in sorted(set(groups))
            }
            print("linked by group", stored[by]["groups"])
    if chosen.store:
        kept = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.is_file() else {}
        stored |= {"unseen": kept["unseen"]} if "unseen" in kept else {}
        SCORES.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return 0


def _linked(
    judge: Any, documents: Sequence[Annotated], found: list[dict[str, Any]], groups: list[str], name: str
) -> float:
    inside = [place for place, group in enumerate(groups) if group == name]
    result = judge.score([documents[place].row for place in inside], [found[place] for place in inside])
    return float(result["linked"]["all"]["f"])


if __name__ == "__main__":
    sys.exit(main())
