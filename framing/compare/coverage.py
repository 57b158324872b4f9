"""How much of each sentence the other documents tell, and where.

The score joins two readings: how much of the sentence one passage of the other document tells, and how much of it is
told anywhere there, since a fact may be spread over a text. It is about words and pairs of words shared, weighted by
how telling they are; a paraphrase in other words scores low, which is why a report says "no counterpart found" and
shows the nearest passage.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.compare.index import Index
from framing.compare.words import Term, terms, weights, within
from framing.measure.counts import body
from framing.model import Counterpart, Coverage, Parsed

# Chosen on six annotated events of three outlets each. Below the floor, 77 % of paragraphs are told nowhere in the
# other article, 22 % in part and 1 % in full; of those told nowhere, 86 % lie below it.
FLOOR = 0.30
_ANYWHERE = 0.6  # share of the score that a word earns by standing anywhere in the other document
_PAIRS = 0.3  # share of the score that pairs of neighbouring words earn
_CANDIDATES = 8


class _Passage(NamedTuple):
    start: int
    end: int
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


class _Wanted(NamedTuple):
    """What a sentence tells: the weight of its stems and of its pairs of neighbours, each adding up to 1."""

    stems: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]

    def told_by(self, stems: frozenset[str], pairs: frozenset[tuple[str, str]]) -> float:
        one = math.fsum([share for stem, share in self.stems.items() if stem in stems])
        if not self.pairs:
            return one
        two = math.fsum([share for pair, share in self.pairs.items() if pair in pairs])
        return (1 - _PAIRS) * one + _PAIRS * two


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
        """Where each of ``documents`` comes nearest to telling what these terms tell."""
        stems = self.value(found)
        pairs = {(one.stem, two.stem): stems[one.stem] + stems[two.stem] for one, two in pairwise(found)}
        wanted = _Wanted(_shares(stems), _shares(pairs))
        return tuple(_nearest(wanted, other, self.told[other], self._indices[other]) for other in documents)


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


def _nearest(wanted: _Wanted, number: int, other: Told, index: Index) -> Counterpart:
    best, where = 0.0, None
    for candidate in sorted(index.near(wanted.stems, _CANDIDATES)):
        passage = other.passages[candidate]
        score = wanted.told_by(passage.stems, passage.pairs)
        # Single sentences come first: a pair must tell more than one of its halves to be preferred.
        if score > best:
            best, where = score, passage
    score = round((1 - _ANYWHERE) * best + _ANYWHERE * wanted.told_by(other.stems, other.pairs), 4)
    if where is None:
        return Counterpart(number, score, None, None, False)
    return Counterpart(number, score, where.start, where.end, score >= FLOOR)
