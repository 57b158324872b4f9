"""Single truths that hold exactly or not at all: who said this sentence, is that line furniture.

Each is a table in ``truth.toml`` with a ``kind``; the functions below are named after the kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.truth.annotation import LETTERS, AnnotationError, paragraph, passage
from tests.truth.report import Passage, Report, joins, likeness, overlap

type Fact = dict[str, Any]


class Judge:
    """Tells whether a fact holds in what the program wrote of an event."""

    def __init__(self, row: dict[str, Any], report: Report) -> None:
        self.row, self.report = row, report

    def holds(self, fact: Fact) -> bool:
        """Whether the fact holds.

        Raises:
            AnnotationError: if its kind is unknown or its words do not stand in the article.
        """
        test: Callable[[Fact], bool] | None = getattr(self, f"_is_{fact['kind']}", None)
        if test is None:
            raise AnnotationError(f"{self.row['event']}: no such kind of fact: {fact['kind']!r}")
        return test(fact)

    def _place(self, key: str, given: Any) -> Passage:
        return key, *passage(given, self.row["texts"][key], f"{self.row['event']}/{key} facts")

    def _at(self, fact: Fact) -> Passage:
        return self._place(fact["doc"], {k: fact[k] for k in ("words", "within", "nth") if k in fact})

    def _is_zone(self, fact: Fact) -> bool:
        """The whole line is of one zone; ``outside`` is any but running text."""
        key = fact["doc"]
        start, end = paragraph(fact, self.row["texts"][key], f"{self.row['event']}/{key} facts")
        zones = self.report.documents[key]["zones"]
        inside = {z["kind"] for z in zones if z["start"] < end and start < z["end"]}
        return "body" not in inside if fact["is"] == "outside" else inside == {fact["is"]}

    def _credited(self, fact: Fact) -> list[str]:
        place = self._at(fact)
        touched = {
            number
            for number, sentence in enumerate(self.report.documents[place[0]]["sentences"])
            if sentence[0] < place[2] and place[1] < sentence[1]
        }
        return [name for name, said in self.report.credited(place[0]) if touched & said]

    def _is_credited(self, fact: Fact) -> bool:
        """The sentence is credited to this source and to nobody else, unless ``among`` is true."""
        names = self._credited(fact)
        right = [name for name in names if likeness(name, fact["to"])]
        return bool(right) and (fact.get("among", False) or len(right) == len(names))

    def _is_uncredited(self, fact: Fact) -> bool:
        """The sentence is the outlet's own."""
        return not self._credited(fact)

    def _is_shared(self, fact: Fact) -> bool:
        """One row of the table of sources holds the source in each of these articles."""
        wanted = set(fact["docs"])
        return any(
            likeness(name, fact["source"]) and wanted <= articles for name, articles in self.report.spread().items()
        )

    def _is_apart(self, fact: Fact) -> bool:
        """No row of the table of sources makes one of these two names."""
        one, two = fact["sources"]
        rows = self.report.written["sources"]
        return {r["name"] for r in rows if likeness(r["name"], one)}.isdisjoint(
            r["name"] for r in rows if likeness(r["name"], two)
        )

    def _is_type(self, fact: Fact) -> bool:
        types = {r["type"] for r in self.report.written["sources"] if likeness(r["name"], fact["source"])}
        return types == {fact["is"]}

    def _is_no_source(self, fact: Fact) -> bool:
        """Nobody of that name is credited in the article."""
        return not any(likeness(name, fact["source"]) for name, said in self.report.credited(fact["doc"]) if said)

    def _is_leading(self, fact: Fact) -> bool:
        made = self.report.sources(fact["doc"])
        most = [s for s in made if s["sentences"] == made[0]["sentences"]]
        return len(most) == 1 and bool(likeness(most[0]["name"], fact["source"]))

    def _is_hedge(self, fact: Fact) -> bool:
        key, start, end = self._at(fact)
        return any(
            cue["start"] < end
            and start < cue["end"]
            and (cue["category"], cue["voice"]) == (fact["category"], fact["voice"])
            for cue in self.report.hedges(key)
        )

    def _is_no_hedge(self, fact: Fact) -> bool:
        key, start, end = self._at(fact)
        return not any(cue["start"] < end and start < cue["end"] for cue in self.report.hedges(key))

    def _telling(self, fact: Fact) -> set[str]:
        place, found = self._at(fact), set()
        for record in self.report.written["coverage"]:
            if overlap(self.report.place(record), place):
                found |= {c["told"] for d, c in record["counterparts"].items() if self.report.letter(d) == fact["in"]}
        return found

    def _is_told(self, fact: Fact) -> bool:
        """The other article tells it, in whole or in part."""
        found = self._telling(fact)
        return bool(found) and "no" not in found

    def _is_not_told(self, fact: Fact) -> bool:
        """No counterpart is found in the other article."""
        return self._telling(fact) == {"no"}

    def _sides(self, fact: Fact) -> dict[str, Passage]:
        one, two = (self._place(key, fact[key]) for key in LETTERS if key in fact)
        return {"a": one, "b": two}

    def _is_conflict(self, fact: Fact) -> bool:
        return any(joins(pair, self._sides(fact)) for _, pair in self.report.pairs("conflicts", 400))

    def _is_no_conflict(self, fact: Fact) -> bool:
        return not self._is_conflict(fact)

    def _is_twin(self, fact: Fact) -> bool:
        return any(
            joins(pair, self._sides(fact)) and record["relation"] == fact.get("relation", record["relation"])
            for record, pair in self.report.pairs("twins", 600)
        )

    def _is_no_twin(self, fact: Fact) -> bool:
        return not any(joins(pair, self._sides(fact)) for _, pair in self.report.pairs("twins", 600))

    def _is_label(self, fact: Fact) -> bool:
        sides = self._sides(fact).values()
        return any(all(any(overlap(side, p) for p in places) for side in sides) for places in self.report.labels)

    def _is_no_label(self, fact: Fact) -> bool:
        return not self._is_label(fact)

    def _is_certainty(self, fact: Fact) -> bool:
        wide = [tuple(map(self.report.sentence_wide, pair)) for _, pair in self.report.pairs("certainty", 600)]
        return any(joins(pair, self._sides(fact)) for pair in wide)
