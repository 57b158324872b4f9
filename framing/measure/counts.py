"""From evidence to counts: one row a body sentence, one column a name in a formula."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.model import Count, Evidence, Measure, Parsed

type Array = NDArray[np.float64]
type Indices = NDArray[np.int64]


class Columns(NamedTuple):
    """Counts as one matrix, and the columns of each: one for a plain count, one a group for a grouped one."""

    sums: Array
    places: Mapping[Count, slice]

    def named(self, measure: Measure, sums: Array) -> dict[str, Array]:
        """From ``sums`` of shape (draws, columns), the counts that the measure names, as its formula takes them."""
        return {
            name: sums[:, self.places[count]] if count.grouped else sums[:, self.places[count].start]
            for name, count in measure.counts.items()
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document.

    ``plain[count]`` has shape (body sentences,), ``grouped[count]`` (body sentences, groups), with the groups'
    names in order of first appearance in ``groups[count]``. ``evidence[count]`` are the indices of the evidence
    each count is the sum of.
    """

    sentences: int
    plain: Mapping[Count, Array]
    grouped: Mapping[Count, Array]
    groups: Mapping[Count, tuple[str, ...]]
    evidence: Mapping[Count, tuple[int, ...]]

    def rows(self, count: Count) -> Array:
        """The matrix or vector of one count, a row a body sentence."""
        return self.grouped[count] if count.grouped else self.plain[count]

    def columns(self, counts: Iterable[Count], unit: Indices) -> Columns:
        """The counts side by side, summed over the sentences of a unit; ``unit`` numbers each sentence's."""
        blocks = {count: self.rows(count) for count in dict.fromkeys(counts)}
        places: dict[Count, slice] = {}
        width = 0
        for count, block in blocks.items():
            places[count] = slice(width, width + (block.shape[1] if block.ndim == 2 else 1))
            width = places[count].stop
        sums = np.zeros((int(unit.max()) + 1 if len(unit) else 0, width))
        for count, block in blocks.items():
            np.add.at(sums[:, places[count]], unit, block if block.ndim == 2 else block[:, None])
        return Columns(sums, places)


def body(parsed: Parsed) -> tuple[int, ...]:
    """Indices of the sentences that are counted: those of the body."""
    return tuple(index for index, sentence in enumerate(parsed.sentences) if sentence.kind == "body")


def paragraphs(parsed: Parsed) -> Indices:
    """The number of the paragraph each body sentence lies in, from 0 on without gaps."""
    zones = [parsed.sentences[index].zone for index in body(parsed)]
    number = {zone: at for at, zone in enumerate(dict.fromkeys(zones))}
    return np.array([number[zone] for zone in zones], dtype=np.int64)


def body_rows(parsed: Parsed, starts: Iterable[int]) -> tuple[int | None, ...]:
    """For each offset, the number of the body sentence it lies in (0 is the first), or None outside the body."""
    rows = {index: row for row, index in enumerate(body(parsed))}
    begins = [sentence.start for sentence in parsed.sentences]
    found: list[int | None] = []
    for start in starts:
        index = bisect_right(begins, start) - 1
        inside = index >= 0 and start < parsed.sentences[index].end
        found.append(rows.get(index) if inside else None)
    return tuple(found)


def tally(parsed: Parsed, evidence: Sequence[Evidence], counts: Iterable[Count]) -> Tally:
    """Sum the evidence for each of ``counts`` by the body sentence it begins in.

    Time is linear in the evidence times the counts that ask for its feature.
    """
    wanted = tuple(dict.fromkeys(counts))
    asked: dict[str, list[Count]] = {}
    for count in wanted:
        asked.setdefault(count.feature, []).append(count)
    taken: dict[Count, list[tuple[int, int]]] = {count: [] for count in wanted}
    rows = body_rows(parsed, (item.start for item in evidence))
    for index, (item, row) in enumerate(zip(evidence, rows, strict=True)):
        if row is None:
            continue
        for count in asked.get(item.feature, ()):
            if _fits(item, count):
                taken[count].append((index, row))
    size = len(body(parsed))
    plain: dict[Count, Array] = {}
    grouped: dict[Count, Array] = {}
    groups: dict[Count, tuple[str, ...]] = {}
    for count, pairs in taken.items():
        weights = np.array([evidence[index].weight for index, _ in pairs], dtype=np.float64)
        at = np.array([row for _, row in pairs], dtype=np.int64)
        if count.grouped:
            names = tuple(dict.fromkeys(evidence[index].group or "" for index, _ in pairs))
            column = {name: number for number, name in enumerate(names)}
            matrix = np.zeros((size, len(names)))
            where = np.array([column[evidence[index].group or ""] for index, _ in pairs], dtype=np.int64)
            np.add.at(matrix, (at, where), weights)
            grouped[count], groups[count] = matrix, names
        else:
            plain[count] = np.bincount(at, weights=weights, minlength=size).astype(np.float64)
    indices = {count: tuple(index for index, _ in pairs) for count, pairs in taken.items()}
    return Tally(size, plain, grouped, groups, indices)


def _fits(item: Evidence, count: Count) -> bool:
    if count.grouped and item.group is None:
        return False
    if count.kinds is not None and item.kind not in count.kinds:
        return False
    return count.voices is None or item.voice in count.voices
