"""A comparison's JSON seen with the letters of the annotation: every passage is ``(article, start, end)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

type Passage = tuple[str, int, int]

# Words that make no name: titles and small words, so that "Mr. Hale" and "Elena Vasquez-Hale" can be one.
_NO_NAME = frozenset(
    "a an and for in of at to the mr mrs ms dr sir sen rep gov president prime minister "
    "spokesman spokeswoman spokesperson".split()
)


def overlap(one: Sequence[Any], two: Sequence[Any]) -> bool:
    """Whether two passages share a letter."""
    return bool(one[0] == two[0] and one[1] < two[2] and two[1] < one[2])


def joins(pair: tuple[Sequence[Any], Sequence[Any]], truth: dict[str, Any]) -> bool:
    """Whether a pair of passages touches both passages of an annotated pair, in either order."""
    one, two = pair
    first, second = truth["a"], truth["b"]
    return (overlap(one, first) and overlap(two, second)) or (overlap(one, second) and overlap(two, first))


def _name_words(name: str) -> list[str]:
    plain: list[str] = re.findall(r"[^\W_]+", name.casefold())
    return [word for word in plain if word not in _NO_NAME and word != "s"] or plain


def likeness(one: str, two: str) -> float:
    """0 for names of two sources; above, the share of words in common: same surname, or one name within the other."""
    first, second = _name_words(one), _name_words(two)
    shared = set(first) & set(second)
    if not shared:
        return 0.0
    if first == second:
        return 1.0
    share = len(shared) / len(set(first) | set(second))
    surname = first[-1] == second[-1] and (first[0] == second[0] or 1 in (len(first), len(second)))
    within = shared in (set(first), set(second))
    long = min(len(set(first)), len(set(second))) >= 4 and share >= 0.6
    return share if surname or within or long else 0.0


def closest(name: str, among: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The record whose name is most like ``name``, if any is like it at all."""
    found = max(among, key=lambda record: likeness(name, record["name"]), default=None)
    return found if found is not None and likeness(name, found["name"]) else None


_GOVERNING = {"official", "institution"}  # a ministry's word and its officials' are not told apart


def of_type(source: dict[str, Any], truth: dict[str, Any]) -> bool:
    """Whether a source is of the annotated type; one annotated as unnamed may be of any, if no name is given it."""
    types = {truth["type"], truth.get("also")}
    governing = source["type"] in _GOVERNING and bool(types & _GOVERNING)
    return source["type"] in types or ("unnamed" in types and not source["named"]) or governing


