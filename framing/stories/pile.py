"""A pile of articles on its way into stories, in steps between which the work may be spread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from framing.stories import near
from framing.stories.batch import ALONE, Batch, Cut, bundles
from framing.stories.copies import Copy, copies
from framing.stories.hand import PlacedDecisions
from framing.stories.likeness import common, nearest, nearest_of_pairs, neighboured
from framing.stories.near import Heavy, Pairs, heaviest, parts
from framing.stories.story_names import names
from framing.stories.term_weights import WeightedTerms, weighted
from framing.stories.traits import Traits

TOGETHER = 256  # articles in a batch at least


class Member(NamedTuple):
    """One article's story: ``story`` is a name made of letters and digits, ``why`` a sentence a reader understands."""

    id: str
    story: str
    why: str
    duplicate_of: str | None


def order(ids: Sequence[str], dates: Sequence[str | None]) -> list[int]:
    """The order in which ties are broken, alike in whatever order the articles came."""
    return sorted(range(len(ids)), key=lambda at: (_ordinal(dates[at]) or 0, ids[at]))


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles in their ``order``, repeated ones set aside; ``weights`` and ``heads`` are of the others.

    The steps: ``heavy`` and near.pairs find likely neighbours, ``batches`` and Batch.cut make stories of them,
    ``members`` names these. What each step gives does not hang on how the one before was divided.
    """

    ids: list[str]
    repeated: Mapping[int, Copy]
    heads: list[int]  # places of the articles that repeat no other
    days: list[int | None]  # of the heads
    weights: WeightedTerms
    hand: PlacedDecisions
    pinned: Mapping[str, str]
    stories: list[str | None]  # that the heads were in before

    @property
    def large(self) -> bool:
        """Whether neighbours have to be looked for: in a small pile every pair is compared."""
        return len(self.heads) > near.WHOLE

    def heavy(self) -> Heavy:
        return heaviest(self.weights.rows, self.days)

    def batches(self, found: Iterable[Pairs]) -> Iterator[Batch]:
        """The parts in which there are neighbours, some in a batch. Articles that have none are in none of them."""
        import numpy as np

        known = list(found)
        share = neighboured(self._nearest(known))
        together = parts(len(self.heads), known) if self.large else [list(range(len(self.heads)))]
        for bundle in bundles([part for part in together if len(part) > 1], TOGETHER):
            members = [at for part in bundle for at in part]
            rows, telling = self.weights.rows[members], self.weights.telling[members]
            # Columns that no article of the batch has are left out; the others stay in their order, and so do sums.
            columns, places = np.unique(rows.indices, return_inverse=True)
            shape = (len(members), max(len(columns), 1))
            rows, telling = (type(rows)((one.data, places, rows.indptr), shape=shape) for one in (rows, telling))
            ends = np.cumsum([len(part) for part in bundle]).tolist()
            at = [self.heads[member] for member in members]
            days, ids = [self.days[member] for member in members], [self.ids[place] for place in at]
            hashes = self.weights.hashes[columns]
            had = [self.stories[member] for member in members]
            yield Batch(ends, at, ids, days, share, self.hand.within(at), rows, telling, hashes, had)

    def _nearest(self, found: Sequence[Pairs]) -> Any:
        """How near every article's nearest is: of all in a small pile, of its likely neighbours in a large one."""
        import numpy as np

        if not self.large:
            return nearest(common(self.weights.rows, self.weights.telling), self.days)
        if not found:
            return np.zeros(len(self.heads))
        left, right, shared = (np.concatenate(column) for column in zip(*found, strict=True))
        return nearest_of_pairs(left, right, shared, self.days)

    def members(self, found: Iterable[Cut], known: Mapping[str, str]) -> dict[str, Member]:
        """Every article's story by its id. ``known`` are the stories that articles had before."""
        reasons: dict[int, str] = {}
        home: dict[int, list[int]] = {}
        for one in found:
            reasons |= one.reasons
            home |= {at: members for members in one.stories for at in members}
        for at in self.heads:
            if at not in home:
                home[at], reasons[at] = [at], ALONE
        for at, copy in self.repeated.items():
            home[copy.of].append(at)
            reasons[at] = f"repeats {self.ids[copy.of]}: about {copy.share:.0%} of the runs of five words are the same"
        stories = self.hand.joined(list({id(members): members for members in home.values()}.values()))
        called = names([[self.ids[at] for at in members] for members in stories], known, self.pinned)
        made = {}
        for members, name in zip(stories, called, strict=True):
            for at in members:
                own = self.ids[at]
                why = f"put into {name} by hand" if self.pinned.get(own) == name else reasons[at]
                first = self.ids[self.repeated[at].of] if at in self.repeated else None
                made[own] = Member(own, name, why, first)
        return made


def gathered(
    ids: Sequence[str],
    dates: Sequence[str | None],
    found: Sequence[Traits],
    pinned: Mapping[str, str],
    apart: Sequence[Sequence[str]],
    known: Mapping[str, str] | None = None,
) -> Pile:
    """A pile from the articles' ids, dates and traits, in their ``order``; repeated reports are folded first.

    ``known`` are the stories that articles were in before.
    """
    hand = PlacedDecisions.of(ids, pinned, apart)
    repeated = copies(one.runs for one in found)
    repeated = {at: copy for at, copy in repeated.items() if hand.allows([at, copy.of])}
    heads = [at for at in range(len(ids)) if at not in repeated]
    weights = weighted([found[at] for at in heads])
    had = [(known or {}).get(ids[at]) for at in heads]
    return Pile(list(ids), repeated, heads, [_ordinal(dates[at]) for at in heads], weights, hand, pinned, had)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None
