"""Boosted trees, all of them answered at once for many rows of numbers.

No tree is walked. Every knot at which a row turns right rules out the leaves to its left, wherever it stands in its
tree, and of the leaves that remain the leftmost is where the row arrives (Lucchese and others 2015, "QuickScorer",
SIGIR). What the knots of a few features rule out together is looked up in one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float32]
type Bits = NDArray[np.unsignedinteger[Any]]  # a bit a leaf, the leftmost lowest

_ROWS = 512  # answered at once, which bounds memory
_ENTRIES = 64  # of a table: features share one as long as their answers have no more combinations


class _Forest(NamedTuple):
    """The trees as tables. A question is whether a row's number of ``feature`` is above ``threshold``."""

    feature: NDArray[np.intp]  # a question each
    threshold: Numbers
    steps: Numbers  # (questions, tables): how far a yes moves on in the table of its feature
    tables: tuple[Bits, ...]  # each (entries, trees): the leaves that remain
    values: NDArray[np.integer[Any]]  # of the leaves, tree by tree
    first: NDArray[np.intp]  # of each tree, where its leaves begin


@dataclass(frozen=True)
class Trees:
    """Boosted trees as they are stored: a row a knot, a leaf pointing at itself; above a threshold is to the right."""

    feature: NDArray[np.intp]
    threshold: Numbers
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.integer[Any]]
    roots: NDArray[np.intp]
    bias: float
    depth: int

    def logits(self, table: Numbers) -> NDArray[np.float64]:
        """One sum a row of numbers, of which there must be one at least."""
        totals = [self._totals(table[at : at + _ROWS]) for at in range(0, len(table), _ROWS)]
        return np.asarray(np.concatenate(totals) / 1_000_000 + self.bias)

    def _totals(self, rows: Numbers) -> NDArray[np.int64]:
        forest = self._forest
        above = rows[:, forest.feature] > forest.threshold
        entries = (above.astype(np.float32) @ forest.steps).astype(np.intp).T
        remain = forest.tables[0][entries[0]]
        for table, entry in zip(forest.tables[1:], entries[1:], strict=True):
            remain &= table[entry]
        leaf = np.bitwise_count((remain - 1) & ~remain)  # as many zeros as stand below the lowest bit
        # Leaves are whole numbers of a millionth, so that the sum is the same in every order.
        return np.asarray(forest.values[forest.first + leaf].sum(axis=1, dtype=np.int64))

    @cached_property
    def _forest(self) -> _Forest:
        ruled_out: dict[tuple[int, float], list[int]] = {}  # by question: of each tree, the leaves
        values: list[int] = []
        first: list[int] = []
        for tree, root in enumerate(self.roots.tolist()):
            first.append(len(values))
            self._visit(root, tree, values, first[-1], ruled_out)
        most = max(high - low for low, high in zip(first, [*first[1:], len(values)], strict=True))
        bits = np.dtype(f"u{next(size for size in (2, 4, 8) if most <= 8 * size)}")
        every = np.full((1, len(first)), np.iinfo(bits).max, dtype=bits)
        questions = sorted(ruled_out)
        tables: list[Bits] = []
        steps = np.zeros((len(questions), len(questions)), dtype=np.float32)
        for feature in dict.fromkeys(feature for feature, _ in questions):
            asked = [at for at, (of, _) in enumerate(questions) if of == feature]
            own = every
            for at in asked:  # thresholds rise, so that a yes is one to all before it
                out = np.array(ruled_out[questions[at]], dtype=bits)
                own = np.concatenate([own, own[-1:] & ~out])
            shared = next((n for n, table in enumerate(tables) if len(table) * len(own) <= _ENTRIES), len(tables))
            if shared == len(tables):
                tables.append(every)
            steps[asked, shared] = len(tables[shared])
            tables[shared] = (own[:, None] & tables[shared]).reshape(-1, len(first))
        return _Forest(
            feature=np.array([feature for feature, _ in questions], dtype=np.intp),
            threshold=np.array([threshold for _, threshold in questions], dtype=np.float32),
            steps=steps[:, : len(tables)].copy(),
            tables=tuple(tables),
            values=np.array(values),
            first=np.array(first, dtype=np.intp),
        )

    def _visit(
        self, knot: int, tree: int, values: list[int], first: int, ruled_out: dict[tuple[int, float], list[int]]
    ) -> None:
        """Append the leaves under a knot from left to right, and note what each knot rules out."""
        if self.left[knot] == knot:
            values.append(int(self.value[knot]))
            return
        low = len(values) - first
        self._visit(int(self.left[knot]), tree, values, first, ruled_out)
        high = len(values) - first
        question = int(self.feature[knot]), float(self.threshold[knot])
        ruled_out.setdefault(question, [0] * len(self.roots))[tree] |= (1 << high) - (1 << low)
        self._visit(int(self.right[knot]), tree, values, first, ruled_out)
