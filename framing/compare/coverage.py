"""How much of each sentence the other documents tell, and where.

The score joins several readings: how much of the sentence one passage of the other document tells, how much of it is
told anywhere there, since a fact may be spread over a text, and how much is new. All are about words and pairs of
words shared, weighted by how telling they are, words of one family counting in part; weights fitted on annotated
stories make one number of them. A paraphrase in other words scores low, which is why a report says "no counterpart
found" and shows the nearest passage.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.compare.fitted import logit
from framing.compare.index import Index
from framing.compare.kin import Kin, kin, match
from framing.compare.words import Term, terms, weights, within
from framing.measure.counts import body
from framing.model import Counterpart, Coverage, Parsed

_PAIRS = 0.3  # share of pairs of neighbouring words in how much one passage tells
_CANDIDATES = 8
_YEAR = re.compile("1[5-9][0-9][0-9]|20[0-9][0-9]")
_OPENING = 3  # words in which a sentence says when: "In 1961", "By late 1961"
_OTHER_TIME = 0.95  # of the floor: the most that such a sentence is given


class _Passage(NamedTuple):
    start: int
    end: int
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


class _Wanted(NamedTuple):
    """What a sentence tells: the weight of its stems and of its pairs of neighbours, each adding up to 1."""

    stems: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    weight: float  # of all its stems, in words as rare as a word can be

    def words_in(self, stems: frozenset[str], families: Kin) -> float:
        return math.fsum([share * match(stem, stems, families) for stem, share in self.stems.items()])

    def pairs_in(self, pairs: frozenset[tuple[str, str]], words: float) -> float:
        """``words`` is what a passage of one word gets, which has no pairs."""
        return math.fsum([share for pair, share in self.pairs.items() if pair in pairs]) if self.pairs else words


FEATURES = ("anywhere", "anywhere_pairs", "nearest", "nearest_pairs", "shared", "new_numbers")


class Reading(NamedTuple):
    """How one passage stands to another document. All but the last two lie between 0 and 1."""

    anywhere: float  # share of its words that stand anywhere in the other document
    anywhere_pairs: float  # the same of its pairs of neighbouring words
    nearest: float  # share of its words in the nearest passage
    nearest_pairs: float
    shared: float  # logarithm of how many telling words the nearest passage has: a word or two shared say little
    new_numbers: float  # the same of how many numbers stand nowhere there
    other_time: bool  # it opens by naming a year that the other document never names
    start: int | None  # the nearest passage; None where no word is shared
    end: int | None

    def features(self) -> dict[str, float]:
        """What the fitted weights are for."""
        return {name: getattr(self, name) for name in FEATURES}


class Told:
    """One document as passages that may tell something: its sentences, and its pairs of neighbours."""

    def __init__(self, parsed: Parsed) -> None:
        every = terms(parsed)
        self.parsed = parsed
        self.terms = tuple(within(every, s.start, s.end) for s in parsed.sentences)
        self.sentences = tuple(
            _passage(s.start, s.end, found) for s, found in zip(parsed.sentences, self.terms, strict=True)
        )
        self.body = body(parsed)
        # A headline and the sentence under it are no passage; neighbours in the body are.
        self.passages = self.sentences + tuple(
            _Passage(one.start, two.end, one.stems | two.stems, one.pairs | two.pairs)
            for first, second in pairwise(self.body)
            if second == first + 1
            for one, two in ((self.sentences[first], self.sentences[second]),)
        )
        self.stems = frozenset[str]().union(*(sentence.stems for sentence in self.sentences))
        self.pairs = frozenset[tuple[str, str]]().union(*(sentence.pairs for sentence in self.sentences))


class Story:
    """The documents of one story, ready to be asked how much of a passage each of them tells."""

    def __init__(self, documents: Sequence[Parsed]) -> None:
        self.told = tuple(Told(parsed) for parsed in documents)
        self.weight = weights(sentence.stems for told in self.told for sentence in told.sentences)
        self._rarest = math.log1p(sum(len(told.sentences) for told in self.told))
        self._families = kin(stem for told in self.told for stem in told.stems)
        self._indices = tuple(Index([passage.stems for passage in told.passages], self.weight) for told in self.told)

    def others(self, document: int) -> tuple[int, ...]:
        """The documents beside this one."""
        return tuple(other for other in range(len(self.told)) if other != document)

    def value(self, found: Sequence[Term]) -> dict[str, float]:
        """How telling each stem of a passage is."""
        value: dict[str, float] = {}
        for term in found:
            value[term.stem] = max(value.get(term.stem, 0.0), term.force * self.weight[term.stem])
        return value

    def nearest(self, found: Sequence[Term], documents: Sequence[int]) -> tuple[Counterpart, ...]:
        """Where each of ``documents`` comes nearest to telling what these terms tell, and how much of it is told."""
        return tuple(
            _counterpart(other, reading) for other, reading in zip(documents, self.read(found, documents), strict=True)
        )

    def read(self, found: Sequence[Term], documents: Sequence[int]) -> tuple[Reading, ...]:
        """How a passage with these terms stands to each of ``documents``."""
        stems = self.value(found)
        pairs = {(one.stem, two.stem): stems[one.stem] + stems[two.stem] for one, two in pairwise(found)}
        wanted = _Wanted(_shares(stems), _shares(pairs), math.fsum(stems.values()) / self._rarest)
        opening = next((term.stem for term in found[:_OPENING] if _YEAR.fullmatch(term.stem)), None)
        near = [*stems, *(other for stem in stems for other, _ in self._families.get(stem, ()))]
        return tuple(self._reading(wanted, near, opening, other) for other in documents)

    def _reading(self, wanted: _Wanted, near: Sequence[str], opening: str | None, other: int) -> Reading:
        told = self.told[other]
        best, where = (0.0, 0.0, 0.0), None
        for candidate in sorted(self._indices[other].near(near, _CANDIDATES)):
            passage = told.passages[candidate]
            words = wanted.words_in(passage.stems, self._families)
            pairs = wanted.pairs_in(passage.pairs, words)
            # Single sentences come first: a pair must tell more than one of its halves to be preferred.
            if (score := (1 - _PAIRS) * words + _PAIRS * pairs) > best[0]:
                best, where = (score, words, pairs), passage
        anywhere = wanted.words_in(told.stems, self._families)
        return Reading(
            anywhere=anywhere,
            anywhere_pairs=wanted.pairs_in(told.pairs, anywhere),
            nearest=best[1],
            nearest_pairs=best[2],
            shared=math.log1p(wanted.weight * best[1]),
            new_numbers=math.log1p(sum(stem.isdigit() and stem not in told.stems for stem in wanted.stems)),
            other_time=opening is not None and opening not in told.stems,
            start=where.start if where else None,
            end=where.end if where else None,
        )


def coverage(story: Story) -> tuple[Coverage, ...]:
    """For every body sentence of each document, its nearest passage in every other one.

    Scores lie between 0 and 1. Time grows with the length of the documents, not with its square.
    """
    return tuple(
        Coverage(mine, sentence, story.nearest(told.terms[sentence], story.others(mine)))
        for mine, told in enumerate(story.told)
        for sentence in told.body
    )


def _passage(start: int, end: int, found: Sequence[Term]) -> _Passage:
    stems = [term.stem for term in found]
    return _Passage(start, end, frozenset(stems), frozenset(pairwise(stems)))


def _shares[Key](values: Mapping[Key, float]) -> dict[Key, float]:
    total = math.fsum(values.values())
    return {key: value / total for key, value in values.items()} if total else {}


def _counterpart(document: int, reading: Reading) -> Counterpart:
    if reading.start is None:
        return Counterpart(document, 0.0, None, None, False)
    fitted = logit("coverage")
    whole = min(reading.nearest, reading.nearest_pairs) > 1 - 1e-9
    score = 1.0 if whole else fitted.chance(reading.features())
    # What happened in another year is another event, however many words the two have in common.
    score = min(score, _OTHER_TIME * fitted.floor) if reading.other_time else score
    return Counterpart(document, score, reading.start, reading.end, score >= fitted.floor)
