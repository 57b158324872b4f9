"""What speaks for two pieces of speech being one remark: shared words, their order, what stands around, who spoke."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from framing.compare.coverage.coverage import Story
from framing.compare.coverage.polarity import Polarity, reversal
from framing.compare.quotations.remarks import Remark
from framing.compare.terms.content_terms import CONTENT, ContentTerm, weights
from framing.compare.terms.stem_families import Kin, kin, weighed
from framing.compare.terms.synonyms import with_synonyms

QUOTED = ("short_told", "long_told", "run", "short_aligned", "long_aligned", "around", "same_speaker", "size")
REPORTED = ("short_told", "long_told", "short_content", "long_content", "around", "same_speaker")
_LEAST = 0.15  # share of the words of either side that the other must have before anything else is looked at
_SMALL = 0.5  # what a function word counts beside a telling one in the length of a run
_UNKNOWN = 0.0
_LONGEST = 200  # words of a piece that are laid in order; the comparison is quadratic


class _RemarkStems:
    """A remark's stems, how telling each is, and how much of them others tell."""

    def __init__(self, terms: Sequence[ContentTerm], weight: Mapping[str, float], families: Kin) -> None:
        self.terms = terms
        values = {term.stem: term.force * weight[term.stem] for term in terms}
        content = {term.stem: values[term.stem] for term in terms if term.force == CONTENT}
        self.stems = frozenset(values)
        self.weight = math.fsum(values.values())
        self._all, self._content = weighed(values, families), weighed(content, families)
        self._content_weight = math.fsum(content.values())

    def told_in(self, there: frozenset[str]) -> float:
        return self._all.told_in(there) / self.weight

    def content_in(self, there: frozenset[str]) -> float:
        """The same without names, numbers and function words, which change when a quotation is reported."""
        return self._content.told_in(there) / self._content_weight if self._content_weight else 0.5


