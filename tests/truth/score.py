"""How true a comparison is, against the annotation of its event: one figure a question, pooled over the events.

The questions are those of the annotation: is this running text, who is credited, which passages render one
utterance, what is told elsewhere, which values, labels and certainties differ, where does a text hedge and in whose
voice, and would page one have told an editor what matters.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.truth.annotation import lines
from tests.truth.report import Report, closest, joins, likeness, of_type, overlap

_SURER = {"asserted": 4, "attributed": 3, "hedged": 2, "hedged-attributed": 2, "doubted": 1, "denied": 0}
# Which of an editor's points a finding answers, by the finding's aspect.
_ANSWERS = {
    "source": "source omission", "quote": "quote label tone", "omission": "omission context detail source",
    "context": "context omission detail", "detail": "detail omission context value", "label": "label tone quote agency",
    "tone": "tone label quote", "value": "value detail", "certainty": "certainty source", "order": "order headline",
    "headline": "headline order label", "agency": "agency label", "none": "none",
}  # fmt: skip


@dataclass
class Retrieval:
    """What was reported and how much of it is right; what there is and how much of it was found."""

    reported: int = 0
    right: int = 0
    there: int = 0
    found: int = 0

    def add(self, reported: Iterable[bool], there: Iterable[bool]) -> None:
        """Count one batch: is each reported item right, was each true item found."""
        said, true = list(reported), list(there)
        self.reported += len(said)
        self.right += sum(said)
        self.there += len(true)
        self.found += sum(true)

    def figures(self, name: str) -> dict[str, float]:
        precision = self.right / self.reported if self.reported else 0.0
        recall = self.found / self.there if self.there else 0.0
        both = precision + recall
        return {
            f"{name}.precision": precision,
            f"{name}.recall": recall,
            f"{name}.f1": 2 * precision * recall / both if both else 0.0,
        }


@dataclass
class Share:
    """How often it was right, of how many times, each weighted."""

    right: float = 0.0
    of: float = 0.0

    def add(self, right: float, weight: float = 1.0) -> None:
        self.right += weight * right
        self.of += weight

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


def _rank_sum(higher: Sequence[float], lower: Sequence[float]) -> float:
    """How often a score of the first is above one of the second, ties half: the area under the curve."""
    wins = sum((one > two) + 0.5 * (one == two) for one in higher for two in lower)
    return wins / (len(higher) * len(lower)) if higher and lower else 0.0


class Scores:
    """Everything counted so far; ``add`` an event, then ask for the ``figures``."""

    def __init__(self) -> None:
        self.retrieved: dict[str, Retrieval] = defaultdict(Retrieval)
        self.shares: dict[str, Share] = defaultdict(Share)
        self.told: dict[str, list[float]] = {"yes": [], "part": [], "no": []}

    def add(self, row: dict[str, Any], report: Report) -> None:
        for key in row["texts"]:
            self._zones(row, report, key)
            self._sources(row, report, key)
            self._hedges(row, report, key)
            self._coverage(row, report, key)
        for one, two in itertools.combinations(row["texts"], 2):
            self._shared(row, report, one, two)
        self._twins(row, report)
        self._conflicts(row, report)
        self._labels(row, report)
        self._certainty(row, report)
        self._editor(row, report)

    def figures(self) -> dict[str, float]:
        made: dict[str, float] = {}
        for name, retrieval in self.retrieved.items():
            made |= retrieval.figures(name)
        made |= {name: share.value for name, share in self.shares.items()}
        for less in ("no", "part"):
            made[f"coverage.yes-{less}"] = _rank_sum(self.told["yes"], self.told[less])
        return dict(sorted(made.items()))

    def _zones(self, row: dict[str, Any], report: Report, key: str) -> None:
        outside = {(zone["start"], zone["end"]) for zone in row["zones"][key]}
        for span in lines(row["texts"][key]):
            said, true = report.body_share(key, *span) < 0.5, span in outside
            self.retrieved["zones"].add([true] if said else [], [said] if true else [])

    def _sources(self, row: dict[str, Any], report: Report, key: str) -> None:
        credited, made = list(row["sources"][key]), report.sources(key)
        unmatched, right = list(credited), 0
        for source in made:
            if (truth := closest(source["name"], unmatched)) is None:
                continue
            unmatched.remove(truth)
            right += 1
            self.shares["sources.type"].add(of_type(source, truth))
        wrong = len(made) - right
        self.retrieved["sources"].add([True] * right + [False] * wrong, [True] * right + [False] * len(unmatched))
        counts = sorted((source["sentences"] for source in credited), reverse=True)
        if counts and counts[0] not in counts[1:]:
            self._leading(max(credited, key=lambda s: s["sentences"]), sum(counts), made)

    def _leading(self, leader: dict[str, Any], every: int, made: list[dict[str, Any]]) -> None:
        """The one source with most sentences: whether it leads in the report too, and how near its share is."""
        most = made[0]["sentences"] if made else 0
        same = [source for source in made if likeness(leader["name"], source["name"])]
        self.shares["sources.leading"].add(any(source["sentences"] == most for source in same))
        mine, all_ = max((s["sentences"] for s in same), default=0), sum(s["sentences"] for s in made)
        self.shares["sources.leader-share"].add(1 - abs(leader["sentences"] / every - (mine / all_ if all_ else 0.0)))

    def _shared(self, row: dict[str, Any], report: Report, one: str, two: str) -> None:
        first, second = row["sources"][one], row["sources"][two]
        named = [source for source in second if source["type"] != "unnamed"]
        both = [s["name"] for s in first if s["type"] != "unnamed" and closest(s["name"], named) is not None]
        joint = report.shared(one, two)
        self.retrieved["shared"].add(
            [closest(r["name"], first) is not None and closest(r["name"], second) is not None for r in joint],
            [closest(name, joint) is not None for name in both],
        )

    def _hedges(self, row: dict[str, Any], report: Report, key: str) -> None:
        truth, made = row["hedges"][key], report.hedges(key)

        def meet(one: dict[str, Any], two: dict[str, Any]) -> int:
            return int(min(one["end"], two["end"]) - max(one["start"], two["start"]))

        self.retrieved["hedges"].add(
            [any(meet(cue, true) > 0 for true in truth) for cue in made],
            [any(meet(cue, true) > 0 for cue in made) for true in truth],
        )
        for true in truth:
            met = [cue for cue in made if meet(cue, true) > 0]
            if met:
                cue = max(met, key=lambda cue: (meet(cue, true), -cue["start"]))
                self.shares["hedges.category"].add(cue["category"] == true["category"])
                self.shares["hedges.voice"].add(cue["voice"] == true["voice"])

    def _coverage(self, row: dict[str, Any], report: Report, key: str) -> None:
        for paragraph in row["coverage"][key]:
            for other, told in paragraph["in"].items():
                self.told[told].append(report.told(key, paragraph["start"], paragraph["end"], other))

    def _twins(self, row: dict[str, Any], report: Report) -> None:
        made = report.pairs("twins", 600)
        hits = [[record for record, pair in made if joins(pair, truth)] for truth in row["twins"]]
        self.retrieved["twins"].add(
            [any(joins(pair, truth) for truth in row["twins"]) for _, pair in made], [bool(hit) for hit in hits]
        )
        for truth, hit in zip(row["twins"], hits, strict=True):
            if hit:
                self.shares["twins.relation"].add(any(record["relation"] == truth["relation"] for record in hit))

    def _conflicts(self, row: dict[str, Any], report: Report) -> None:
        made = [tuple(map(report.sentence_wide, pair)) for _, pair in report.pairs("conflicts", 400)]
        self._paired("conflicts", made, row["conflicts"])

    def _paired(self, name: str, made: Sequence[Any], truths: list[dict[str, Any]]) -> None:
        self.retrieved[name].add(
            [any(joins(pair, truth) for truth in truths) for pair in made],
            [any(joins(pair, truth) for pair in made) for truth in truths],
        )

    def _labels(self, row: dict[str, Any], report: Report) -> None:
        def names(truth: dict[str, Any], places: list[Any]) -> bool:
            return all(any(overlap(truth[side], place) for place in places) for side in "ab")

        self.retrieved["labels"].add(
            [any(names(truth, places) for truth in row["labels"]) for places in report.labels],
            [any(names(truth, places) for places in report.labels) for truth in row["labels"]],
        )

    def _certainty(self, row: dict[str, Any], report: Report) -> None:
        made = [(r, tuple(map(report.sentence_wide, pair))) for r, pair in report.pairs("certainty", 600)]
        self._paired("certainty", [pair for _, pair in made], row["certainty"])
        for truth in row["certainty"]:
            for record, pair in made:
                if joins(pair, truth):
                    levels = record["a_level"], record["b_level"]
                    straight = overlap(truth["a"], pair[0])
                    first, second = levels if straight else levels[::-1]
                    self.shares["certainty.levels"].add((first, second) == (truth["a_level"], truth["b_level"]))
                    self.shares["certainty.order"].add(
                        _sign(_SURER.get(first, 0) - _SURER.get(second, 0))
                        == _sign(_SURER[truth["a_level"]] - _SURER[truth["b_level"]])
                    )
                    break

    def _editor(self, row: dict[str, Any], report: Report) -> None:
        shown = report.findings()
        for rank, point in enumerate(row["editor"], 1):
            by_article: dict[str, list[Any]] = defaultdict(list)
            for place in point["evidence"]:
                by_article[place[0]].append(report.sentence_wide(place))
            answered = []
            for aspect, places in shown:
                seen = sum(
                    any(overlap(one, two) for one in wanted for two in places if two[2] - two[1] <= 600)
                    for wanted in by_article.values()
                )
                fits = point["kind"] in _ANSWERS.get(aspect, "").split()
                answered.append(fits and seen >= min(2, len(by_article)))
            self.shares["editor.first-five"].add(any(answered[:5]), 1 / rank)
            self.shares["editor.anywhere"].add(any(answered), 1 / rank)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def score(events: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, float]:
    """The figures of annotated rows and what ``framing compare --format json`` wrote of each."""
    scores = Scores()
    for row, written in events:
        scores.add(row, Report(row, written))
    return scores.figures()
