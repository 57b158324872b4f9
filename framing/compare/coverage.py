"""How much of each sentence the other documents tell, and where.

The score joins two readings: how much of the sentence one passage of the other document tells, and how much of it is
told anywhere there, since a fact may be spread over a text. It is about words shared, weighted by how telling they
are; a paraphrase in other words scores low, which is why the report says "no counterpart found" and shows the
nearest passage.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.compare.index import Index
from framing.compare.words import terms, weights, within
from framing.measure.counts import body
from framing.model import Counterpart, Coverage, Parsed

FLOOR = 0.40  # below it, "no counterpart found"
_ANYWHERE = 0.5  # share of the score that a word earns by standing anywhere in the other document
_CANDIDATES = 12


class _Passage(NamedTuple):
    start: int
    end: int
    stems: frozenset[str]


class _Told:
    """One document as passages that may tell something: its sentences, and its pairs of neighbours."""

    def __init__(self, parsed: Parsed) -> None:
        every = terms(parsed)
        self.sentences = tuple(
            _Passage(s.start, s.end, frozenset(term.stem for term in within(every, s.start, s.end)))
            for s in parsed.sentences
        )
        self.body = body(parsed)
        self.passages = self.sentences + tuple(
            _Passage(one.start, two.end, one.stems | two.stems)
            for one, two, kinds in zip(
                self.sentences,
                self.sentences[1:],
                zip((s.kind for s in parsed.sentences), (s.kind for s in parsed.sentences[1:]), strict=False),
                strict=False,
            )
            if kinds == ("body", "body")
        )


def coverage(documents: Sequence[Parsed]) -> tuple[Coverage, ...]:
    """For every body sentence of each document, its nearest passage in every other one."""
    told = [_Told(parsed) for parsed in documents]
    weight = weights(sentence.stems for document in told for sentence in document.sentences)
    indices = [Index([passage.stems for passage in document.passages], weight) for document in told]
    return tuple(
        Coverage(
            mine,
            sentence,
            tuple(
                _nearest(document.sentences[sentence], other, told[other], indices[other], weight)
                for other in range(len(told))
                if other != mine
            ),
        )
        for mine, document in enumerate(told)
        for sentence in document.body
    )


def _nearest(sentence: _Passage, number: int, other: _Told, index: Index, weight: Mapping[str, float]) -> Counterpart:
    total = math.fsum(weight[stem] for stem in sentence.stems)
    if not total:
        return Counterpart(number, 0.0, None, None, False)
    best, where = 0.0, None
    for candidate in index.near(sentence.stems, _CANDIDATES):
        shared = math.fsum(weight[stem] for stem in sentence.stems & other.passages[candidate].stems)
        # Candidates come single sentences first: a pair must tell more than one of its halves to be preferred.
        if shared > best:
            best, where = shared, other.passages[candidate]
    anywhere = math.fsum(weight[stem] for stem in sentence.stems if stem in index)
    score = round(((1 - _ANYWHERE) * best + _ANYWHERE * anywhere) / total, 4)
    if where is None:
        return Counterpart(number, score, None, None, False)
    return Counterpart(number, score, where.start, where.end, score >= FLOOR)
