"""The tree of unions, and where it is cut: two halves are one story if they tell of each other as of themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from framing.stories.likeness import Demands

# Chosen once on four annotated piles (see docs/grouping.md) and fixed.
SHARE = 0.5  # of the halves' own mean likeness (geometric mean) that the likeness between them must reach
_PAIRS = 2  # pairs that what is expected of a story counts for


def cut(alike: Any, asked: Demands, allowed: Callable[[Sequence[int]], bool]) -> list[list[int]]:
    """Groups of a pile from the likeness of every pair (square array), by average linkage.

    A union is undone where it is looser than ``asked``, and where ``allowed`` (asked with the indices) says no.
    """
    count = len(alike)
    if count == 1:
        return [[0]]
    from sklearn.cluster import AgglomerativeClustering

    made = AgglomerativeClustering(n_clusters=None, distance_threshold=0, metric="precomputed", linkage="average")
    made.fit(1.0 - alike)
    children: list[tuple[int, int]] = [(int(a), int(b)) for a, b in made.children_]
    between = [1.0 - float(distance) for distance in made.distances_]
    sizes, sums, members = [1] * count, [0.0] * count, [[at] for at in range(count)]
    for (a, b), mean in zip(children, between, strict=True):
        sizes.append(sizes[a] + sizes[b])
        sums.append(sums[a] + sums[b] + mean * sizes[a] * sizes[b])
        members.append([])

    def own(node: int) -> float:
        pairs = sizes[node] * (sizes[node] - 1) / 2
        return float((sums[node] + _PAIRS * asked.own) / (pairs + _PAIRS))

    def leaves(node: int) -> list[int]:
        found, waiting = [], [node]
        while waiting:
            at = waiting.pop()
            if at < count:
                found.append(at)
            else:
                waiting += children[at - count]
        return sorted(found)

    groups, waiting = [], [len(sizes) - 1]
    while waiting:
        node = waiting.pop()
        if node >= count:
            a, b = children[node - count]
            mean = between[node - count]
            if mean < asked.floor or mean < SHARE * (own(a) * own(b)) ** 0.5 or not allowed(leaves(node)):
                waiting += [a, b]
                continue
        groups.append(leaves(node))
    return sorted(groups)
