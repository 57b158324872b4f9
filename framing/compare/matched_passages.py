"""Which passages of two texts tell the same matter, by the telling words they share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.compare.terms.content_terms import CONTENT, ContentTerm
from framing.compare.wording.log_odds import background
from framing.measure.counts import body, body_rows
from framing.model import Parsed

# Chosen on two thirds of 102 stories told at three levels; in halves of one text, which share names only, 1 % of the
# sentences are matched.
LIKENESS = 0.4
_FEWEST = 3  # telling words that both must have

type Passage = Mapping[str, float]  # stem → how rare it is in news at large


def telling_words(parsed: Parsed, every: Sequence[ContentTerm]) -> tuple[frozenset[str], ...]:
    """For each body sentence the stems of its words that carry meaning."""
    found: list[set[str]] = [set() for _ in body(parsed)]
    told = [term for term in every if term.force >= CONTENT]
    for term, row in zip(told, body_rows(parsed, [term.start for term in told]), strict=True):
        if row is not None:
            found[row].add(term.stem)
    return tuple(map(frozenset, found))


def passages(words: Sequence[frozenset[str]], unit: NDArray[np.int64]) -> tuple[Passage, ...]:
    """The words of each unit: ``unit`` numbers that of each body sentence."""
    shares, rarest = background()
    found: list[dict[str, float]] = [{} for _ in range(int(unit.max(initial=-1)) + 1)]
    for own, at in zip(words, unit.tolist(), strict=True):
        for word in sorted(own):
            found[at][word] = -math.log(shares.get(word, rarest))
    return tuple(found)


def matched(first: Sequence[Passage], second: Sequence[Passage]) -> tuple[tuple[int, int], ...]:
    """Pairs of passages, one of each text, each of which is the other's nearest and near enough."""
    has: dict[str, list[int]] = {}
    for at, passage in enumerate(second):
        for word in passage:
            has.setdefault(word, []).append(at)
    sizes = [math.sqrt(math.fsum(passage.values())) for passage in second]
    nearest: dict[int, tuple[float, int]] = {}
    back: dict[int, tuple[float, int]] = {}
    for one, passage in enumerate(first):
        shared: dict[int, list[float]] = {}
        for word, value in passage.items():
            for two in has.get(word, ()):
                shared.setdefault(two, []).append(value)
        size = math.sqrt(math.fsum(passage.values()))
        for two, values in shared.items():
            if len(values) < _FEWEST:
                continue
            likeness = round(math.fsum(values) / (size * sizes[two]), 9)
            if likeness >= LIKENESS:
                _keep(nearest, one, likeness, two)
                _keep(back, two, likeness, one)
    return tuple((one, two) for one, (_, two) in sorted(nearest.items()) if back[two][1] == one)


def _keep(best: dict[int, tuple[float, int]], at: int, likeness: float, other: int) -> None:
    """Of equals the first."""
    if at not in best or (-likeness, other) < (-best[at][0], best[at][1]):
        best[at] = (likeness, other)


def matched_share(pairs: Iterable[tuple[int, int]], units: Sequence[NDArray[np.int64]]) -> float:
    """Of the sentences of both texts, the share that stands in matched passages."""
    sizes = [np.bincount(unit) for unit in units]
    total = sum(len(unit) for unit in units)
    found = sum(int(sizes[0][one]) + int(sizes[1][two]) for one, two in pairs)
    return found / total if total else 0.0
