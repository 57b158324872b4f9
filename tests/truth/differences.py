"""Where the program and the annotation of an event part, one line a difference, to be read beside the articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.truth.annotation import lines
from tests.truth.report import Report, closest, joins, of_type, overlap

_AROUND = 30  # letters shown before and after a cue
_TOLD, _UNTOLD = 0.35, 0.5  # told, but scored below the first; not told, but scored above the second


def differences(row: dict[str, Any], report: Report) -> Iterator[str]:
    """One line for each thing the program misses, makes up or calls otherwise."""
    for key in row["texts"]:
        yield from _zones(row, report, key)
        yield from _sources(row, report, key)
        yield from _hedges(row, report, key)
        yield from _coverage(row, report, key)
    yield from _pairs(row, report)
    yield from _labels(row, report)


def _quote(row: dict[str, Any], place: Any) -> str:
    return f"{place[0]} {row['texts'][place[0]][place[1] : place[2]]!r}"


def _zones(row: dict[str, Any], report: Report, key: str) -> Iterator[str]:
    outside = {(zone["start"], zone["end"]): zone["kind"] for zone in row["zones"][key]}
    for start, end in lines(row["texts"][key]):
        if ((start, end) in outside) == (report.body_share(key, start, end) >= 0.5):
            yield f"zone: {key} is {outside.get((start, end), 'body')}: {row['texts'][key][start : start + 70]}"


def _sources(row: dict[str, Any], report: Report, key: str) -> Iterator[str]:
    left = list(row["sources"][key])
    for made in report.sources(key):
        if (truth := closest(made["name"], left)) is None:
            yield f"source: {key} {made['name']} ({made['type']}) is none"
            continue
        left.remove(truth)
        if not of_type(made, truth):
            yield f"type: {key} {made['name']} is {truth['type']}, not {made['type']}"
        if made["sentences"] != truth["sentences"]:
            yield f"sentences: {key} {made['name']} has {truth['sentences']}, not {made['sentences']}"
    yield from (f"source: {key} {truth['name']} ({truth['type']}) is missed" for truth in left)


def _hedges(row: dict[str, Any], report: Report, key: str) -> Iterator[str]:
    text, cues = row["texts"][key], report.hedges(key)

    def shown(cue: dict[str, Any]) -> str:
        low, high = cue["start"], cue["end"]
        around = text[max(0, low - _AROUND) : low], text[low:high], text[high : high + _AROUND]
        return f"{key} {around[0]}[{around[1]}]{around[2]}".replace("\n", "/") + f" {cue['category']} {cue['voice']}"

    def meet(one: dict[str, Any], two: dict[str, Any]) -> bool:
        return bool(one["start"] < two["end"] and two["start"] < one["end"])

    for cue in cues:
        if not any(meet(cue, true) for true in row["hedges"][key]):
            yield f"hedge: none: {shown(cue)}"
    for true in row["hedges"][key]:
        same = [(cue["category"], cue["voice"]) for cue in cues if meet(cue, true)]
        if not same:
            yield f"hedge: missed: {shown(true)}"
        elif (true["category"], true["voice"]) not in same:
            yield f"hedge: {shown(true)}, not {' '.join(same[0])}"


def _coverage(row: dict[str, Any], report: Report, key: str) -> Iterator[str]:
    for paragraph in row["coverage"][key]:
        start, end = paragraph["start"], paragraph["end"]
        for other, told in paragraph["in"].items():
            score = report.told(key, start, end, other)
            if (told == "yes" and score < _TOLD) or (told == "no" and score > _UNTOLD):
                yield f"told: {key} in {other}: {told}, not {score:.2f}: {row['texts'][key][start : start + 70]}"


def _pairs(row: dict[str, Any], report: Report) -> Iterator[str]:
    for group, longest in (("twins", 600), ("conflicts", 400), ("certainty", 600)):
        made = report.pairs(group, longest)
        if group != "twins":
            made = [(r, (report.sentence_wide(one), report.sentence_wide(two))) for r, (one, two) in made]
        for _, pair in made:
            if not any(joins(pair, truth) for truth in row[group]):
                yield f"{group}: none: {_quote(row, pair[0])} | {_quote(row, pair[1])}"
        for truth in row[group]:
            same = [record for record, pair in made if joins(pair, truth)]
            about = f"{_quote(row, truth['a'])} | {_quote(row, truth['b'])}"
            if not same:
                yield f"{group}: missed: {about}"
            elif group == "twins" and truth["relation"] not in [record["relation"] for record in same]:
                yield f"relation: {truth['relation']}, not {same[0]['relation']}: {about}"
            elif group == "certainty" and {truth["a_level"], truth["b_level"]} not in [
                {record["a_level"], record["b_level"]} for record in same
            ]:
                yield f"levels: {truth['a_level']} | {truth['b_level']}: {about}"


def _labels(row: dict[str, Any], report: Report) -> Iterator[str]:
    def named(truth: dict[str, Any], places: list[Any]) -> bool:
        return all(any(overlap(truth[side], place) for place in places) for side in "ab")

    for places in report.labels:
        if not any(named(truth, places) for truth in row["labels"]):
            yield f"labels: none: {' | '.join(_quote(row, place) for place in places)}"
    for truth in row["labels"]:
        if not any(named(truth, places) for places in report.labels):
            yield f"labels: missed: {_quote(row, truth['a'])} | {_quote(row, truth['b'])}"
