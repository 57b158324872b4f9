"""Fit the weights that guess what sort of source somebody is whose role no text tells: ``python -m …``.

    python -m tests.validate.fit_untold_types [--score]

Fitted on persons that were judged by reading, in texts of several collections; where they stand is kept as offsets in
untold_people.json. No text of an event that is kept unread is among them. ``--score`` prints how often the guess is
right with the document, the event and the whole collection left out; without it framing/data/untold_types.json is
written.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import framing
from framing import api
from framing.data import UNTOLD_TYPES
from framing.language.parse import parse
from framing.language.quotations import quote
from framing.language.speakers import persons_of
from framing.language.speakers.untold_types import UntoldTypes
from framing.language.view import View
from framing.read import read_record
from tests.validate.referee import SHARED

JUDGED = Path(__file__).with_name("untold_people.json")
LETTERS = {
    "p": "politician",
    "o": "official",
    "e": "expert",
    "b": "business",
    "c": "civil society",
    "z": "citizen",
    "m": "media",
}
FLOOR = 0.4
_STRENGTH = 0.3  # the inverse strength of the ridge
_FOLDS = 8


class Person(NamedTuple):
    """What is asked of one person, the sort by reading, and where they were met."""

    features: dict[str, float]
    sort: str
    document: str
    collection: str


def people(judged: dict[str, Any]) -> Iterator[Person]:
    """All judged persons whom the program still finds in the place given."""
    settings = framing.Settings()
    for name, places in judged["files"].items():
        lines = (SHARED / "data" / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        wanted: dict[tuple[int, int], dict[int, str]] = {}
        for row, text, start, _, letter in places:
            wanted.setdefault((row, text), {})[start] = LETTERS[letter]
        documents = [read_record(_given(json.loads(lines[row]), text), settings, f"{row}") for row, text in wanted]
        for key, parsed in zip(wanted, parse(documents, api.loaded(settings.model)), strict=True):
            view = View.of(quote(parsed))
            untold = UntoldTypes(view)
            for figure in persons_of(view).persons:
                sort = next((wanted[key][span.start] for span in figure.mentions if span.start in wanted[key]), None)
                if sort is not None:
                    yield Person(untold.features(figure), sort, f"{name} {key}", name)


def _given(row: dict[str, Any], text: int) -> dict[str, Any]:
    if "texts" in row:
        return {"text": list(row["texts"].values())[text]}
    return {"text": row.get("text") or row["adv"]} | {key: row[key] for key in ("title", "date") if row.get(key)}


def fitted(found: list[Person], names: list[str]) -> LogisticRegression:
    """The weights of a multinomial logit with a ridge."""
    return LogisticRegression(C=_STRENGTH, max_iter=5000).fit(_rows(found, names), [one.sort for one in found])


def _rows(found: list[Person], names: list[str]) -> np.ndarray:
    return np.array([[one.features.get(name, 0.0) for name in names] for one in found])


def score(found: list[Person], names: list[str]) -> None:
    """Print how often the guess is right, all and from the floor on."""
    sorts = np.array([one.sort for one in found])
    groups = {
        "another document": [one.document for one in found],
        "another collection": [one.collection for one in found],
    }
    for title, group in groups.items():
        split = GroupKFold(min(_FOLDS, len(set(group)))).split(found, groups=group)
        right, sure = np.zeros(len(found), bool), np.zeros(len(found), bool)
        for train, test in split:
            model = fitted([found[at] for at in train], names)
            chances = model.predict_proba(_rows([found[at] for at in test], names))
            right[test] = model.classes_[chances.argmax(1)] == sorts[test]
            sure[test] = chances.max(1) >= FLOOR
        print(f"{title}: right {right.mean():.3f}; from {FLOOR} on {right[sure].mean():.3f} of {sure.mean():.2f}")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.validate.fit_untold_types")
    options.add_argument("--score", action="store_true")
    chosen = options.parse_args()
    if not (SHARED / "data").is_dir():
        print("skipped: the texts (../shared/data) are not here")
        return
    found = list(people(json.loads(JUDGED.read_text(encoding="utf-8"))))
    names = sorted({name for one in found for name in one.features})
    print(
        f"{len(found)} persons of {len({one.document for one in found})} texts: {dict(Counter(p.sort for p in found))}"
    )
    if chosen.score:
        score(found, names)
        return
    model = fitted(found, names)
    content = {
        "floor": FLOOR,
        "intercepts": {
            kind: round(float(value), 4) for kind, value in zip(model.classes_, model.intercept_, strict=True)
        },
        "weights": {
            kind: {name: round(float(value), 4) for name, value in zip(names, row, strict=True)}
            for kind, row in zip(model.classes_, model.coef_, strict=True)
        },
    }
    UNTOLD_TYPES.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
