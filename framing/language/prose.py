"""A zone's text as language: markup left out, marks unified, and a way back to the verbatim offsets.

The parser must read "don't" and "don’t", "..." and “...” alike, and must not read Markdown's asterisks or the
line ends of wrapped text. Everything after the parse speaks in verbatim offsets again.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

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
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class Prose(NamedTuple):
    """``text`` to be parsed; ``offsets[i]`` is where its i-th character stands in the document."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The verbatim range of ``text[start:end]`` (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


def prose(document: Document, zone: Zone) -> Prose:
    """The zone's words as one line of running text."""
    unified = document.text[zone.start : zone.end].translate(_UNIFIED)
    skipped = _skipped(document, zone)
    text: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(unified):
        if character in _INVISIBLE or index in skipped:
            continue
        if character == " " and (not text or text[-1] == " "):
            continue
        # A lone surrogate cannot be encoded for the parser; it stands for one unknown character.
        text.append("\ufffd" if "\ud800" <= character <= "\udfff" else character)
        offsets.append(zone.start + index)
    while text and text[-1] == " ":
        text.pop()
        offsets.pop()
    return Prose("".join(text), tuple(offsets))


def _skipped(document: Document, zone: Zone) -> frozenset[int]:
    if not document.markup:
        return frozenset()
    first = bisect_left(document.markup, (zone.start, zone.start))
    inside: set[int] = set()
    for start, end in document.markup[max(0, first - 1) :]:
        if start >= zone.end:
            break
        inside.update(range(max(start, zone.start) - zone.start, min(end, zone.end) - zone.start))
    return frozenset(inside)
