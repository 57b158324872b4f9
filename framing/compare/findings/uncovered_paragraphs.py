"""The paragraphs of an article in which something stands that others do not tell, the most telling first."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framing.compare.coverage.uncovered import SURELY
from framing.compare.findings.passages import LONGEST, is_newer
from framing.compare.findings.universal import every, in_english
from framing.compare.opening import stands_alone
from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.language.voice import voice_at
from framing.model import Comparison, Coverage, Parsed, Place, Span

_FEWEST = 2  # telling words of a sentence that is shown
_FULL = 6  # from so many on it says enough by itself
OF_EACH = 2  # paragraphs of an article in one finding
# A paragraph's worth: its length, less what is told elsewhere, and names that no other text prints. Chosen by hand on
# annotated events after the weights of a fitted model, which was no better; the exact figures matter little.
_TOLD = 2.0
_NEW_NAMES = 0.4
_MANY_NAMES = 3
_SLIGHT = 9.0  # what a paragraph is worth less whose sentence says too little by itself: those come last


class UncoveredParagraph(NamedTuple):
    """A paragraph, its sentence that fewest others tell, and the documents in which that has no counterpart.

    ``absent`` is empty where all the others are older: what happened since cannot be missing there. ``surely`` are
    those of which it can be said; of the others no more than that they tell it in part at most.
    """

    place: Place
    sentence: Span
    row: int  # index of that sentence
    absent: tuple[int, ...]
    surely: tuple[int, ...]


def paragraphs(made: Comparison) -> list[list[UncoveredParagraph]]:
    """For each document its paragraphs, those worth most to a reader first; none for one that is not in English."""
    english = in_english(made)
    words = [terms(profile.parsed) for profile in made.profiles]
    stems = [frozenset(term.stem for term in found) for found in words]
    return [
        [found for _, _, found in sorted(_of(made, side, words[side], [stems[at] for at in english if at != side]))]
        if side in english
        else []
        for side in range(len(made.profiles))
    ]


def _of(
    made: Comparison, side: int, words: Sequence[ContentTerm], others: Sequence[frozenset[str]]
) -> Iterator[tuple[float, int, UncoveredParagraph]]:
    parsed = made.profiles[side].parsed
    english = in_english(made)  # what is told in another language is told in other words, so it is not looked for
    records = [item for item in made.coverage if item.document == side]
    for zone, group in groupby(records, key=lambda item: parsed.sentences[item.sentence].zone):
        rows = list(group)
        told = [
            (
                len(absent),
                len(_surely(made, item, absent)),
                _is_full(parsed, words, item.sentence),
                -item.sentence,
                item,
            )
            for item in rows
            if stands_alone(parsed, item.sentence) and is_statement(parsed, words, item.sentence)
            if (absent := lacking(item, english))
        ]
        if not told:
            continue
        *_, item = max(told, key=lambda found: found[:4])
        sentence = parsed.sentences[item.sentence]
        whole = parsed.document.zones[zone]
        if whole.end - whole.start > LONGEST:
            whole = whole._replace(start=sentence.start, end=min(sentence.end, sentence.start + LONGEST))
        place = Place(side, whole.start, whole.end)
        absent = tuple(other for other in lacking(item, english) if not is_newer(made, side, other))
        surely = _surely(made, item, absent)
        if not absent and not _surely(made, item, lacking(item, english)):
            continue  # nor is what the older texts tell as well told since
        scores = [other.score for row in rows for other in row.counterparts if other.document in english]
        worth = (place.end - place.start) / LONGEST - _TOLD * math.fsum(scores) / len(scores)
        worth += _NEW_NAMES * min(_MANY_NAMES, _new_names(within(words, *place[1:]), others)) / _MANY_NAMES
        found = UncoveredParagraph(place, Span(sentence.start, sentence.end), item.sentence, absent, surely)
        worth -= _SLIGHT * (not _is_full(parsed, words, item.sentence))
        yield -worth, place.start, found


def lacking(item: Coverage, sides: Sequence[int]) -> tuple[int, ...]:
    """Those of ``sides`` in which no counterpart of a sentence was found."""
    return tuple(other.document for other in item.counterparts if other.told == "no" and other.document in sides)


def _surely(made: Comparison, item: Coverage, sides: Sequence[int]) -> tuple[int, ...]:
    """Those of ``sides`` in which the sentence has surely no counterpart, nor a remark of it a pair."""
    scores = {other.document: other.score for other in item.counterparts}
    return tuple(side for side in unpaired(made, item, sides) if scores[side] < SURELY)


def unpaired(made: Comparison, item: Coverage, sides: Sequence[int]) -> tuple[int, ...]:
    """Those of ``sides`` that render no remark of a sentence."""
    sentence = made.profiles[item.document].parsed.sentences[item.sentence]
    paired = {
        there.document
        for twin in made.twins
        for here, there in ((twin.a, twin.b), (twin.b, twin.a))
        if here.document == item.document and here.start < sentence.end and sentence.start < here.end
    }
    return tuple(side for side in sides if side not in paired)


def is_statement(parsed: Parsed, words: Sequence[ContentTerm], row: int) -> bool:
    """Whether a sentence tells something by itself: no question, no half of a remark, no line without a verb."""
    sentence = parsed.sentences[row]
    if not _has_verb(parsed, sentence.first, sentence.last) and _has_verb(parsed, 0, len(parsed.tokens)):
        return False
    text = parsed.document.text[sentence.start : sentence.end].rstrip("”’\"' )")
    if text.endswith("?") or sum(term.force >= CONTENT for term in within(words, *sentence[:2])) < _FEWEST:
        return False
    first, last = (bisect_left(parsed.words, at, key=lambda word: word.start) for at in sentence[:2])
    return any(voice_at(parsed.voices, word.start, word.end) != "direct" for word in parsed.words[first:last])


def _has_verb(parsed: Parsed, first: int, last: int) -> bool:
    return any(parsed.tokens.tag[at].startswith(("VB", "MD")) for at in range(first, last))


def _is_full(parsed: Parsed, words: Sequence[ContentTerm], row: int) -> bool:
    """Whether a sentence says enough to be read without what stands around it."""
    return sum(term.force >= CONTENT for term in within(words, *parsed.sentences[row][:2])) >= _FULL


def _new_names(found: Sequence[ContentTerm], others: Sequence[frozenset[str]]) -> int:
    """How many names and numbers no other document prints."""
    names = {term.stem for term in found if term.force > CONTENT}
    return sum(every(others, lambda stems, name=name: name not in stems) for name in names)  # type: ignore[misc]
