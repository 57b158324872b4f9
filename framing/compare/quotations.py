"""The same remark in two documents: found by its words and its speaker, and how the renderings differ."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.compare.index import Index
from framing.compare.relation import likeness, relation
from framing.compare.words import Term, terms, weights, within
from framing.model import Parsed, Place, Twin

QUOTED_FLOOR = 0.55  # two quotations at least this alike render one remark
REPORTED_FLOOR = 0.70  # a quotation and a passage without quotation marks
SPEAKER_BONUS = 0.10  # the same speaker makes a pair this much surer, two known different ones as much less
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage that may render what somebody said: a quotation, or the content of reported speech."""

    document: int
    start: int
    end: int
    quoted: bool
    scare: bool
    speaker: str | None  # id
    terms: tuple[Term, ...]

    @property
    def place(self) -> Place:
        return Place(self.document, self.start, self.end)


def remarks(number: int, parsed: Parsed) -> tuple[Remark, ...]:
    """The quotations and the reported contents of a document's body, in order."""
    every = terms(parsed)
    begins = [sentence.start for sentence in parsed.sentences]

    def in_body(start: int) -> bool:
        at = bisect_right(begins, start) - 1
        return at >= 0 and parsed.sentences[at].kind == "body" and start < parsed.sentences[at].end

    said = sorted(
        (span.start, span.end, attribution.speaker)
        for attribution in parsed.attributions
        for span in attribution.content
    )
    found = [
        Remark(
            number, q.start, q.end, True, q.scare, _speaker(said, q.inner.start, q.inner.end), within(every, *q.inner)
        )
        for q in parsed.quotations
        if in_body(q.start)
    ]
    quoted = sorted((remark.start, remark.end) for remark in found)
    for start, end, speaker in said:
        if in_body(start) and not _inside(quoted, start, end):
            found.append(Remark(number, start, end, False, False, speaker, within(every, start, end)))
    return tuple(sorted((r for r in found if r.terms), key=lambda r: (r.start, r.end, not r.quoted)))


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
            pairs = _pairs(side, every[second], indices[first], indices[second])
            for one, two in pairs:
                score = _score(one, two, weight, same_speaker)
                if score >= (QUOTED_FLOOR if one.quoted and two.quoted else REPORTED_FLOOR):
                    found.append(_twin(documents, one, two, min(score, 1.0)))
    return tuple(found)


def _pairs(one: Sequence[Remark], two: Sequence[Remark], first: Index, second: Index) -> list[tuple[Remark, Remark]]:
    """Pairs worth scoring, found from either side so that neither side's order matters."""
    there = {
        (i, j) for i, remark in enumerate(one) for j in second.near([term.stem for term in remark.terms], _CANDIDATES)
    }
    back = {
        (i, j) for j, remark in enumerate(two) for i in first.near([term.stem for term in remark.terms], _CANDIDATES)
    }
    return [(one[i], two[j]) for i, j in sorted(there | back) if one[i].quoted or two[j].quoted]


def _score(one: Remark, two: Remark, weight: Mapping[str, float], same: Mapping[tuple[int, str], int]) -> float:
    alike = likeness([term.stem for term in one.terms], [term.stem for term in two.terms], weight)
    if one.speaker is None or two.speaker is None:
        return alike
    left, right = same.get((one.document, one.speaker)), same.get((two.document, two.speaker))
    if left is None or right is None:
        return alike
    return alike + (SPEAKER_BONUS if left == right else -SPEAKER_BONUS)


def _twin(documents: Sequence[Parsed], one: Remark, two: Remark, score: float) -> Twin:
    kind = relation(documents[one.document], one.terms, documents[two.document], two.terms)
    if not (one.quoted and two.quoted):
        kind = "paraphrased"
    names = [
        speaker.name
        for remark in (one, two)
        for speaker in documents[remark.document].speakers
        if speaker.id == remark.speaker
    ]
    name = max(names, key=lambda item: (len(item.split()), item)) if names else None
    return Twin(one.place, two.place, name, kind, round(score, 4))


def _speaker(said: Sequence[tuple[int, int, str | None]], start: int, end: int) -> str | None:
    """The speaker of the content that covers most of the quotation."""
    best, speaker = 0, None
    stop = bisect_left(said, end, key=lambda item: item[0])
    for begin, finish, who in said[max(0, stop - 12) : stop]:
        shared = min(end, finish) - max(start, begin)
        if shared > best and who is not None:
            best, speaker = shared, who
    return speaker


def _inside(quoted: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """A content that is little more than one quotation is that quotation, not a second passage."""
    at = bisect_right(quoted, start, key=lambda item: item[0])
    return any(
        min(end, stop) - max(start, begin) > 0.8 * (end - start) for begin, stop in quoted[max(0, at - 1) : at + 1]
    )
