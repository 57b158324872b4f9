"""The paragraphs of an article in which something stands that others do not tell, the most telling first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framing.compare.findings.passages import LONGEST, is_newer
from framing.compare.findings.universal import every, in_english
from framing.compare.opening import stands_alone
from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.model import Comparison, Coverage, Place, Span

OF_EACH = 2  # paragraphs of an article in one finding
# A paragraph's worth: its length, less what is told elsewhere, and names that no other text prints. Chosen by hand on
# annotated events after the weights of a fitted model, which was no better; the exact figures matter little.
_TOLD = 2.0
_NEW_NAMES = 0.4
_MANY_NAMES = 3


class UncoveredParagraph(NamedTuple):
    """A paragraph, its sentence that fewest others tell, and the documents in which that has no counterpart.

    ``absent`` is empty where all the others are older: what happened since cannot be missing there.
    """

    place: Place
    sentence: Span
    row: int  # index of that sentence
    absent: tuple[int, ...]


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
        told = [(item, _lacking(item, english)) for item in rows if stands_alone(parsed, item.sentence)]
        most = max((len(lacking) for _, lacking in told), default=0)
        if not most:
            continue
        item, lacking = next((item, lacking) for item, lacking in told if len(lacking) == most)
        sentence = parsed.sentences[item.sentence]
        whole = parsed.document.zones[zone]
        if whole.end - whole.start > LONGEST:
            whole = whole._replace(start=sentence.start, end=min(sentence.end, sentence.start + LONGEST))
        place = Place(side, whole.start, whole.end)
        absent = tuple(other for other in lacking if not is_newer(made, side, other))
        scores = [other.score for row in rows for other in row.counterparts if other.document in english]
        worth = (place.end - place.start) / LONGEST - _TOLD * math.fsum(scores) / len(scores)
        worth += _NEW_NAMES * min(_MANY_NAMES, _new_names(within(words, *place[1:]), others)) / _MANY_NAMES
        yield -worth, place.start, UncoveredParagraph(place, Span(sentence.start, sentence.end), item.sentence, absent)


def _lacking(item: Coverage, sides: Sequence[int]) -> tuple[int, ...]:
    return tuple(other.document for other in item.counterparts if other.told == "no" and other.document in sides)


def _new_names(found: Sequence[ContentTerm], others: Sequence[frozenset[str]]) -> int:
    """How many names and numbers no other document prints."""
    names = {term.stem for term in found if term.force > CONTENT}
    return sum(every(others, lambda stems, name=name: name not in stems) for name in names)  # type: ignore[misc]
