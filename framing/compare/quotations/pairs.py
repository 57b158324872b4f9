"""The same remark in two documents, found by its words and by who said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.compare.coverage.coverage import Story
from framing.compare.quotations.pairing import Pairing
from framing.compare.quotations.relation import relation
from framing.compare.quotations.remarks import Remark, extent
from framing.compare.terms.alignment_logit import logit
from framing.compare.terms.term_index import Index
from framing.model import Parsed, Place, Twin

# Chosen on six annotated events of three outlets each and on pairs from 45 others, judged by reading.
_ALL = 0.95  # share of its words by which a quotation of a word or two is wholly told
_FEW = 3  # words of a quotation that says little by itself
_OWN_WORDS = 0.5  # share of words in order from which a remark that says the opposite is the same one, turned round
_ONE_MOUTH = 0.07  # chance from which words of one speaker may be one remark, if neither side has a better partner
_SUPPORT = 0.3  # of the neighbours' chance: what a pair gains when the pieces beside it are a pair too
_RIVAL = 0.65  # a pair is left out when either side has a partner so much better
_RIVAL_OF_PART = 0.4  # the same where one is a part of the other: an article may quote the whole and the part
_CANDIDATES = 10

Chances = dict[tuple[int, int], float]  # of the pairs of remarks of two documents, by their numbers


class RemarkPair(NamedTuple):
    """Two pieces that render one remark."""

    one: Remark
    two: Remark
    score: float


def twins(
    story: Story, every: Sequence[Sequence[Remark]], same_speaker: Mapping[tuple[int, str], int]
) -> tuple[Twin, ...]:
    """Pairs of passages in two documents that render one remark, at least one of them in quotation marks.

    ``every`` are the remarks of each document; ``same_speaker`` gives a number to each (document, speaker id), the
    same one for the same source in different documents.
    """
    documents = [told.parsed for told in story.told]
    pairing = Pairing(story, every, same_speaker)
    indices = [Index([_stems(remark) for remark in side], pairing.weight) for side in every]
    found: list[Twin] = []
    for first, side in enumerate(every):
        for second in range(first + 1, len(every)):
            candidates = near(pairing, (side, every[second]), (indices[first], indices[second]))
            chances = _chances(pairing, side, every[second], candidates)
            pairs = [
                RemarkPair(side[i], every[second][j], chances[i, j]) for i, j in _best(side, every[second], chances)
            ]
            found.extend(_twin(documents, run) for run in _runs(pairs))
    return tuple(found)


def near(
    pairing: Pairing, sides: tuple[Sequence[Remark], Sequence[Remark]], indices: tuple[Index, Index]
) -> list[tuple[int, int]]:
    """Pairs of remarks worth comparing, at least one in quotation marks, found from either side alike."""

    def close(remark: Remark, index: Index) -> list[int]:
        own = dict.fromkeys(_stems(remark))
        family = [stem for own_stem in own for stem, _ in pairing.families.get(own_stem, ())]
        return index.near([stem for stem in (*own, *family) if stem in index], _CANDIDATES)

    one, two = sides
    there = {(i, j) for i, remark in enumerate(one) for j in close(remark, indices[1])}
    back = {(i, j) for j, remark in enumerate(two) for i in close(remark, indices[0])}
    return sorted((i, j) for i, j in there | back if one[i].quoted or two[j].quoted)


def _chances(
    pairing: Pairing, one: Sequence[Remark], two: Sequence[Remark], candidates: Sequence[tuple[int, int]]
) -> Chances:
    """The chance that each pair is one remark, where it reaches its floor; that is lower for words of one mouth."""
    found: Chances = {}
    for i, j in candidates:
        features = pairing.features(one[i], two[j])
        if features is None or _slight(pairing, one[i], two[j], features):
            continue
        if features.get("short_aligned", 0.0) < _OWN_WORDS and pairing.turned_round(one[i], two[j]):
            continue
        fitted = logit("quoted" if one[i].quoted and two[j].quoted else "reported")
        chance = fitted.chance(features)
        if chance >= fitted.floor or (chance >= _ONE_MOUTH and pairing.known_as_one(one[i], two[j])):
            found[i, j] = chance
    return found


def _slight(pairing: Pairing, one: Remark, two: Remark, features: Mapping[str, float]) -> bool:
    """A word or two are the same remark only when more than the words says so.

    Either both sides are these words and no other, or one person is known to have said both: then they may be all of
    both, or the one place where the longer quotation has the shorter one's telling word.
    """
    short, long = sorted((one, two), key=lambda remark: (remark.telling, len(remark.terms)))
    if _term(one) and _term(two):
        return True
    if short.telling > 1 or (len(short.terms) >= _FEW and features["short_told"] >= _ALL):
        return False
    if not pairing.known_as_one(one, two):
        alike = len(short.terms) > 1 and _stems(short) == _stems(long)
        return not alike or pairing.known_as_two(one, two)
    return len(long.terms) > _FEW and (features["short_told"] < _ALL or not pairing.once(short, long))


def _term(remark: Remark) -> bool:
    """A word or two in marks that nobody is given as saying: a term, which both print."""
    return remark.quoted and not remark.attributed and remark.speaker is None and len(remark.terms) < _FEW


def _stems(remark: Remark) -> list[str]:
    return [term.stem for term in remark.terms]


def _best(one: Sequence[Remark], two: Sequence[Remark], chances: Chances) -> list[tuple[int, int]]:
    """The pairs that are the best of at least one of their sides and not much worse than the other's best.

    A phrase that is said again and again has many partners; the one whose neighbours are partners too is preferred.
    """
    at: dict[tuple[int | None, int, int | None, int], float] = {}
    for (i, j), chance in chances.items():
        if one[i].quoted and two[j].quoted:
            at[one[i].quotation, one[i].piece, two[j].quotation, two[j].piece] = chance
    rank: Chances = {}
    rivals: dict[Place, list[tuple[float, frozenset[int]]]] = {}
    for (i, j), chance in chances.items():
        here, there = one[i], two[j]
        beside = max(
            at.get((here.quotation, here.piece + k, there.quotation, there.piece + m), 0.0)
            for k, m in ((1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
        )
        rank[i, j] = chance + _SUPPORT * beside
        for side, other in ((here, there), (there, here)):
            rivals.setdefault(side.place, []).append((rank[i, j], _shared(side, other)))
    found = []
    for (i, j), value in rank.items():
        sides = ((one[i], two[j]), (two[j], one[i]))
        quoted = one[i].quoted and two[j].quoted
        low, high = sorted(
            _highest(rivals[side.place], _shared(side, other) if quoted else None) for side, other in sides
        )
        if chances[i, j] < logit("quoted" if quoted else "reported").floor and value < high - 1e-9:
            continue  # little by itself: only where neither side has a better partner
        if quoted and one[i].telling >= _FEW and _stems(one[i]) == _stems(two[j]):
            found.append((i, j))  # word for word, however often either prints it
            continue
        rival = _RIVAL_OF_PART if quoted and _part(one[i], two[j]) else _RIVAL
        if value >= low - 1e-9 and value >= rival * high - 1e-9:
            found.append((i, j))
    return found


def _part(one: Remark, two: Remark) -> bool:
    """Whether all words of one stand in the other, in order and without a gap; a word or two are too few to say."""
    short, long = sorted((one, two), key=lambda remark: len(remark.terms))
    return short.telling > 1 and f" {' '.join(_stems(short))} " in f" {' '.join(_stems(long))} "


def _shared(side: Remark, other: Remark) -> frozenset[int]:
    """Where the words of ``side`` stand that ``other`` has too."""
    there = {term.stem for term in other.terms}
    return frozenset(term.start for term in side.terms if term.stem in there)


def _highest(rivals: Sequence[tuple[float, frozenset[int]]], words: frozenset[int] | None) -> float:
    """The best rank, among those that are about the same words where some are given.

    Other words of a long quotation may have partners of their own; but what is quoted there is not reported too.
    """
    return max((rank for rank, theirs in rivals if words is None or 2 * len(words & theirs) >= len(words)), default=0.0)


def _runs(pairs: Sequence[RemarkPair]) -> list[list[RemarkPair]]:
    """Pairs of the same or neighbouring pieces of the same two quotations as one run."""
    runs: list[list[RemarkPair]] = []
    for pair in sorted(pairs, key=_by_quotation):
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last.one, pair.one) and _follows(last.two, pair.two):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _by_quotation(pair: RemarkPair) -> tuple[int, int, int, int]:
    one, two = pair.one.quotation, pair.two.quotation
    return (-1 if one is None else one, -1 if two is None else two, pair.one.start, pair.two.start)


def _follows(one: Remark, two: Remark) -> bool:
    return one.quotation is not None and one.quotation == two.quotation and two.piece - one.piece in (0, 1)


def _twin(documents: Sequence[Parsed], run: Sequence[RemarkPair]) -> Twin:
    left = tuple(dict.fromkeys(term for pair in run for term in pair.one.terms))
    right = tuple(dict.fromkeys(term for pair in run for term in pair.two.terms))
    first, last = run[0], run[-1]
    one, two = documents[first.one.document], documents[first.two.document]
    quoted = first.one.quoted and first.two.quoted
    return Twin(
        extent(first.one, last.one),
        extent(first.two, last.two),
        _speaker(documents, run),
        relation(one, left, two, right) if quoted else "paraphrased",
        round(min(pair.score for pair in run), 4),
    )


def _speaker(documents: Sequence[Parsed], run: Sequence[RemarkPair]) -> str | None:
    """The fullest name that either side gives the speaker."""
    names = [
        speaker.name
        for pair in run
        for remark in (pair.one, pair.two)
        for speaker in documents[remark.document].speakers
        if speaker.id == remark.speaker
    ]
    return max(names, key=lambda name: (name[:1].isupper(), len(name.split()), name)) if names else None
