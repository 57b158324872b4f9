"""How much of each sentence the other documents tell, and where.

The score joins several readings: how much of the sentence one passage of the other document tells, how much of it is
told anywhere there, since a fact may be spread over a text, how far its stretches of a few words are told, the least
told one too, since a sentence may hold a fact more than the other text has, and how much is new. All are about words
and pairs of words shared, weighted by how telling they are, words of one family counting in part; weights fitted on
annotated stories make one number of them. No sentence is told better than its clauses are on the average, each by
itself: words that stand far apart in the other text are no fact. A paraphrase in other words scores low, which is why
a report says "no counterpart found" and shows the nearest passage.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.compare.coverage.clauses import Clause, clauses
from framing.compare.coverage.polarity import Denial, Polarity, Reversal, denials, reversal, stances
from framing.compare.terms.alignment_logit import logit
from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, weights, within
from framing.compare.terms.stem_families import Kin, Weighed, kin, weighed
from framing.compare.terms.synonyms import with_synonyms
from framing.compare.terms.term_index import Index, rows_of
from framing.measure.counts import body
from framing.model import Counterpart, Coverage, Parsed, Telling

_PAIRS = 0.3  # share of pairs of neighbouring words in how much one passage tells
_CANDIDATES = 8
_YEAR = re.compile("1[5-9][0-9][0-9]|20[0-9][0-9]")
_OPENING = 3  # words in which a sentence says when: "In 1961", "By late 1961"
_OTHER_TIME = 0.95  # of the floor: the most that such a sentence is given
_TURNED = 0.95  # of TOLD: the most for a sentence of which a part stands the other way round
_STRETCH = 6  # telling words that are about one fact
_LITTLE = 0.1  # a sentence that scores less is not told in part either, so its clauses are not looked at
TOLD = 0.7  # score from which a sentence counts as told; from the floor to here it is told in part


class _Passage(NamedTuple):
    start: int
    end: int
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


class _Wanted:
    """What a sentence tells: the weight of its stems and of its pairs of neighbours, each adding up to 1."""

    def __init__(self, found: Sequence[ContentTerm], value: Mapping[str, float], families: Kin) -> None:
        self.stems = _shares(value)
        self.weight = math.fsum(value.values())
        self.telling = [(term.stem, value[term.stem]) for term in found if term.force >= CONTENT]
        self.numbers = [stem for stem in self.stems if stem.isdigit()]
        self._words = weighed(self.stems, families)
        self._shares = _shares(
            {(one.stem, two.stem): value[one.stem] + value[two.stem] for one, two in pairwise(found)}
        )
        self._pairs = frozenset(self._shares)

    def within(self, told: Told) -> _Had:
        """What of it stands anywhere in a document: whatever a passage there has is part of that."""
        return _Had(self._words.within(told.stems), self._shares, self._pairs & told.pairs)


class _Had(NamedTuple):
    """What of a sentence a document has: words, and pairs of neighbours with the share of each."""

    words: Weighed
    shares: Mapping[tuple[str, str], float]
    pairs: frozenset[tuple[str, str]]

    def words_in(self, stems: frozenset[str]) -> float:
        """How much of the words a passage with these stems has."""
        return self.words.told_in(stems)

    def pairs_in(self, pairs: frozenset[tuple[str, str]], words: float) -> float:
        """``words`` is what a passage of one word gets, which has no pairs."""
        return math.fsum([self.shares[pair] for pair in self.pairs & pairs]) if self.shares else words


FEATURES = (
    *("anywhere", "anywhere_pairs", "nearest", "nearest_pairs", "shared", "new_numbers"),
    *("stretches", "least_stretch"),
)


class Reading(NamedTuple):
    """How one passage stands to another document; shares lie between 0 and 1."""

    anywhere: float  # share of its words that stand anywhere in the other document
    anywhere_pairs: float  # the same of its pairs of neighbouring words
    nearest: float  # share of its words in the nearest passage
    nearest_pairs: float
    shared: float  # logarithm of how many telling words the nearest passage has: a word or two shared say little
    new_numbers: float  # the same of how many numbers stand nowhere there
    stretches: float  # share of a few words in a row that stand in one sentence there, on the average
    least_stretch: float  # the same of the words of which the least is told
    other_time: bool  # it opens by naming a year that the other document never names
    start: int | None  # the nearest passage; None where no word is shared
    end: int | None

    def features(self) -> dict[str, float]:
        """What the fitted weights are for."""
        return {name: getattr(self, name) for name in FEATURES}


class Told:
    """One document as passages that may tell something: its sentences, and its pairs of neighbours."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.every = every = terms(parsed)
        self.terms = tuple(within(every, s.start, s.end) for s in parsed.sentences)
        self.sentences = tuple(
            _passage(s.start, s.end, found) for s, found in zip(parsed.sentences, self.terms, strict=True)
        )
        self.body = body(parsed)
        self.stances = stances(parsed)
        self.denials = denials(parsed)
        self.clauses = {row: clauses(parsed, row, self.terms[row]) for row in self.body}
        # A headline and the sentence under it are no passage; neighbours in the body are.
        self.passages = self.sentences + tuple(
            _Passage(one.start, two.end, one.stems | two.stems, one.pairs | two.pairs)
            for first, second in pairwise(self.body)
            if second == first + 1
            for one, two in ((self.sentences[first], self.sentences[second]),)
        )
        self._rows = rows_of([sentence.stems for sentence in self.sentences])
        self._told: dict[str, tuple[float, NDArray[np.intp]] | None] = {}
        self.stems = frozenset(self._rows)
        self.pairs = frozenset[tuple[str, str]]().union(*(sentence.pairs for sentence in self.sentences))

    def rows(self, stem: str, families: Kin) -> tuple[float, NDArray[np.intp]] | None:
        """The sentences that have this stem, or the nearest of its family, and how near it is; None without one."""
        if stem not in self._told:
            kin = [(alike, other) for other, alike in families.get(stem, ()) if other in self._rows]
            alike, other = (1.0, stem) if stem in self._rows else max(kin, default=(0.0, ""))
            self._told[stem] = (alike, np.array(self._rows[other], dtype=np.intp)) if other else None
        return self._told[stem]

    def stretches(self, words: Sequence[tuple[str, float]], families: Kin) -> tuple[float, float] | None:
        """Of every few words in a row, the share that one sentence has: on the average, and the least.

        ``words`` are stems and how telling each is; None where there are none.
        """
        if not words:
            return None
        had = np.zeros((len(words) + 1, len(self.sentences)))
        for number, (stem, value) in enumerate(words, 1):
            found = self.rows(stem, families)
            if found is not None:
                had[number, found[1]] = found[0] * value
        size = min(_STRETCH, len(words))
        sums = had.cumsum(axis=0)
        whole = np.cumsum([0.0, *(value for _, value in words)])
        shares = ((sums[size:] - sums[:-size]).max(axis=1, initial=0.0) / (whole[size:] - whole[:-size])).tolist()
        return math.fsum(shares) / len(shares), min(shares)


