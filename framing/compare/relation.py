"""Two renderings of one remark, side by side: how they stand to each other, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from framing.compare.words import CONTENT, Term, terms, within
from framing.model import Parsed, Place, Span

_ALIKE = str.maketrans("’‘ʼ", "'''", ".")
_LONGEST = 400  # words of a quotation that are compared word by word; the comparison is quadratic


def relation(one: Parsed, first: Sequence[Term], two: Parsed, second: Sequence[Term]) -> str:
    """ "verbatim", "trimmed" (one is a part of the other) or "reworded", spelling and punctuation aside."""
    left, right = printed(one, first), printed(two, second)
    if "".join(left) == "".join(right):  # "F.B.I." and "FBI" are one word in two spellings
        return "verbatim"
    short, long = sorted((left, right), key=len)
    return "trimmed" if f" {' '.join(short)} " in f" {' '.join(long)} " else "reworded"


def printed(parsed: Parsed, found: Sequence[Term]) -> list[str]:
    """The words as printed, without case and dots, apostrophes of both kinds the same."""
    text = parsed.document.text
    return [text[term.start : term.end].translate(_ALIKE).casefold() for term in found]


def changes(one: Parsed, first: Sequence[Term], two: Parsed, second: Sequence[Term]) -> tuple[list[Span], list[Span]]:
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


def _terms(parsed: Parsed, place: Place) -> tuple[Term, ...]:
    return within(terms(parsed), place.start, place.end)


def _differing(
    one: Parsed, first: Sequence[Term], two: Parsed, second: Sequence[Term]
) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
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
