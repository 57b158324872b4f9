"""Which articles of a large pile are likely neighbours: looked for in blocks, each of which a worker can be given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

WINDOW = 30  # days between two articles that are still compared in a large pile
WHOLE = 1500  # articles up to which every pair is compared
BLOCK = 2048  # articles for which one block looks for neighbours
_ROWS = 256  # of them at a time
_TOP = 48  # heaviest terms of an article by which its candidates are found in a large pile
_HELD = 2000  # articles that may have a term by which candidates are found: the work must not grow with their square
_FLOOR = 0.08  # common terms below which two articles of a large pile are not compared further
_STEP = 1.25  # by which the floor rises while a part is too large


class Heavy(NamedTuple):
    """The heaviest terms of every article, ordered by day: a sparse array in its three parts, and the days.

    An unknown day is 0, which stands before all others.
    """

    values: Any
    columns: Any
    starts: Any
    days: Any

    def packed(self) -> bytes:
        return packed(**self._asdict())


class Pairs(NamedTuple):
    """Likely neighbours: two articles' places in the pile, the first the smaller, and what they have in common."""

    left: Any
    right: Any
    common: Any

    def packed(self) -> bytes:
        return packed(**self._asdict())


def packed(**arrays: Any) -> bytes:
    """Arrays as bytes."""
    import numpy as np

    stream = BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def unpacked[T: (Heavy, Pairs)](kind: type[T], data: bytes) -> T:
    """Heavy or Pairs from what ``packed`` gave."""
    import numpy as np

    with np.load(BytesIO(data), allow_pickle=False) as found:
        return kind(*(found[name] for name in kind._fields))


def heaviest(rows: Any, days: Sequence[int | None]) -> Heavy:
    """The few heaviest terms of each of the sparse ``rows``: these are rare ones, and few articles have them."""
    import numpy as np

    rare = np.bincount(rows.indices, minlength=rows.shape[1])[rows.indices] <= _HELD
    kept = []
    for first, last in zip(rows.indptr[:-1], rows.indptr[1:], strict=True):
        at = np.flatnonzero(rare[first:last]) + first
        order = np.lexsort((rows.indices[at], -rows.data[at]))[:_TOP]
        kept.append(np.sort(at[order]))
    starts = np.concatenate(([0], np.cumsum([len(order) for order in kept])))
    at = np.concatenate(kept)
    return Heavy(rows.data[at], rows.indices[at], starts, np.array([day or 0 for day in days], dtype=np.int64))


def blocks(count: int) -> list[tuple[int, int]]:
    """Where the blocks of a pile begin and end."""
    return [(first, min(first + BLOCK, count)) for first in range(0, count, BLOCK)]


def pairs(heavy: Heavy, first: int, last: int) -> Pairs:
    """Likely neighbours of the articles ``first`` to ``last`` among those after them.

    Looked up by hashed terms, and only as far as the days reach: time and memory grow with the block and its window.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    days = heavy.days
    # Articles without a date stand first and are held against all.
    reach = np.where(days[first:last] > 0, np.searchsorted(days, days[first:last] + WINDOW, side="right"), len(days))
    end = int(reach.max())
    width = int(heavy.columns.max(initial=0)) + 1
    begin, stop = heavy.starts[first], heavy.starts[end]
    starts = heavy.starts[first : end + 1] - begin
    window = csr_matrix((heavy.values[begin:stop], heavy.columns[begin:stop], starts), shape=(end - first, width))
    inverted = window.T.tocsr()
    found = []
    for start in range(0, last - first, _ROWS):
        block = (window[start : min(start + _ROWS, last - first)] @ inverted).tocoo()
        left, right, common = block.row + start, block.col, np.round(block.data, 12)
        likely = (left < right) & (common >= _FLOOR) & (right + first < reach[left])
        found.append((left[likely] + first, right[likely] + first, common[likely]))
    return Pairs(*(np.concatenate(part) for part in zip(*found, strict=True)))


def parts(count: int, found: Iterable[Pairs]) -> list[list[int]]:
    """Parts of a large pile that may be grouped apart from each other: no likely pair stands across two of them.

    A part that is still too large is split again at a higher floor.
    """
    import numpy as np

    together = [np.concatenate(column) for column in zip(*found, strict=True)]
    if not together:
        return [[at] for at in range(count)]
    left, right, common = together
    floor, done = _FLOOR, list[Any]()
    waiting = [np.arange(count)]
    while waiting:
        keep = common >= floor
        inside = _connected(count, left[keep], right[keep])
        pieces = [piece for part in waiting for piece in _split(part, inside[part])]
        floor *= _STEP
        if floor > 1:
            done += pieces  # copies in their thousands that folding has not caught
            break
        done += [piece for piece in pieces if len(piece) <= WHOLE]
        waiting = [piece for piece in pieces if len(piece) > WHOLE]
    return sorted(piece.tolist() for piece in done)


def _connected(count: int, left: Any, right: Any) -> Any:
    """The number of the connected part in which each article stands."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    graph = csr_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(count, count))
    return connected_components(graph, directed=False)[1]


def _split(part: Any, labels: Any) -> Iterator[Any]:
    """The members of each label, in their order."""
    import numpy as np

    order = np.argsort(labels, kind="stable")
    return iter(np.split(part[order], np.flatnonzero(np.diff(labels[order])) + 1))