class Story:
    """The documents of one story, ready to be asked how much of a passage each of them tells."""

    def __init__(self, documents: Sequence[Parsed]) -> None:
        self.told = tuple(Told(parsed) for parsed in documents)
        self.weight = weights(sentence.stems for told in self.told for sentence in told.sentences)
        self._rarest = math.log1p(sum(len(told.sentences) for told in self.told))
        stems = frozenset[str]().union(*(told.stems for told in self.told))
        self._families = with_synonyms(kin(stems), stems)
        self._clauses: dict[tuple[int, int], float] = {}
        self._indices = tuple(Index([passage.stems for passage in told.passages], self.weight) for told in self.told)

    def others(self, document: int) -> tuple[int, ...]:
        """The documents beside this one."""
        return tuple(other for other in range(len(self.told)) if other != document)

    def value(self, found: Sequence[ContentTerm]) -> dict[str, float]:
        """How telling each stem of a passage is."""
        value: dict[str, float] = {}
        for term in found:
            value[term.stem] = max(value.get(term.stem, 0.0), term.force * self.weight[term.stem])
        return value

    def has(self, stems: frozenset[str], word: str) -> bool:
        """Whether some stems have a word, or one of its family."""
        return word in stems or any(other in stems for other, _ in self._families.get(word, ()))

    def shares(self, document: int, value: Mapping[str, float]) -> NDArray[np.float64]:
        """For each sentence of a document how much it has of some stems, or of the nearest of their families."""
        told = self.told[document]
        had = np.zeros(len(told.sentences))
        for word in sorted(value):
            if (found := told.rows(word, self._families)) is not None:
                had[found[1]] += found[0] * value[word]
        return had

    def at_once(self, document: int, found: Sequence[ContentTerm]) -> float:
        """The largest share of some telling words that one sentence of a document has, each word counting the same."""
        value = dict.fromkeys((term.stem for term in found if term.force >= CONTENT), 1.0)
        return float(self.shares(document, value).max(initial=0.0)) / len(value) if value else 0.0

    def nearest(self, clauses: Sequence[Clause], documents: Sequence[int]) -> tuple[Counterpart, ...]:
        """Where each of ``documents`` comes nearest to telling what neighbouring clauses tell, and how much of it."""
        readings = self.read([term for clause in clauses for term in clause.terms], documents)
        return tuple(
            _counterpart(other, reading, self._score(clauses, other, reading))
            for other, reading in zip(documents, readings, strict=True)
        )

    def counterparts(self, document: int, sentence: int) -> tuple[Counterpart, ...]:
        """Where each other document comes nearest to telling a sentence; its opposite does not tell it."""
        told = self.told[document]
        found = self.nearest(told.clauses[sentence], self.others(document))
        return tuple(self._as_said(told.stances[sentence], told.denials[sentence], item) for item in found)

    def _as_said(self, mine: Sequence[Polarity], denial: Denial, found: Counterpart) -> Counterpart:
        if not (mine or denial.denied) or found.told == "no" or found.start is None or found.end is None:
            return found
        other = self.told[found.document]
        first = bisect_right(other.parsed.sentences, found.start, key=lambda s: s.start) - 1
        last = bisect_left(other.parsed.sentences, found.end, key=lambda s: s.start)
        theirs = [stance for row in range(max(0, first), last) for stance in other.stances[row]]
        turned = reversal(mine, theirs, self._families)
        rows = range(max(0, first), last)
        if denial.denied and not any(other.denials[row].any for row in rows):
            there = frozenset[str]().union(*(other.sentences[row].stems for row in rows))
            if not self._with_families(denial.denied) & there:
                # Of a denial the other text knows nothing; what stands beside it may be told.
                turned = Reversal(any=True, main=not self._with_families(denial.others) & there)
        if not turned.any:
            return found
        most = _OTHER_TIME * logit("coverage").floor if turned.main else _TURNED * TOLD
        score = min(found.score, round(most, 4))
        return found._replace(score=score, told=_telling(score))

    def _with_families(self, stems: frozenset[str]) -> frozenset[str]:
        return stems.union(other for word in stems for other, _ in self._families.get(word, ()))

    def _score(self, clauses: Sequence[Clause], other: int, whole: Reading) -> float:
        score = _score(whole)
        if len(clauses) == 1 or not _LITTLE < score < 1:
            return score
        length = sum(len(clause.terms) for clause in clauses)
        parts = [len(clause.terms) * self._clause(clause, other) for clause in clauses]
        return min(score, round(math.fsum(parts) / length, 4))

    def _clause(self, clause: Clause, other: int) -> float:
        key = (id(clause), other)  # the documents keep their clauses
        if key not in self._clauses:
            self._clauses[key] = _score(self.read(clause.terms, (other,))[0])
        return self._clauses[key]

    def read(self, found: Sequence[ContentTerm], documents: Sequence[int]) -> tuple[Reading, ...]:
        """How a passage with these terms stands to each of ``documents``."""
        stems = self.value(found)
        wanted = _Wanted(found, stems, self._families)
        opening = next((term.stem for term in found[:_OPENING] if _YEAR.fullmatch(term.stem)), None)
        near = [*stems, *(other for stem in stems for other, _ in self._families.get(stem, ()))]
        return tuple(self._reading(wanted, near, opening, other) for other in documents)

    def _reading(self, wanted: _Wanted, near: Sequence[str], opening: str | None, other: int) -> Reading:
        told = self.told[other]
        had = wanted.within(told)
        best, where = (0.0, 0.0, 0.0), None
        for candidate in sorted(self._indices[other].near(near, _CANDIDATES)):
            passage = told.passages[candidate]
            words = had.words_in(passage.stems)
            pairs = had.pairs_in(passage.pairs, words)
            # Single sentences come first: a pair must tell more than one of its halves to be preferred.
            if (score := (1 - _PAIRS) * words + _PAIRS * pairs) > best[0]:
                best, where = (score, words, pairs), passage
        anywhere = had.words_in(told.stems)
        stretches = told.stretches(wanted.telling, self._families) or (anywhere, anywhere)
        return Reading(
            anywhere=anywhere,
            anywhere_pairs=had.pairs_in(told.pairs, anywhere),
            nearest=best[1],
            nearest_pairs=best[2],
            shared=math.log1p(wanted.weight / self._rarest * best[1]),
            new_numbers=math.log1p(sum(stem not in told.stems for stem in wanted.numbers)),
            stretches=stretches[0],
            least_stretch=stretches[1],
            other_time=opening is not None and opening not in told.stems,
            start=where.start if where else None,
            end=where.end if where else None,
        )


