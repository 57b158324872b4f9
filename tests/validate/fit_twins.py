"""Fit the weights that say whether two pieces of speech are one remark.

Learned from the annotated stories and from pairs in further articles (basil.dev.jsonl) that were judged by reading;
those are kept as offsets in remarks.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.api import loaded
from framing.compare.coverage.coverage import Story
from framing.compare.quotations.pairing import QUOTED, REPORTED, Pairing
from framing.compare.quotations.pairs import near
from framing.compare.quotations.remarks import Remark, remarks
from framing.compare.sources.source_table import same_speaker
from framing.compare.terms.term_index import Index
from framing.language import understand
from framing.model import Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings
from tests.validate.gold import rows
from tests.validate.referee import SHARED
from tests.validate.stories import Annotated

FURTHER = SHARED / "data" / "basil.dev.jsonl"
JUDGED = Path(__file__).with_name("remarks.json")
NAMES = {"quoted": QUOTED, "reported": REPORTED}
STRENGTH = {"quoted": 1.0, "reported": 0.5}  # scikit-learn's C


class Example(NamedTuple):
    """A pair of remarks, its features, and whether it is one remark (None where that was left open)."""

    story: int  # -1 for the further articles
    kind: str
    features: dict[str, float]
    same: bool | None


def examples(stories: Sequence[Annotated]) -> list[Example]:
    """All pairs of remarks in the annotated stories and in the further articles."""
    found = [item for number, one in enumerate(stories) for item in _annotated(number, one)]
    return [*found, *_further()]


def _annotated(number: int, one: Annotated) -> Iterator[Example]:
    twins = [
        (twin["sure"], [(one.outlets.index(side[0]), side[1], side[2]) for side in (twin["a"], twin["b"])])
        for twin in one.row["twins"]
    ]
    for left, right, features in _pairs(one.documents):
        hits = [
            sure
            for sure, (a, b) in twins
            if (_touches(left, a) and _touches(right, b)) or (_touches(left, b) and _touches(right, a))
        ]
        yield Example(number, _kind(left, right), features, any(hits) or (None if hits else False))


def _further() -> Iterator[Example]:
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))["events"]
    articles: dict[str, list[dict[str, Any]]] = {}
    for row in rows(FURTHER):
        articles.setdefault(row["id"].rpartition("_")[0], []).append(row)
    for event, pairs in judged.items():
        known = {tuple(pair[:6]): pair[6] for pair in pairs}
        given = articles[event]
        documents = [read_record({"id": row["id"], "text": row["text"]}, Settings(), row["id"]) for row in given]
        names = [row["id"].rpartition("_")[2] for row in given]
        for left, right, features in _pairs(tuple(understand(documents, loaded(DEFAULT_MODEL)))):
            place = (names[left.document], left.start, left.end, names[right.document], right.start, right.end)
            same = known.get(place, 0)
            yield Example(-1, _kind(left, right), features, None if same is None else bool(same))


def _pairs(documents: Sequence[Parsed]) -> Iterator[tuple[Remark, Remark, dict[str, float]]]:
    every = [remarks(number, parsed) for number, parsed in enumerate(documents)]
    pairing = Pairing(Story(documents), every, same_speaker(documents))
    indices = [Index([[term.stem for term in remark.terms] for remark in side], pairing.weight) for side in every]
    for one in range(len(documents)):
        for two in range(one + 1, len(documents)):
            for i, j in near(pairing, (every[one], every[two]), (indices[one], indices[two])):
                features = pairing.features(every[one][i], every[two][j])
                if features is not None:
                    yield every[one][i], every[two][j], features


def _kind(left: Remark, right: Remark) -> str:
    return "quoted" if left.quoted and right.quoted else "reported"


def _touches(remark: Remark, place: tuple[int, int, int]) -> bool:
    return remark.document == place[0] and remark.start < place[2] and place[1] < remark.end


def fit(given: Sequence[Example], kind: str) -> tuple[Any, float]:
    """Weights in the order of NAMES[kind], and the intercept."""
    kept = [item for item in given if item.kind == kind and item.same is not None]
    table = np.array([[item.features[name] for name in NAMES[kind]] for item in kept])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    model = LogisticRegression(C=STRENGTH[kind], max_iter=2000)
    model.fit((table - middle) / spread, np.array([item.same for item in kept]))
    weights = model.coef_[0] / spread
    return weights.round(4), round(float(model.intercept_[0] - middle @ weights), 4)
