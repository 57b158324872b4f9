"""A zone's text as language: markup left out, marks unified, and a way back to the verbatim offsets.

The parser must read "don't" and "don’t", "..." and “...” alike, and must not read Markdown's asterisks or the
line ends of wrapped text. Everything after the parse speaks in verbatim offsets again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.model import Document, Zone

# One character for one, so that offsets survive. Double quotation marks of every style become the straight one.
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‛ʼ＇´`", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t\r\n\x0b\x0c\x85\u2028\u2029", " "),
    }
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# What is left out: characters nobody sees, and all but the first of a run of spaces, whatever lies unseen between.
_DROPPED = re.compile(rf"[{_INVISIBLE}]+|(?<= )[ {_INVISIBLE}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Prose(NamedTuple):
    """``text`` to be parsed; ``offsets[i]`` is where its i-th character stands in the document."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The verbatim range of ``text[start:end]`` (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def at(self, places: NDArray[np.int64]) -> list[int]:
        """The verbatim offsets of many characters at once."""
        if isinstance(self.offsets, range):
            shifted: list[int] = (places + self.offsets.start).tolist()
            return shifted
        return [self.offsets[place] for place in places.tolist()]


def prose(document: Document, zone: Zone) -> Prose:
    """The zone's words as one line of running text: no space at its ends, none twice, nothing that is markup."""
    unified = document.text[zone.start : zone.end].translate(_UNIFIED)
    # A lone surrogate cannot be encoded for the parser; it stands for one unknown character.
    unified = _SURROGATE.sub("\ufffd", unified)
    kept = list(_kept(unified, _skipped(document, zone)))
    if len(kept) <= 1:
        first, last = kept[0] if kept else (0, 0)
        return Prose(unified[first:last], range(zone.start + first, zone.start + last))
    offsets: list[int] = []
    for first, last in kept:
        offsets += range(zone.start + first, zone.start + last)
    return Prose("".join(unified[first:last] for first, last in kept), offsets)


def _kept(text: str, skipped: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that stay, in order; the joined stretches have no space at an end and none twice."""
    dropped = sorted([*skipped, *(match.span() for match in _DROPPED.finditer(text))])
    spaced, pending = True, None  # whether the last kept character is a space; a kept stretch not yet given out
    at = 0
    for start, end in [*dropped, (len(text), len(text))]:
        first = at
        while spaced and first < start and text[first] == " ":
            first += 1
        if first < start:
            if pending is not None:
                yield pending
            pending, spaced = (first, start), text[start - 1] == " "
        at = max(at, end)
    if pending is not None:
        first, last = pending
        last -= text[last - 1] == " "
        if first < last:
            yield first, last


def _skipped(document: Document, zone: Zone) -> list[tuple[int, int]]:
    """The markup in the zone, in offsets of the zone."""
    first = bisect_left(document.markup, (zone.start, zone.start))
    inside = []
    for start, end in document.markup[max(0, first - 1) :]:
        if start >= zone.end:
            break
        if end > zone.start:
            inside.append((max(start, zone.start) - zone.start, min(end, zone.end) - zone.start))
    return inside
