"""From evidence to counts: one row a body sentence, one column a name in a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import is_not
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.model import Count, Evidence, Measure, Parsed

type Array = NDArray[np.float64]
type Indices = NDArray[np.int64]


class CountMatrix(NamedTuple):
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

    def columns(self, counts: Iterable[Count], unit: Indices) -> CountMatrix:
        """The counts side by side, summed over the sentences of a unit; ``unit`` numbers each sentence's."""
        blocks = {count: self.rows(count) for count in dict.fromkeys(counts)}
        places: dict[Count, slice] = {}
        width = 0
        for count, block in blocks.items():
            places[count] = slice(width, width + (block.shape[1] if block.ndim == 2 else 1))
            width = places[count].stop
        units = int(unit.max()) + 1 if len(unit) else 0
        if not units or not width:
            return CountMatrix(np.zeros((units, width)), places)
        rows = np.concatenate([block if block.ndim == 2 else block[:, None] for block in blocks.values()], axis=1)
        cells = unit[:, None] * width + np.arange(width)
        sums = np.bincount(cells.ravel(), weights=rows.ravel(), minlength=units * width)
        return CountMatrix(sums.reshape(units, width), places)


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
    return tuple(None if row < 0 else row for row in _rows_at(parsed, tuple(starts)).tolist())


def _rows_at(parsed: Parsed, starts: Sequence[int]) -> Indices:
    """As ``body_rows``, with -1 outside the body."""
    sentences = parsed.sentences
    bounds = np.array([(sentence.start, sentence.end) for sentence in sentences], dtype=np.int64).reshape(-1, 2)
    counted = np.array([sentence.kind == "body" for sentence in sentences], dtype=bool)
    if not len(bounds) or not len(starts):
        return np.full(len(starts), -1, dtype=np.int64)
    row = np.where(counted, np.cumsum(counted) - 1, -1)
    offsets = np.array(starts, dtype=np.int64)
    at = np.searchsorted(bounds[:, 0], offsets, side="right") - 1
    return np.where((at >= 0) & (offsets < bounds[at, 1]), row[at], -1)


class _Sort(NamedTuple):
    """What a count asks of a piece of evidence."""

    feature: str
    kind: str
    voice: str
    has_group: bool


def tally(parsed: Parsed, evidence: Sequence[Evidence], counts: Iterable[Count]) -> Tally:
    """Sum the evidence for each of ``counts`` by the body sentence it begins in.

    Evidence is summed for each of its few sorts first; a count then is a sum of sorts.
    """
    wanted, size = tuple(dict.fromkeys(counts)), len(body(parsed))
    if evidence:
        feature, kind, start, _, voice, _, weights, group, _ = zip(*evidence, strict=True)
    else:
        feature = kind = start = voice = weights = group = ()
    keys = list(zip(feature, kind, voice, map(is_not, group, repeat(None)), strict=False))
    number = {key: at for at, key in enumerate(dict.fromkeys(keys))}
    sort_at = np.fromiter(map(number.__getitem__, keys), dtype=np.int64, count=len(keys))
    row_at = _rows_at(parsed, start)
    counted = np.flatnonzero(row_at >= 0)
    sort_at, row_at, weight = sort_at[counted], row_at[counted], np.array(weights, dtype=np.float64)[counted]
    sums = np.bincount(sort_at * size + row_at, weights=weight, minlength=len(number) * size)
    matching = _matching(wanted)
    takes = np.array([matching[_Sort(*key)] for key in number], dtype=np.float64).reshape(len(number), len(wanted)).T
    members = _Members(counted, sort_at, dict(zip(wanted, takes > 0, strict=True)))
    plain = dict(zip(wanted, takes @ sums.reshape(len(number), size), strict=True))
    grouped: dict[Count, Array] = {}
    groups: dict[Count, tuple[str, ...]] = {}
    for count in wanted:
        if count.grouped:
            del plain[count]
            indices = members[count]
            mine = [group[index] or "" for index in indices]
            names = tuple(dict.fromkeys(mine))
            column = {name: number for number, name in enumerate(names)}
            at = np.searchsorted(counted, np.array(indices, dtype=np.int64))
            matrix = np.zeros((size, len(names)))
            np.add.at(matrix, (row_at[at], np.array([column[name] for name in mine], dtype=np.int64)), weight[at])
            grouped[count], groups[count] = matrix, names
    return Tally(size, plain, grouped, groups, members)


class _Members(Mapping[Count, tuple[int, ...]]):
    """The indices of the evidence behind each count, in order; looked up for the few that are asked for."""

    def __init__(self, counted: Indices, sort_at: Indices, takes: Mapping[Count, NDArray[np.bool_]]) -> None:
        order = np.argsort(sort_at, kind="stable")
        ends = np.cumsum(np.bincount(sort_at)).tolist() if len(sort_at) else []
        indices = counted[order].tolist()
        self._of_sort = [indices[low:high] for low, high in zip([0, *ends], ends, strict=False)]
        self._takes = takes

    def __getitem__(self, count: Count) -> tuple[int, ...]:
        lists = list(compress(self._of_sort, self._takes[count].tolist()))
        return tuple(lists[0]) if len(lists) == 1 else tuple(sorted(chain.from_iterable(lists)))

    def __iter__(self) -> Iterator[Count]:
        return iter(self._takes)

    def __len__(self) -> int:
        return len(self._takes)


class _Matching(dict[_Sort, list[bool]]):
    """For each sort of evidence, which of some counts it is part of; worked out when the sort is first met."""

    def __init__(self, counts: tuple[Count, ...]) -> None:
        super().__init__()
        self._counts = counts

    def __missing__(self, sort: _Sort) -> list[bool]:
        self[sort] = [_fits(sort, count) for count in self._counts]
        return self[sort]


@lru_cache(maxsize=8)
def _matching(counts: tuple[Count, ...]) -> _Matching:
    return _Matching(counts)


def _fits(sort: _Sort, count: Count) -> bool:
    if sort.feature != count.feature or (count.grouped and not sort.has_group):
        return False
    if count.kinds is not None and sort.kind not in count.kinds:
        return False
    return count.voices is None or sort.voice in count.voices
