"""Ranges of tokens, half-open: added, taken away, measured, and laid over quotations and the verbatim text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from framing.model import Quotation, Span, Tokens

Range = tuple[int, int]


def quoted_ranges(tokens: Tokens, quotations: Iterable[Quotation]) -> list[Range]:
    """The tokens of each quotation, its marks included; empty ranges for quotations without a token."""
    starts, ends = tokens.start, tokens.end
    found = ((bisect_left(starts, q.start), bisect_right(ends, q.end)) for q in quotations)
    return [(low, max(low, high)) for low, high in found]


def minus(ranges: Iterable[Range], cut: Range) -> list[Range]:
    """``ranges`` without the tokens of ``cut``."""
    kept: list[Range] = []
    for low, high in ranges:
        if cut[1] <= low or high <= cut[0]:
            kept.append((low, high))
            continue
        if low < cut[0]:
            kept.append((low, cut[0]))
        if cut[1] < high:
            kept.append((cut[1], high))
    return kept


def union(ranges: Iterable[Range]) -> list[Range]:
    """The same tokens as sorted ranges that neither overlap nor touch."""
    merged: list[Range] = []
    for low, high in sorted(r for r in ranges if r[0] < r[1]):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def size(ranges: Iterable[Range]) -> int:
    """How many tokens disjoint ranges hold."""
    total = 0
    for low, high in ranges:  # asked so often that a generator would cost as much again
        total += high - low
    return total


def overlap(a: Sequence[Range], b: Sequence[Range]) -> int:
    """How many tokens two lists of sorted, disjoint ranges share."""
    shared = i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        shared += max(0, high - low)
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return shared


def trimmed(tokens: Tokens, ranges: Iterable[Range]) -> list[Range]:
    """``ranges`` without commas, dashes and full stops at their edges; quotation marks and brackets stay."""
    kept = []
    for low, high in ranges:
        while low < high and tokens.text[low] in _EDGES:
            low += 1
        while low < high and tokens.text[high - 1] in _EDGES:
            high -= 1
        if low < high:
            kept.append((low, high))
    return kept


_EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "―", "...", "…"})


def spans(tokens: Tokens, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Token ranges as spans of the verbatim text."""
    return tuple(Span(tokens.start[low], tokens.end[high - 1]) for low, high in ranges)
