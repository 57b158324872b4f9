"""Lines of a printed page to a paragraph: words that were divided at a line's end are one again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from framing.data import SYLLABLES

_DIVIDED = re.compile(r"([^\W\d_]+)(-|\u2010|\u00ad)$")
_GOES_ON = re.compile(r"([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_SIGNS = str.maketrans(
    {"\u00ad": None, "\u2010": "-", "\u2011": "-", "\u00a0": " ", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi"}
    | {"ﬄ": "ffl", "\uf001": "fi", "\uf002": "fl", "\u200b": None}
)
_SHORT = 2  # letters of half a compound; of fewer no compound is made


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand undivided in the lines of a text, in small letters."""
    words: set[str] = set()
    for line in lines:
        divided = _DIVIDED.search(line.rstrip())
        words.update(_WORD.findall(line[: divided.start()] if divided else line))
    return frozenset(word.casefold().replace("\u2010", "-").replace("\u2011", "-") for word in words)


def joined(lines: Iterable[str], known: frozenset[str] = frozenset()) -> str:
    """The lines as one paragraph. ``known``: words of the whole text, by which a hyphen is kept or not."""
    text = ""
    for line in lines:
        line = " ".join(line.split())
        if not line:
            continue
        divided = _DIVIDED.search(text)
        goes_on = _GOES_ON.match(line)
        if divided and goes_on:
            text = text[: divided.start(2)] + _hyphen(divided[1], divided[2], goes_on[1], known) + line
        else:
            text = f"{text} {line}" if text else line
    return " ".join(text.translate(_SIGNS).split())


def _hyphen(before: str, sign: str, after: str, known: frozenset[str]) -> str:
    """What stands between two halves: nothing in a word that was divided, a hyphen in a compound."""
    if sign == "\u00ad":
        return ""
    one, left, right = (before + after).casefold(), before.casefold(), after.casefold()
    if one in known:
        return ""
    if f"{left}-{right}" in known or after[0].isupper():
        return "-"
    words = _dictionary()
    if one in words:
        return ""
    compound = min(len(left), len(right)) > _SHORT and left in words and right in words
    return "-" if compound and sign == "-" else ""


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(SYLLABLES.read_text(encoding="utf-8").split())
