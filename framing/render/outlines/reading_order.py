"""Words of another direction kept to themselves: an Arabic name does not turn the sentence around it."""

from __future__ import annotations

import unicodedata

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
