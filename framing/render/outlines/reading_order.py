"""Words of another direction kept to themselves: an Arabic name does not turn the sentence around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_FIRST, _LAST = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
ISOLATES = _FIRST + _LAST
_OTHER_WAY = frozenset({"R", "AL", "AN"})


def isolated(text: str) -> str:
    """``text`` between isolates where letters in it run from right to left; else as it is.

    Whatever controls of direction the text had were made visible before.
    """
    if text.isascii() or not any(unicodedata.bidirectional(c) in _OTHER_WAY for c in text):
        return text
    return f"{_FIRST}{text}{_LAST}"


def in_sentence(text: str) -> str:
    """A sentence of ours: whatever in it runs from right to left, from its first letter to its last, between isolates.

    So the sentence itself begins on the left, and "4 March" behind a name stays behind it.
    """
    turned = [unicodedata.bidirectional(c) in _OTHER_WAY for c in text] if not text.isascii() else []
    if not any(turned):
        return text
    parts, start = [], 0
    for first, last in _runs(text, turned):
        parts += [text[start:first], _FIRST, text[first:last], _LAST]
        start = last
    return "".join([*parts, text[start:]])


def _runs(text: str, turned: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From letter to letter of the other direction, with what stands between them but no letter of this one."""
    first = last = -1
    for at, c in enumerate(text):
        if turned[at]:
            first, last = (at if first < 0 else first), at + 1
        elif first >= 0 and unicodedata.bidirectional(c) == "L":
            yield first, last
            first = -1
    if first >= 0:
        yield first, last


def is_balanced(text: str) -> bool:
    """Whether every isolate of a text is closed in it, and none was opened by somebody else."""
    open_ = 0
    for c in text:
        open_ += (c == _FIRST) - (c == _LAST)
        if open_ < 0:
            return False
    return open_ == 0


def without_isolates(text: str) -> str:
    """``text`` for a line that is all there is, such as a subject."""
    return text.replace(_FIRST, "").replace(_LAST, "")
