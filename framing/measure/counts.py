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

    Evidence is sorted into its few sorts first, so that a count asks about sorts and not about every piece of it.
    """
    wanted = tuple(dict.fromkeys(counts))
    sorts: dict[_Sort, int] = {}
    sort_of, row_of = [], []
    for item, row in zip(evidence, body_rows(parsed, (item.start for item in evidence)), strict=True):
        sort = _Sort(item.feature, item.kind, item.voice, item.group is not None)
        sort_of.append(sorts.setdefault(sort, len(sorts)))
        row_of.append(-1 if row is None else row)
    sort_at, row_at = np.array(sort_of, dtype=np.int64), np.array(row_of, dtype=np.int64)
    weight = np.array([item.weight for item in evidence], dtype=np.float64)
    taken: dict[Count, Indices] = {}
    for count in wanted:
        fits = np.array([_fits(sort, count) for sort in sorts], dtype=bool)
        taken[count] = np.flatnonzero(fits[sort_at] & (row_at >= 0)) if len(evidence) else np.zeros(0, dtype=np.int64)
    size = len(body(parsed))
    plain: dict[Count, Array] = {}
    grouped: dict[Count, Array] = {}
    groups: dict[Count, tuple[str, ...]] = {}
    for count, indices in taken.items():
        weights, at = weight[indices], row_at[indices]
        if count.grouped:
            mine = [evidence[index].group or "" for index in indices.tolist()]
            names = tuple(dict.fromkeys(mine))
            column = {name: number for number, name in enumerate(names)}
            matrix = np.zeros((size, len(names)))
            np.add.at(matrix, (at, np.array([column[name] for name in mine], dtype=np.int64)), weights)
            grouped[count], groups[count] = matrix, names
        else:
            plain[count] = np.bincount(at, weights=weights, minlength=size).astype(np.float64)
    return Tally(size, plain, grouped, groups, {count: tuple(indices.tolist()) for count, indices in taken.items()})


class _Sort(NamedTuple):
    """What a count asks of a piece of evidence."""

    feature: str
    kind: str
    voice: str
    has_group: bool


def _fits(sort: _Sort, count: Count) -> bool:
    if sort.feature != count.feature or (count.grouped and not sort.has_group):
        return False
    if count.kinds is not None and sort.kind not in count.kinds:
        return False
    return count.voices is None or sort.voice in count.voices
