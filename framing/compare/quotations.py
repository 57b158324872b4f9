"""The same remark in two documents, found by its words and by who said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from framing.compare.index import Index
from framing.compare.relation import likeness, relation
from framing.compare.remarks import Remark, extent
from framing.compare.words import weights
from framing.model import Parsed, Place, Twin

# Chosen on six annotated events of three outlets each.
QUOTED_FLOOR = 0.60  # two quotations at least this alike render one remark
REPORTED_FLOOR = 0.70  # a quotation and a passage without quotation marks
SPEAKER_BONUS = 0.05  # the same speaker makes a pair this much surer, two known different ones as much less
_ALL = 0.95  # likeness of two renderings that share all their words
_FEW = 3  # words of a quotation that says little by itself
_CANDIDATES = 8


class Pair(NamedTuple):
    """Two pieces that render one remark."""

    one: Remark
    two: Remark
    score: float


def twins(
    documents: Sequence[Parsed], every: Sequence[Sequence[Remark]], same_speaker: Mapping[tuple[int, str], int]
) -> tuple[Twin, ...]:
    """Pairs of passages in two documents that render one remark, at least one of them in quotation marks.

    ``every`` are the remarks of each document; ``same_speaker`` gives a number to each (document, speaker id), the
    same one for the same source in different documents.
    """
    weight = weights([term.stem for term in remark.terms] for side in every for remark in side)
    indices = [Index([[term.stem for term in remark.terms] for remark in side], weight) for side in every]
    found: list[Twin] = []
    for first, side in enumerate(every):
        for second in range(first + 1, len(every)):
            pairs = _scored(side, every[second], indices[first], indices[second], weight, same_speaker)
            found.extend(_twin(documents, run) for run in _runs(_best(pairs)))
    return tuple(found)


def _scored(
    one: Sequence[Remark],
    two: Sequence[Remark],
    first: Index,
    second: Index,
    weight: Mapping[str, float],
    same_speaker: Mapping[tuple[int, str], int],
) -> list[Pair]:
    """Pairs above their floor; candidates are found from either side, so that neither side's order matters."""
    there = {(i, j) for i, piece in enumerate(one) for j in second.near(_stems(piece), _CANDIDATES)}
    back = {(i, j) for j, piece in enumerate(two) for i in first.near(_stems(piece), _CANDIDATES)}
    found: list[Pair] = []
    for i, j in sorted(there | back):
        left, right = one[i], two[j]
        if left.quoted or right.quoted:
            score = _score(left, right, weight, same_speaker)
            if score >= (QUOTED_FLOOR if left.quoted and right.quoted else REPORTED_FLOOR):
                found.append(Pair(left, right, min(score, 1.0)))
    return found


def _stems(remark: Remark) -> list[str]:
    return [term.stem for term in remark.terms]


def _score(one: Remark, two: Remark, weight: Mapping[str, float], same: Mapping[tuple[int, str], int]) -> float:
    alike = likeness(one.terms, two.terms, weight)
    left = same.get((one.document, one.speaker)) if one.speaker else None
    right = same.get((two.document, two.speaker)) if two.speaker else None
    known = left is not None and right is not None
    short, long = sorted((one, two), key=lambda remark: (remark.telling, len(remark.terms)))
    slight = short.telling < 2 and (len(short.terms) < _FEW or alike < _ALL)
    # A word or two are the same remark only when both stand alone and one person is known to have said them.
    if slight and not (known and left == right and len(long.terms) <= _FEW):
        return 0.0
    if not known:
        return alike
    return alike + (SPEAKER_BONUS if left == right else -SPEAKER_BONUS)


def _best(pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out a pair when either of its sides has a better partner."""
    best: dict[Place, float] = {}
    for pair in pairs:
        for place in (pair.one.place, pair.two.place):
            best[place] = max(best.get(place, 0.0), pair.score)
    return [pair for pair in pairs if pair.score >= max(best[pair.one.place], best[pair.two.place]) - 1e-9]


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs of the same or neighbouring pieces of the same two quotations as one run."""
    runs: list[list[Pair]] = []
    for pair in sorted(pairs, key=_by_quotation):
        last = runs[-1][-1] if runs else None
        if last is not None and _follows(last.one, pair.one) and _follows(last.two, pair.two):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _by_quotation(pair: Pair) -> tuple[int, int, int, int]:
    one, two = pair.one.quotation, pair.two.quotation
    return (-1 if one is None else one, -1 if two is None else two, pair.one.start, pair.two.start)


def _follows(one: Remark, two: Remark) -> bool:
    return one.quotation is not None and one.quotation == two.quotation and two.piece - one.piece in (0, 1)


def _twin(documents: Sequence[Parsed], run: Sequence[Pair]) -> Twin:
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


def _speaker(documents: Sequence[Parsed], run: Sequence[Pair]) -> str | None:
    """The fullest name that either side gives the speaker."""
    names = [
        speaker.name
        for pair in run
        for remark in (pair.one, pair.two)
        for speaker in documents[remark.document].speakers
        if speaker.id == remark.speaker
    ]
    return max(names, key=lambda name: (name[:1].isupper(), len(name.split()), name)) if names else None
