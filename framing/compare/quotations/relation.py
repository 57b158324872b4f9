"""Two renderings of one remark, side by side: how they stand to each other, and what differs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.lexicons.closed_lists import paired, word_list
from framing.model import Parsed, Place, Span

_ALIKE = str.maketrans("’‘ʼ", "'''", ".")
_SPACES = re.compile(r"\s+")
_SHORT = 2  # words of which none is left out
_LONGEST = 400  # words of a quotation that are compared word by word; the comparison is quadratic


def relation(one: Parsed, first: Sequence[ContentTerm], two: Parsed, second: Sequence[ContentTerm]) -> str:
    """ "verbatim", "trimmed" (one is a part of the other) or "reworded", spelling and punctuation aside."""
    left, right = _spelled(one, first), _spelled(two, second)
    if "".join(left) == "".join(right):  # "F.B.I." and "FBI" are one word in two spellings
        return "verbatim"
    short, long = sorted((left, right), key=len)
    if f" {' '.join(short)} " not in f" {' '.join(long)} ":
        return "reworded"
    # An article or a conjunction at either end belongs to whoever quotes.
    return "verbatim" if "".join(_inner(one, first)) == "".join(_inner(two, second)) else "trimmed"


def _inner(parsed: Parsed, found: Sequence[ContentTerm]) -> list[str]:
    """The words without a small one at either end."""
    words = _spelled(parsed, found)
    small = word_list("story_words", "at the ends of a quotation")
    if len(words) <= _SHORT:
        return words
    return words[words[0] in small : len(words) - (words[-1] in small)]


def _spelled(parsed: Parsed, found: Sequence[ContentTerm]) -> list[str]:
    """The words as printed, contractions and titles in full, without those that are printed as a sign as well."""
    full, signs = paired("story_words", "written out"), word_list("story_words", "printed as a sign too")
    return [full.get(word, word) for word in printed(parsed, found) if word not in signs]


def printed(parsed: Parsed, found: Sequence[ContentTerm]) -> list[str]:
    """The words as printed, without case and dots, apostrophes of both kinds the same."""
    text = parsed.document.text
    return [text[term.start : term.end].translate(_ALIKE).casefold() for term in found]


def changes(
    one: Parsed, first: Sequence[ContentTerm], two: Parsed, second: Sequence[ContentTerm]
) -> tuple[list[Span], list[Span]]:
    """The words that either side prints otherwise, as spans; neighbouring words in one span."""
    left: list[Span] = []
    right: list[Span] = []
    for mine, theirs in _differing(one, first, two, second):
        if mine:
            left.append(_words(one, mine[0].start, mine[-1].end))
        if theirs:
            right.append(_words(two, theirs[0].start, theirs[-1].end))
    return left, right


def telling_changes(one: Parsed, here: Place, two: Parsed, there: Place) -> int:
    """How many telling words differ, counted on the side where fewer do."""
    differing = list(_differing(one, _terms(one, here), two, _terms(two, there)))
    return min(sum(term.force >= CONTENT for pair in differing for term in pair[side]) for side in (0, 1))


def around_change(one: Parsed, here: Place, two: Parsed, there: Place, limit: int) -> tuple[str, str]:
    """Both passages as printed, each at most about ``limit`` characters around the words that change most."""
    differing = list(_differing(one, _terms(one, here), two, _terms(two, there)))
    both = [pair for pair in differing if pair[0] and pair[1]] or [((), ())]
    mine, theirs = max(both, key=lambda pair: min(math.fsum(term.force for term in side) for side in pair))
    return _cut(one, here, mine, limit), _cut(two, there, theirs, limit)


def _cut(parsed: Parsed, place: Place, changed: Sequence[ContentTerm], limit: int) -> str:
    """At most ``limit`` characters of the passage in whole words, a third of them before what changed."""
    text = parsed.document.text
    if place.end - place.start <= limit:
        return text[place.start : place.end]
    ends = [match.end() for match in _SPACES.finditer(text, place.start, place.end)]
    wanted = (changed[0].start if changed else place.start) - limit // 3
    start = next((end for end in ends if end >= wanted), place.start) if wanted > place.start else place.start
    last = [end for end in ends if start < end <= start + limit]
    end = place.end if place.end - start <= limit else last[-1] if last else min(place.end, start + limit)
    return f"{'…' * (start > place.start)}{text[start:end].strip()}{'…' * (end < place.end)}"


def _terms(parsed: Parsed, place: Place) -> tuple[ContentTerm, ...]:
    return within(terms(parsed), place.start, place.end)


def _differing(
    one: Parsed, first: Sequence[ContentTerm], two: Parsed, second: Sequence[ContentTerm]
) -> Iterator[tuple[Sequence[ContentTerm], Sequence[ContentTerm]]]:
    first, second = first[:_LONGEST], second[:_LONGEST]
    matcher = SequenceMatcher(a=printed(one, first), b=printed(two, second), autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield first[i:j], second[k:m]


def _words(parsed: Parsed, start: int, end: int) -> Span:
    """The span widened to whole words, so that a changed "n't" shows as "haven't"."""
    text = parsed.document.text
    while start > 0 and text[start - 1].isalnum() and text[start].isalpha():
        start -= 1
    return Span(start, end)