def coverage(story: Story) -> tuple[Coverage, ...]:
    """For every body sentence of each document, its nearest passage in every other one.

    Scores lie between 0 and 1. Time grows with the length of the documents, not with its square.
    """
    return tuple(
        Coverage(mine, sentence, story.counterparts(mine, sentence))
        for mine, told in enumerate(story.told)
        for sentence in told.body
    )


def _passage(start: int, end: int, found: Sequence[ContentTerm]) -> _Passage:
    stems = [term.stem for term in found]
    return _Passage(start, end, frozenset(stems), frozenset(pairwise(stems)))


def _shares[Key](values: Mapping[Key, float]) -> dict[Key, float]:
    total = math.fsum(values.values())
    return {key: value / total for key, value in values.items()} if total else {}


def _score(reading: Reading) -> float:
    if reading.start is None:
        return 0.0
    whole = min(reading.nearest, reading.nearest_pairs) > 1 - 1e-9
    return 1.0 if whole else logit("coverage").chance(reading.features())


def _counterpart(document: int, reading: Reading, score: float) -> Counterpart:
    floor = logit("coverage").floor
    # What happened in another year is another event, however many words the two have in common.
    score = min(score, round(_OTHER_TIME * floor, 4)) if reading.other_time else score
    return Counterpart(document, score, reading.start, reading.end, _telling(score))


def _telling(score: float) -> Telling:
    return "yes" if score >= TOLD else "part" if score >= logit("coverage").floor else "no"
