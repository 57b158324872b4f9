"""Two renderings of one remark, side by side: how they stand to each other, and what differs."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from framing.compare.certainty.certainty_words import terms_of
from framing.compare.terms.content_terms import CONTENT, ContentTerm, terms, within
from framing.lexicons.closed_lists import paired, word_list
from framing.model import Parsed, Place, Span

_ALIKE = str.maketrans("’‘ʼ", "'''", ".")
_SPACES = re.compile(r"\s+")
_REPLACED = 4  # words that stand for others; more are another sentence
_SPELT_ALIKE = 0.8  # of the letters in order: from here on it is a slip or another spelling
_BESIDE = 2  # words beside those that both wordings have, in which a negation is about them
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")  # "August the 31st" and "Aug. 31" are one day
_BRACKET = re.compile(r"[\[\]]")
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
    """The words as printed, contractions, titles and months in full, without those printed as a sign as well."""
    full = {**paired("story_words", "written out"), **paired("calendar", "short months")}
    signs = word_list("story_words", "printed as a sign too")
    words = (_ORDINAL.sub("", word) for word in printed(parsed, found) if word not in signs)
    return [full.get(word, word) for word in words]


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


class Replacement(NamedTuple):
    """Telling words of one wording where the other has other ones, as they are printed, and where they stand."""

    one: str
    two: str
    here: Span
    there: Span


class Wordings(NamedTuple):
    """Two wordings laid side by side by the words that both have.

    ``likeness`` lies between 0 and 1; of what stands before the first and behind the last common word little counts.
    """

    likeness: float
    common: int  # telling words that both have
    replaced: tuple[Replacement, ...]  # the most telling first
    negated: tuple[bool, bool]  # whether an odd number of words denies what both have


def wordings(one: Parsed, here: Place, two: Parsed, there: Place) -> Wordings:
    """How two quotations of one remark differ: other words in the same place, and a "not" that one has."""
    left, right = _terms(one, here)[:_LONGEST], _terms(two, there)[:_LONGEST]
    matcher = SequenceMatcher(a=[t.stem for t in left], b=[t.stem for t in right], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return Wordings(0.0, 0, (), (False, False))
    (i, j, _), last = blocks[0], blocks[-1]
    sizes = (last.a + last.size - i, last.b + last.size - j)
    same = sum(block.size for block in blocks)
    common = sum(left[at].force >= CONTENT for block in blocks for at in range(block.a, block.a + block.size))
    replaced = [
        (min(math.fsum(term.force for term in side) for side in pair), pair)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= _REPLACED
        for pair in ((_telling(left[a:b]), _telling(right[c:d])),)
        if all(pair) and not _are_one(one, pair[0], two, pair[1])
    ]
    replaced.sort(key=lambda item: -item[0])
    return Wordings(
        2 * same / sum(sizes),
        common,
        tuple(
            Replacement(_shown(one, mine), _shown(two, theirs), _extent(mine), _extent(theirs))
            for _, (mine, theirs) in replaced
        ),
        (_denies(one, here, left, i, i + sizes[0]), _denies(two, there, right, j, j + sizes[1])),
    )


def _telling(found: Sequence[ContentTerm]) -> Sequence[ContentTerm]:
    """Some words without the small ones at either end."""
    at = [number for number, term in enumerate(found) if term.force >= CONTENT]
    return found[at[0] : at[-1] + 1] if at else ()


def _are_one(one: Parsed, mine: Sequence[ContentTerm], two: Parsed, theirs: Sequence[ContentTerm]) -> bool:
    """Whether it is spelling, or an editor's word in brackets, that makes two words of one."""
    if any(_BRACKET.search(_around(parsed, side)) for parsed, side in ((one, mine), (two, theirs))):
        return True
    left, right = ("".join(_spelled(parsed, side)) for parsed, side in ((one, mine), (two, theirs)))
    return SequenceMatcher(a=left, b=right, autojunk=False).ratio() >= _SPELT_ALIKE


def _around(parsed: Parsed, found: Sequence[ContentTerm]) -> str:
    return parsed.document.text[max(0, found[0].start - 1) : found[-1].end + 1]


def _extent(found: Sequence[ContentTerm]) -> Span:
    return Span(found[0].start, found[-1].end)


def _shown(parsed: Parsed, found: Sequence[ContentTerm]) -> str:
    return " ".join(parsed.document.text[found[0].start : found[-1].end].split())


def _denies(parsed: Parsed, place: Place, found: Sequence[ContentTerm], first: int, last: int) -> bool:
    """Whether an odd number of negations stands in, or next to, the words that both wordings have."""
    start = found[max(0, first - _BESIDE)].start if first else place.start
    end = found[min(len(found), last + _BESIDE) - 1].end if last < len(found) else place.end
    tokens = parsed.tokens
    low = bisect_left(tokens.start, start)
    return sum(tokens.lower[at] in terms_of("negation") for at in range(low, bisect_left(tokens.start, end))) % 2 == 1


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
