"""Two renderings of one remark, side by side: how alike they are, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from framing.compare.words import Term, containment
from framing.model import Parsed, Span

_LONGEST = 400  # words of a quotation that are compared word by word; the comparison is quadratic


def likeness(one: Sequence[str], two: Sequence[str], weight: Mapping[str, float]) -> float:
    """How far two passages are one remark, 0 to 1: the share of the shorter one's weight that the longer one has.

    Lone words say little: a shorter side with little to say is believed less.
    """
    short, long = sorted((one, two), key=lambda side: (sum(weight.get(stem, 1.0) for stem in side), len(side), side))
    return containment(short, long, weight) * min(1.0, 0.4 + 0.2 * len(short))


def relation(one: Parsed, first: Sequence[Term], two: Parsed, second: Sequence[Term]) -> str:
    """ "verbatim", "trimmed" (one is a part of the other) or "reworded", spelling and punctuation aside."""
    left, right = printed(one, first), printed(two, second)
    if left == right:
        return "verbatim"
    short, long = sorted((left, right), key=len)
    return "trimmed" if f" {' '.join(short)} " in f" {' '.join(long)} " else "reworded"


def printed(parsed: Parsed, found: Sequence[Term]) -> list[str]:
    """The words as printed, without case."""
    return [parsed.document.text[term.start : term.end].casefold() for term in found]


def changes(one: Parsed, first: Sequence[Term], two: Parsed, second: Sequence[Term]) -> tuple[list[Span], list[Span]]:
    """The words that either side prints otherwise, as spans; neighbouring words in one span."""
    first, second = first[:_LONGEST], second[:_LONGEST]
    matcher = SequenceMatcher(a=printed(one, first), b=printed(two, second), autojunk=False)
    left: list[Span] = []
    right: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            if j > i:
                left.append(Span(first[i].start, first[j - 1].end))
            if m > k:
                right.append(Span(second[k].start, second[m - 1].end))
    return left, right
