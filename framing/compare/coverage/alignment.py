"""Which sentences of two documents tell the same, as far as coverage and quotations found it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from framing.model import Coverage, Parsed, Twin

# By the indices of two documents, the smaller first: pairs of their sentences, sorted.
type Aligned = Mapping[tuple[int, int], tuple[tuple[int, int], ...]]

# Coverage score from which two passages may be about the same thing: a little below that of being told in part, since
# whoever compares them looks at the words around what is compared as well.
_BESIDE = 0.4


def aligned(documents: Sequence[Parsed], coverage: Sequence[Coverage], twins: Sequence[Twin]) -> Aligned:
    """For each two documents, the pairs of sentences that coverage or a remark in common lays side by side."""
    starts = [[sentence.start for sentence in parsed.sentences] for parsed in documents]
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}

    def lay(one: int, mine: Iterable[int], two: int, theirs: Iterable[int]) -> None:
        for i in mine:
            for j in theirs:
                key, pair = ((one, two), (i, j)) if one < two else ((two, one), (j, i))
                found.setdefault(key, set()).add(pair)

    def sentences(document: int, start: int, end: int) -> range:
        return range(max(0, bisect_left(starts[document], start + 1) - 1), bisect_left(starts[document], end))

    for item in coverage:
        for other in item.counterparts:
            if other.score >= _BESIDE and other.start is not None and other.end is not None:
                lay(item.document, (item.sentence,), other.document, sentences(other.document, other.start, other.end))
    for twin in twins:
        lay(twin.a.document, sentences(*twin.a), twin.b.document, sentences(*twin.b))
    return {key: tuple(sorted(pairs)) for key, pairs in found.items()}