class Report:
    """What the program wrote of one event."""

    def __init__(self, row: dict[str, Any], written: dict[str, Any]) -> None:
        self.written = written
        letters = {text: key for key, text in row["texts"].items()}
        self.documents = {letters[document["text"]]: document for document in written["documents"]}
        self._order = [letters[document["text"]] for document in written["documents"]]
        self._ids = {document["id"]: key for key, document in self.documents.items()}

    def letter(self, document: int | str) -> str:
        """The annotation's letter of a document the report names by its place or by its id."""
        return self._order[document] if isinstance(document, int) else self._ids[document]

    def place(self, record: dict[str, Any]) -> Passage:
        return self.letter(record["document"]), record["start"], record["end"]

    def pairs(self, group: str, longest: int) -> list[tuple[dict[str, Any], tuple[Passage, Passage]]]:
        """The records of ``twins``, ``conflicts`` or ``certainty`` with their two passages, over-long ones left out."""
        found = []
        for record in self.written.get(group, []):
            sides = record["a"], record["b"]
            if all(side["end"] - side["start"] <= longest for side in sides):
                found.append((record, (self.place(sides[0]), self.place(sides[1]))))
        return found

    def sentence_wide(self, place: Sequence[Any]) -> Passage:
        """A passage widened to the sentences it touches."""
        key, start, end = place
        touched = [s for s in self.documents[key]["sentences"] if s[0] < end and start < s[1]]
        return key, min([start, *(s[0] for s in touched)]), max([end, *(s[1] for s in touched)])

    def body_share(self, key: str, start: int, end: int) -> float:
        """How much of a range of text the program takes for running text."""
        zones = (z for z in self.documents[key]["zones"] if z["kind"] == "body")
        return sum(max(0, min(end, z["end"]) - max(start, z["start"])) for z in zones) / (end - start)

    def sources(self, key: str) -> list[dict[str, Any]]:
        """Who is credited in an article: name, type, how many sentences, and whether the speaker is named."""
        column = self._order.index(key)
        named = {s["id"]: s.get("named", True) for s in self.documents[key].get("speakers", [])}
        found = []
        for record in self.written["sources"]:
            if count := len(record["sentences"][column]):
                speaker = (record.get("speakers") or [None] * len(self._order))[column]
                found.append(
                    {
                        "name": record["name"],
                        "type": record["type"],
                        "sentences": count,
                        "named": named.get(speaker, True),
                    }
                )
        return sorted(found, key=lambda record: -record["sentences"])

    def shared(self, one: str, two: str) -> list[dict[str, Any]]:
        """The rows of the table of sources that are credited in both articles."""
        first, second = self._order.index(one), self._order.index(two)
        return [r for r in self.written["sources"] if r["sentences"][first] and r["sentences"][second]]

    def credited(self, key: str) -> list[tuple[str, set[int]]]:
        """The name of every source of an article with the numbers of the sentences credited to it."""
        column = self._order.index(key)
        return [(record["name"], set(record["sentences"][column])) for record in self.written["sources"]]

    def spread(self) -> dict[str, set[str]]:
        """The articles that credit each row of the table of sources."""
        return {
            record["name"]: {key for key, said in zip(self._order, record["sentences"], strict=True) if said}
            for record in self.written["sources"]
        }

    def hedges(self, key: str) -> list[dict[str, Any]]:
        """The cues of hedging in an article; a cue of more than 60 letters is none."""
        return [
            {**record, "category": record["kind"]}
            for record in self.documents[key]["evidence"]
            if record["feature"] == "hedging" and record["end"] - record["start"] <= 60
        ]

    @cached_property
    def labels(self) -> list[list[Passage]]:
        """The places of each label that names one thing in two articles or more."""
        found = []
        for record in self.written.get("labels", []):
            places = [self.place(p) for name in record["names"] for p in name["places"] if p["end"] - p["start"] <= 120]
            if len({place[0] for place in places}) > 1:
                found.append(places)
        return found

    def told(self, key: str, start: int, end: int, other: str) -> float:
        """How far another article tells a range of text: the mean of its passages' scores, weighted by letters."""
        weights = scores = 0.0
        for record in self.written["coverage"]:
            common = min(end, record["end"]) - max(start, record["start"])
            if common > 0 and self.letter(record["document"]) == key:
                by_letter = {self.letter(o): counterpart["score"] for o, counterpart in record["counterparts"].items()}
                weights += common
                scores += common * by_letter.get(other, 0.0)
        return scores / weights if weights else 0.0

    def findings(self) -> list[tuple[str, list[Passage]]]:
        """What page one says, first things first: its aspect and its first two places in each article."""
        found = []
        for record in self.written["findings"]:
            places: list[Passage] = []
            for given in record["places"]:
                if "field" not in given:
                    place = self.place(given)
                    if sum(other[0] == place[0] for other in places) < 2:
                        places.append(place)
            found.append((record.get("aspect") or _ASPECT.get(record["kind"], ""), places))
        return found


# What a finding without an aspect of its own speaks of, by its kind.
_ASPECT = {
    "sources": "source", "only-speaker": "source", "own-voice": "source", "rewording": "quote", "quotations": "quote",
    "label": "label", "agency": "agency", "only-in": "omission", "conflict": "value", "same-text": "none",
}  # fmt: skip