class Pairing:
    """Everything that is asked again and again about the remarks of one story.

    ``every`` are the remarks of each document; ``same_speaker`` gives a number to each (document, speaker id), the
    same one for the same source in different documents.
    """

    def __init__(
        self, story: Story, every: Sequence[Sequence[Remark]], same_speaker: Mapping[tuple[int, str], int]
    ) -> None:
        self._story = story
        self._same = same_speaker
        self.weight = weights([term.stem for term in remark.terms] for side in every for remark in side)
        self.families = with_synonyms(kin(self.weight), self.weight)
        self._quoted = Counter(
            (remark.document, stem)
            for side in every
            for remark in side
            if remark.quoted
            for stem in {term.stem for term in remark.terms}
        )
        self._known: dict[int, _RemarkStems] = {}
        self._around: dict[tuple[int, int, int], Mapping[str, float]] = {}

    def features(self, one: Remark, two: Remark) -> dict[str, float] | None:
        """The features of a pair, those of QUOTED or REPORTED; None where hardly a word is shared."""
        here, there = self._said(one), self._said(two)
        mine, theirs = here.told_in(there.stems), there.told_in(here.stems)
        if max(mine, theirs) < _LEAST:
            return None
        if (here.weight, _in_order(one)) <= (there.weight, _in_order(two)):
            short, long, short_told, long_told = here, there, mine, theirs
        else:
            short, long, short_told, long_told = there, here, theirs, mine
        found = {
            "short_told": short_told,
            "long_told": long_told,
            "around": self._alike_around(one, two),
            "same_speaker": self._speakers(one, two),
        }
        if one.quoted and two.quoted:
            return found | _order(short.terms, long.terms)
        return found | {
            "short_content": short.content_in(long.stems),
            "long_content": long.content_in(short.stems),
        }

    def turned_round(self, one: Remark, two: Remark) -> bool:
        """Whether one denies what the other says of the same thing, in words that are not the other's own order."""
        here, there = (self._stances(remark) for remark in (one, two))
        return reversal(here, there, self.families).any and reversal(there, here, self.families).any

    def _stances(self, remark: Remark) -> list[Polarity]:
        told = self._story.told[remark.document]
        sentences = told.parsed.sentences
        first = max(0, bisect_right(sentences, remark.start, key=lambda s: s.start) - 1)
        last = bisect_left(sentences, remark.end, key=lambda s: s.start)
        return [
            stance
            for row in range(first, last)
            for stance in told.stances[row]
            if remark.start <= stance.at < remark.end
        ]

    def known_as_one(self, one: Remark, two: Remark) -> bool:
        """Whether both are known to be the words of one speaker."""
        return self._speakers(one, two) == 1.0

    def known_as_two(self, one: Remark, two: Remark) -> bool:
        """Whether they are known to be the words of two speakers."""
        return None not in self._who(one, two) and not self.known_as_one(one, two)

    def once(self, short: Remark, long: Remark) -> bool:
        """Whether of all quotations of its document only ``long`` has the telling words of ``short``."""
        telling = [term.stem for term in short.terms if term.force >= CONTENT]
        return bool(telling) and long.quoted and all(self._quoted[long.document, stem] == 1 for stem in telling)

    def _speakers(self, one: Remark, two: Remark) -> float:
        """1 for one speaker, 0 for two, and _UNKNOWN where either is not known."""
        who = self._who(one, two)
        return _UNKNOWN if None in who else float(who[0] == who[1])

    def _who(self, one: Remark, two: Remark) -> tuple[int | None, int | None]:
        first, second = (
            self._same.get((remark.document, remark.speaker)) if remark.speaker else None for remark in (one, two)
        )
        return first, second

    def _said(self, remark: Remark) -> _RemarkStems:
        key = id(remark)  # whoever asks keeps the remarks, and their fields take longer to compare
        if key not in self._known:
            self._known[key] = _RemarkStems(remark.terms, self.weight, self.families)
        return self._known[key]

    def _alike_around(self, one: Remark, two: Remark) -> float:
        """How much the sentences around both have in common: the occasion of the remark."""
        first, second = self._surroundings(one), self._surroundings(two)
        whole = math.fsum(first.values()) + math.fsum(second.values())
        shared = math.fsum([min(value, second[stem]) for stem, value in first.items() if stem in second])
        return 2 * shared / whole if whole else 0.0

    def _surroundings(self, remark: Remark) -> Mapping[str, float]:
        key = (remark.document, remark.start, remark.end)
        if key not in self._around:
            told = self._story.told[remark.document]
            sentences = told.parsed.sentences
            first = max(0, bisect_right(sentences, remark.start, key=lambda s: s.start) - 2)
            last = bisect_left(sentences, remark.end, key=lambda s: s.start) + 1
            outside = [
                term
                for term in chain.from_iterable(told.terms[first:last])
                if not remark.start <= term.start < remark.end
            ]
            self._around[key] = self._story.value(outside)
        return self._around[key]


def _in_order(remark: Remark) -> tuple[int, list[str]]:
    return len(remark.terms), [term.stem for term in remark.terms]


def _order(short: Sequence[ContentTerm], long: Sequence[ContentTerm]) -> dict[str, float]:
    """How many words stand in the same order on both sides, and how long the longest run of them is."""
    short, long = short[:_LONGEST], long[:_LONGEST]
    matcher = SequenceMatcher(a=[term.stem for term in short], b=[term.stem for term in long], autojunk=False)
    runs = [_words(short[block.a : block.a + block.size]) for block in matcher.get_matching_blocks()]
    size = _words(short)
    return {
        "run": math.log1p(max(runs)),
        "short_aligned": math.fsum(runs) / size,
        "long_aligned": math.fsum(runs) / _words(long),
        "size": math.log1p(size),
    }


def _words(terms: Sequence[ContentTerm]) -> float:
    return math.fsum([1.0 if term.force >= CONTENT else _SMALL for term in terms])
