"""Near-duplicates: the same report twice, found by runs of five words that both have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_RUN = 5  # words
_SKETCH = 64  # the smallest hashes of an article's runs stand for all of them (Broder 1997)
_BANDS = 16  # of the sketch, by which candidates are found
_ALIKE = 0.7  # share of common runs from which two articles are one report


class Copy(NamedTuple):
    """An article that repeats an earlier one, and the share of their five-word runs that both have, 0 to 1."""

    of: int
    share: float


def copies(texts: Sequence[str]) -> dict[int, Copy]:
    """Which texts repeat one that stands before them; only those that share a run of their sketch are compared."""
    sketches = [_sketch(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[int, Copy] = {}
    for index, sketch in enumerate(sketches):
        candidates = dict.fromkeys(at for run in sketch[:_BANDS] for at in holders[run])
        best = max(((_share(sketches[at], sketch), -at) for at in candidates), default=(0.0, 0))
        if best[0] >= _ALIKE:
            found[index] = Copy(-best[1], best[0])
            continue
        for run in sketch[:_BANDS]:
            holders[run].append(index)
    return found


def _sketch(text: str) -> list[int]:
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))} if words else set()
    hashes = (int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()) for run in runs)
    return sorted(hashes)[:_SKETCH]


def _share(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of common runs: of the smallest hashes of both together, how many both have."""
    together = sorted({*a, *b})[:_SKETCH]
    both = {*a} & {*b}
    return sum(run in both for run in together) / len(together)
