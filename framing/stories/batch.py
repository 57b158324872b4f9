"""Parts of a pile cut into stories: all that this needs, so that it can be done anywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from framing.stories.hand import PlacedDecisions
from framing.stories.likeness import common, days_between, demands, discounted, kept_together
from framing.stories.near import packed
from framing.stories.terms import printed
from framing.stories.tree import cut

_WORDS_SHOWN = 4  # in a reason
ALONE = "stands alone: no other article has its rarer words"

type Texts = Callable[[int], tuple[str | None, str]]  # title and text of an article, by its place in the batch


class Cut(NamedTuple):
    """Stories as lists of places in the pile, and why each article stands where it does, by its place."""

    stories: list[list[int]]
    reasons: dict[int, str]


class Batch(NamedTuple):
    """Some parts of a pile, one after the other; articles of different parts are never in one story.

    ``rows`` are the articles' weights (sparse), ``telling`` the same places with 1 for terms that tell a story by
    themselves, ``hashes`` the terms of their columns.
    """

    ends: list[int]  # where each part ends
    at: list[int]  # places in the pile
    ids: list[str]
    days: list[int | None]
    neighboured: float  # share of the pile's articles that have a neighbour
    hand: PlacedDecisions
    rows: Any
    telling: Any
    hashes: Any
    stories: list[str | None]  # that the articles were in before

    def cut(self, texts: Texts) -> Cut:
        """Stories, and reasons in words that the articles print."""
        stories: list[list[int]] = []
        reasons: dict[int, str] = {}
        asked = demands(self.neighboured)
        for first, last in zip([0, *self.ends], self.ends, strict=False):
            shared = common(self.rows[first:last], self.telling[first:last])
            alike = discounted(shared, self.days[first:last], asked)
            alike = kept_together(alike, shared, self.stories[first:last], asked)
            hand = self.hand.within(range(first, last))
            for members in cut(alike, asked, hand.allows):
                stories.append([self.at[first + at] for at in members])
                for at in members:
                    others = [other for other in members if other != at] or [o for o in range(last - first) if o != at]
                    near = max(others, key=lambda other: (alike[at, other], -other), default=None)
                    why = ALONE
                    if near is not None:
                        told = self._told(first + at, first + near, float(alike[at, near]), texts)
                        why = f"nearest in the story: {told}"
                        if len(members) == 1:
                            why = f"stands alone: the nearest is {told}, which is too little"
                    reasons[self.at[first + at]] = why
        return Cut(stories, reasons)

    def _told(self, at: int, near: int, alike: float, texts: Texts) -> str:
        """How near an article is to another, and by which words, as it prints them."""
        shared = self.rows[at].multiply(self.rows[near]).tocoo()
        order = sorted(zip((-shared.data.round(12)).tolist(), shared.col.tolist(), strict=True))
        names = [int(self.hashes[column]) for _, column in order]
        shown = printed(frozenset(names), *texts(at)) if names else {}
        words = _apart([shown[name] for name in names if name in shown])
        said = f"both say {', '.join(words)}" if words else "no word in common"
        gap = days_between(self.days[at], self.days[near])
        when = "" if gap is None else ", on the same day" if gap == 0 else f", {gap} day{'s' if gap > 1 else ''} apart"
        return f"{self.ids[near]} (likeness {alike:.2f}{when}; {said})"

    def packed(self) -> bytes:
        """As bytes that ``unpacked`` reads."""
        import numpy as np

        facts = json.dumps(
            [self.ends, self.at, self.ids, self.days, self.neighboured, self.hand.written(), self.stories]
        )
        rows = {"data": self.rows.data, "indices": self.rows.indices, "indptr": self.rows.indptr}
        rows["telling"] = self.telling.data.astype("u1")
        return packed(facts=np.frombuffer(facts.encode("ascii"), dtype=np.uint8), hashes=self.hashes, **rows)


def unpacked(data: bytes) -> Batch:
    """A batch from what ``Batch.packed`` gave."""
    import numpy as np
    from scipy.sparse import csr_matrix

    with np.load(BytesIO(data), allow_pickle=False) as found:
        ends, at, ids, days, share, hand, had = json.loads(found["facts"].tobytes())
        hashes = found["hashes"]
        shape, places = (len(at), max(len(hashes), 1)), (found["indices"], found["indptr"])
        rows = csr_matrix((found["data"], *places), shape=shape)
        telling = csr_matrix((found["telling"].astype(float), *places), shape=shape)
        return Batch(ends, at, ids, days, share, PlacedDecisions.read(hand), rows, telling, hashes, had)


def _apart(terms: Sequence[tuple[str, str]]) -> list[str]:
    """The first few terms that say something new, as printed: a pair of words makes its single words superfluous."""
    chosen: list[tuple[str, str]] = []
    for term, shown in terms:
        if not any(set(term.split()) & set(other.split()) for other, _ in chosen):
            chosen.append((term, shown))
        if len(chosen) == _WORDS_SHOWN:
            break
    return [shown for _, shown in chosen]


def bundles(parts: Sequence[Sequence[int]], size: int) -> Iterator[list[Sequence[int]]]:
    """Parts in bundles of at least ``size`` articles."""
    bundle: list[Sequence[int]] = []
    for part in parts:
        bundle.append(part)
        if sum(map(len, bundle)) >= size:
            yield bundle
            bundle = []
    if bundle:
        yield bundle
