"""Fit the weights that say how likely two clauses tell one proposition with another certainty: ``python -m …``.

    python -m tests.validate.fit_certainty [--score]

Fitted on the developing part of the annotated events and on the invented events of ``tests/truth``. ``--score`` prints,
for several floors, what weights fitted without the event they score find; without it framing/data/certainty.json is
written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import framing
from framing import api
from framing.compare.certainty.certainty_pairs import FEATURES, SURENESS, differing
from framing.compare.coverage.coverage import Story, coverage
from framing.data import CERTAINTY
from framing.model import Parsed, Profile
from framing.read import read_record, unique_ids
from tests.truth.compared import rows as invented
from tests.validate.events import DATA, part

FLOOR = 0.13
_DAMPING = 0.3  # the inverse strength of the ridge
_FOLDS = 9
_FLOORS = (0.05, 0.06, 0.07, 0.08, 0.1, 0.13, 0.2)


class Example(NamedTuple):
    """Two aligned clauses of an event, whether the annotation pairs their sentences, and how it levels them."""

    event: int
    key: tuple[int, int, int, int]
    features: dict[str, float]
    levels: tuple[str, str]
    pairs: tuple[tuple[int, str, str], ...]


def examples(number: int, row: dict[str, Any], keys: list[str], profiles: list[Profile]) -> Iterator[Example]:
    """Every aligned pair of clauses of an event whose levels differ."""
    documents = [profile.parsed for profile in profiles]
    story = Story(documents)
    evidence = [profile.evidence for profile in profiles]
    for found in differing(story, evidence, coverage(story)):
        sides = (found.one, found.two)
        places = [(keys[side.document], *_sentence(documents[side.document], side.sentence)) for side in sides]
        hits = []
        for at, truth in enumerate(row["certainty"]):
            for first, second in ("ab", "ba"):
                if _touch(truth[first], places[0]) and _touch(truth[second], places[1]):
                    hits.append((at, truth[f"{first}_level"], truth[f"{second}_level"]))
        yield Example(
            number,
            (found.one.document, found.one.sentence, found.two.document, found.two.sentence),
            found.features(),
            (found.first.level, found.second.level),
            tuple(hits),
        )


def fit(found: list[Example]) -> tuple[dict[str, float], float]:
    """The weights and the intercept, for features as they are."""
    table = np.array([[item.features[name] for name in FEATURES] for item in found])
    scale = StandardScaler().fit(table)
    model = LogisticRegression(C=_DAMPING, max_iter=1000).fit(scale.transform(table), [bool(i.pairs) for i in found])
    weights = model.coef_[0] / scale.scale_
    return dict(zip(FEATURES, weights.tolist(), strict=True)), float(model.intercept_[0] - weights @ scale.mean_)


def _sentence(parsed: Parsed, number: int) -> tuple[int, int]:
    return parsed.sentences[number].start, parsed.sentences[number].end


def _touch(passage: Any, place: tuple[str, int, int]) -> bool:
    return bool(passage[0] == place[0] and passage[1] < place[2] and place[1] < passage[2])


def _events() -> Iterator[tuple[dict[str, Any], list[str], list[Profile]]]:
    settings = framing.Settings(draws=200)
    news = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in (*part(news, "develop"), *invented()):
        keys = list(row["texts"])
        given = [
            {"id": key, "text": row["texts"][key], **{f: row[f"{f}s"].get(key) for f in ("title", "date")}}
            for key in keys
        ]
        records = [{k: v for k, v in one.items() if v is not None} for one in given]
        yield row, keys, list(api.profiles(unique_ids([read_record(r, settings, r["id"]) for r in records]), settings))


def _score(every: list[Example], events: list[str], counts: list[int], of: range) -> None:
    """Print precision, recall and how levels and order come out, by weights that had not seen the event."""
    folds = [int(hashlib.sha256(name.encode()).hexdigest(), 16) % _FOLDS for name in events]
    chance: list[tuple[float, Example]] = []
    for fold in range(_FOLDS):
        held = [item for item in every if folds[item.event] == fold]
        if held:
            weights, intercept = fit([item for item in every if folds[item.event] != fold])
            for item in held:
                value = intercept + sum(weights[name] * item.features[name] for name in FEATURES)
                chance.append((float(1 / (1 + np.exp(-value))), item))
    chance.sort(key=lambda entry: -entry[0])
    for floor in _FLOORS:
        print(floor, _figures(floor, chance, counts, of))


def _figures(floor: float, chance: list[tuple[float, Example]], counts: list[int], of: range) -> str:
    taken: set[tuple[int, int, int, int]] = set()
    made = right = levels = order = 0
    found: set[tuple[int, int]] = set()
    for value, item in chance:
        one, first, two, second = item.key
        keys = {(item.event, one, first, two), (item.event, two, second, one)}
        if value < floor or item.event not in of or not taken.isdisjoint(keys):
            continue
        taken |= keys
        made, right = made + 1, right + bool(item.pairs)
        for at, *truth in item.pairs:
            if (item.event, at) not in found:
                found.add((item.event, at))
                levels += list(item.levels) == truth
                mine, theirs = ([SURENESS[level] for level in side] for side in (item.levels, truth))  # type: ignore[index]
                order += (mine[0] > mine[1]) == (theirs[0] > theirs[1])
    p, r = right / max(1, made), len(found) / max(1, sum(counts[event] for event in of))
    f = 2 * p * r / (p + r) if p + r else 0.0
    share = max(1, len(found))
    return f"made {made} P {p:.3f} R {r:.3f} F1 {f:.3f} levels {levels / share:.2f} order {order / share:.2f}"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.fit_certainty")
    options.add_argument("--score", action="store_true", help="print what is found in events not fitted on")
    chosen = options.parse_args()
    if not DATA.is_file():
        print("skipped: the annotated events (../shared/data) are not here")
        return
    every: list[Example] = []
    events, counts = [], []
    for number, (row, keys, profiles) in enumerate(_events()):
        every.extend(examples(number, row, keys, profiles))
        events.append(str(row["event"]))
        counts.append(len(row["certainty"]))
    if chosen.score:
        news = len(events) - len(invented())
        _score(every, events, counts, range(news))
        _score(every, events, counts, range(news, len(events)))
        return
    weights, intercept = fit(every)
    content = {
        "floor": FLOOR,
        "intercept": round(intercept, 4),
        "weights": {k: round(v, 4) for k, v in weights.items()},
    }
    CERTAINTY.write_text(json.dumps({"logits": {"certainty": content}}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
