"""Posts of a network that are embedded in an article: whose words they are, and where the words end."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.read.metadata import dates

RULE = "post"
SIGNATURE = "who signs an embedded post"

_DATE = rf"(?:{dates.MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{dates.MONTH},?\s\d{{4}}|\d{{4}}-\d\d-\d\d)"
# "— Ana Brill (@anabrill) March 4, 2031": the line that every embedding of a post ends with.
_SIGNED = re.compile(
    rf"(?:—|–|―|--)\s?(?P<name>[^—–―()@\n]{{1,60}}?)\s?\((?P<handle>@\w{{1,30}})\)(?:[\s,·]{{0,3}}(?i:{_DATE}))?"
)
_PICTURE = re.compile(r"\bpic\.\w[\w-]{1,20}\.\w{2,6}/\w+\s*$|\bhttps?://t\.co/\w+\s*$")
_BEHIND = 12  # characters that may follow the last signature: "Report", "View post"
_LONGEST = 70  # words of a post that nothing but a picture's address tells


class Post(NamedTuple):
    """One post within a paragraph: where its words stand, where its signature ends, and who signs it.

    ``words`` equals ``start`` for a signature by itself, below the paragraph it signs.
    """

    start: int
    words: int  # end of the words
    end: int
    author: str | None


def find(line: str) -> list[Post]:
    """The posts a paragraph consists of, in order; none where it is the outlet's own text."""
    found: list[Post] = []
    at = 0
    for match in _SIGNED.finditer(line):
        words = len(line[at : match.start()].rstrip())
        found.append(Post(at, at + words, match.end(), match["name"].strip()))
        at = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
    if found:
        return found if len(line) - found[-1].end <= _BEHIND else []
    if _PICTURE.search(line, max(0, len(line) - 60)) and len(line.split()) <= _LONGEST:
        return [Post(0, len(line), len(line), None)]
    return []
