"""Near-duplicates: the same report twice, found by runs of five words that both have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest
from typing import Any, NamedTuple

from framing.measure.word_runs import ONE_REPORT, word_runs

_SKETCH = 64  # the smallest hashes of an article's runs stand for all of them (Broder 1997)
_BANDS = 16  # of the sketch, by which candidates are found
_HOLDERS = 64  # earlier articles looked at for one run: a footer that all of an outlet's articles bear makes no copies
_LIKELIEST = 8  # of these, compared: those with the most runs in common


class Copy(NamedTuple):
    """An article that repeats an earlier one, and the share of their five-word runs that both have, 0 to 1."""

    of: int
    share: float


def sketch(text: str) -> list[int]:
    """The smallest 64-bit hashes of a text's runs of five words, ascending."""
    hashes = (
        int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()) for run in word_runs(text)
    )
    return sorted(hashes)[:_SKETCH]


def copies(sketches: Iterable[Any]) -> dict[int, Copy]:
    """Which articles repeat one that stands before them, told by their sketches (arrays); only those that share a run
    of the sketch's beginning are compared."""
    seen: list[Any] = []
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[int, Copy] = {}
    for index, runs in enumerate(sketches):
        seen.append(runs)
        first = runs[:_BANDS].tolist()
        common = Counter(at for run in first for at in holders[run])
        candidates = nsmallest(_LIKELIEST, common, key=lambda at: (-common[at], at))
        best = max(((_share(seen[at].tolist(), runs.tolist()), -at) for at in candidates), default=(0.0, 0))
        if best[0] >= ONE_REPORT:
            found[index] = Copy(-best[1], best[0])
            continue
        for run in first:
            if len(holders[run]) < _HOLDERS:
                holders[run].append(index)
    return found


def _share(a: list[int], b: list[int]) -> float:
    """Estimated share of common runs: of the smallest hashes of both together, how many both have."""
    together = sorted({*a, *b})[:_SKETCH]
    both = {*a} & {*b}
    return sum(run in both for run in together) / len(together)
