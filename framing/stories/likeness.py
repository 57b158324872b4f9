"""How much two articles tell the same: common terms, and days between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp
from typing import Any

# Chosen once on four annotated piles (see docs/grouping.md) and fixed.
NEAR = 0.05  # added where both appeared on one day, in a pile of many days
FAR = 0.05  # taken off where they are far apart
FADE = 2.0  # days after which the nearness has fallen to a third
WINDOW = 30  # days between two articles that are still compared in a large pile
WHOLE = 1500  # articles up to which every pair is compared
_TOP = 48  # heaviest terms of an article by which its candidates are found in a large pile
_FLOOR = 0.08  # common terms below which two articles of a large pile are not compared further


def days_between(a: int | None, b: int | None) -> int | None:
    """Days between two days given as ordinals, or None."""
    return None if a is None or b is None else abs(a - b)


def usual_nearness(days: Sequence[int | None]) -> float:
    """How near in time two dated articles of the pile are on average, 0 (years apart) to 1 (all of one day)."""
    counts = sorted(Counter(day for day in days if day is not None).items())
    total = sum(times for _, times in counts)
    if total < 2:
        return 0.0
    # Days further apart than this add less than a millionth.
    reach = 14 * FADE
    near, first = 0.0, 0
    for at, (day, times) in enumerate(counts):
        while day - counts[first][0] > reach:
            first += 1
        near += times * (times - 1)
        near += sum(2 * times * before * exp((earlier - day) / FADE) for earlier, before in counts[first:at])
    return near / (total * (total - 1))


def dense(rows: Any, days: Sequence[int | None], usual: float) -> Any:
    """Likeness of every pair: a symmetric float64 array with values from 0 to about 1, diagonal 1.

    ``usual`` is the pile's ``usual_nearness``: that two articles are of one day says much in a pile of a year, and
    nothing in a pile of that day. A date that is not known neither adds nor takes off.
    """
    import numpy as np

    common = (rows @ rows.T).toarray()
    known = np.array([day is not None for day in days])
    ordinal = np.array([day or 0 for day in days], dtype=float)
    apart = np.abs(ordinal[:, None] - ordinal[None, :])
    dated = (NEAR + FAR) * (np.exp(-apart / FADE) - usual) - FAR * (1.0 - usual)
    # Twelve decimals: the last bits of a sum differ from machine to machine, and ties must not hang on them.
    alike = np.round(np.clip(common + np.where(known[:, None] & known[None, :], dated, 0.0), 0.0, None), 12)
    np.fill_diagonal(alike, 1.0)
    return alike


def neighbourhoods(rows: Any, days: Sequence[int | None]) -> list[list[int]]:
    """Parts of a large pile that may be grouped apart from each other: no likely pair stands across two of them.

    Each article is held against those of the days around it by its heaviest terms only, which are rare ones; so the
    work grows with the number of articles and not with its square. A part that is still too large is split again at
    a higher floor. Articles without a date are held against all.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    heavy = _heaviest(rows)
    inverted = heavy.T.tocsr()
    left, right, weight = [], [], []
    for start in range(0, rows.shape[0], 256):
        block = (heavy[start : start + 256] @ inverted).tocoo()
        for i, j, value in zip(block.row + start, block.col, block.data, strict=True):
            apart = days_between(days[i], days[j])
            if i < j and value >= _FLOOR and (apart is None or apart <= WINDOW):
                left.append(int(i))
                right.append(int(j))
                weight.append(float(value))
    count = rows.shape[0]
    i, j, w = np.array(left, dtype=int), np.array(right, dtype=int), np.array(weight)
    done: list[Any] = []
    floor, open_parts = _FLOOR, [np.arange(count)]
    while open_parts:
        keep = w >= floor
        graph = csr_matrix((np.ones(int(keep.sum())), (i[keep], j[keep])), shape=(count, count))
        _, label = connected_components(graph, directed=False)
        again: list[Any] = []
        for part in open_parts:
            for name in np.unique(label[part]):
                piece = part[label[part] == name]
                (again if len(piece) > WHOLE else done).append(piece)
        floor, open_parts = floor * 1.25, again
        if floor > 1:
            done += open_parts  # copies in their thousands that folding has not caught
            break
    return sorted(sorted(int(at) for at in part) for part in done)


def _heaviest(rows: Any) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    data, columns, starts = [], [], [0]
    for at in range(rows.shape[0]):
        begin, end = rows.indptr[at], rows.indptr[at + 1]
        order = np.lexsort((rows.indices[begin:end], -np.round(rows.data[begin:end], 12)))[:_TOP]
        data.append(rows.data[begin:end][order])
        columns.append(rows.indices[begin:end][order])
        starts.append(starts[-1] + len(order))
    return csr_matrix((np.concatenate(data), np.concatenate(columns), starts), shape=rows.shape)
