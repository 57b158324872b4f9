"""What speaks for two pieces of speech being one remark: shared words, their order, what stands around, who spoke."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from framing.compare.coverage import Story
from framing.compare.kin import kin, match
from framing.compare.remarks import Remark
from framing.compare.words import CONTENT, Term, weights

QUOTED = ("short_told", "long_told", "run", "short_aligned", "long_aligned", "around", "same_speaker", "size")
REPORTED = ("short_told", "long_told", "short_content", "long_content", "around", "same_speaker")
_LEAST = 0.15  # share of the words of either side that the other must have before anything else is looked at
_SMALL = 0.5  # what a function word counts beside a telling one in the length of a run
_UNKNOWN = 0.0
_LONGEST = 200  # words of a piece that are laid in order; the comparison is quadratic


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
        self.families = kin(self.weight)
        self._quoted = Counter(
            (remark.document, stem)
            for side in every
            for remark in side
            if remark.quoted
            for stem in {term.stem for term in remark.terms}
        )
        self._around: dict[tuple[int, int, int], Mapping[str, float]] = {}

    def features(self, one: Remark, two: Remark) -> dict[str, float] | None:
        """The features of a pair, those of QUOTED or REPORTED; None where hardly a word is shared."""
        values, others = self._values(one.terms), self._values(two.terms)
        worth, other = math.fsum(values.values()), math.fsum(others.values())
        short, long = one, two
        if other < worth or (other == worth and _in_order(two) < _in_order(one)):
            short, long, values, others = two, one, others, values
        short_told, long_told = self._told(values, others), self._told(others, values)
        if max(short_told, long_told) < _LEAST:
            return None
        found = {
            "short_told": short_told,
            "long_told": long_told,
            "around": self._alike_around(one, two),
            "same_speaker": self._speakers(one, two),
        }
        if one.quoted and two.quoted:
            return found | _order(short.terms, long.terms)
        return found | {
            "short_content": self._content_told(short, values, others),
            "long_content": self._content_told(long, others, values),
        }

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

    def _values(self, terms: Sequence[Term]) -> dict[str, float]:
        return {term.stem: term.force * self.weight[term.stem] for term in terms}

    def _told(self, wanted: Mapping[str, float], there: Mapping[str, float]) -> float:
        had = [
            value if stem in there else value * match(stem, there, self.families)
            for stem, value in wanted.items()
            if stem in there or stem in self.families
        ]
        return math.fsum(had) / math.fsum(wanted.values())

    def _content_told(self, remark: Remark, values: Mapping[str, float], there: Mapping[str, float]) -> float:
        """The same without names, numbers and function words, which change when a quotation is reported."""
        content = {term.stem: values[term.stem] for term in remark.terms if term.force == CONTENT}
        return self._told(content, there) if content else 0.5

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


def _order(short: Sequence[Term], long: Sequence[Term]) -> dict[str, float]:
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


def _words(terms: Sequence[Term]) -> float:
    return math.fsum([1.0 if term.force >= CONTENT else _SMALL for term in terms])
