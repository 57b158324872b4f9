"""Text to paragraphs: lines, or wrapped lines joined, each with a way back to its verbatim offsets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from framing.model import Paragraph as Paragraph  # what this module makes, for whoever takes it

_LINE = re.compile(r"([^\n\r\v\f\x85\u2028\u2029]*)(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x85\u2028\u2029\t\u00a0", " "))
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_SIGNS = re.compile(r"[-*•·‣–—|>]|\(?\d{1,3}[.)]\s")
# The line that says whose words the quotation above it is: "— Ana Brill, engineer".
_CITE = re.compile(r"(?:—|–|―|--|-)\s?[^\W\d_a-z]")
_MARKS = '"”’»'

WIDTHS = (40, 110)  # columns at which mail programs, editors and wire services wrap lines
FULL = 0.75  # share of inner lines that must fill the width before a text is taken as wrapped
SLACK = 3  # columns a wrapping program may leave unused beside the word that did not fit


class Line(NamedTuple):
    """One line without surrounding space. ``indent`` and ``width`` are in columns of the line as it stands."""

    start: int
    end: int
    indent: int
    width: int
    block: int  # lines of one block have no empty line between them


def one_line(text: str) -> str:
    """``text`` with every line end, tab and hard space as one plain space, same length."""
    return text.translate(_BREAKS)


def lines(text: str, start: int = 0) -> list[Line]:
    """The lines of ``text`` from ``start`` on that hold more than space."""
    found: list[Line] = []
    block, empty = -1, True
    for match in _LINE.finditer(text, start):
        line = match.group(1)
        bare = line.strip()
        if not bare:
            empty = True
            continue
        block += empty
        empty = False
        indent = len(line) - len(line.lstrip())
        at = match.start() + indent
        found.append(Line(at, at + len(bare), indent, len(line.rstrip()), block))
    return found


def find(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of plain text: one a line, or of several lines where the text is hard-wrapped."""
    found = lines(text, start)
    wrapped = _width(text, found)
    groups: list[list[Line]] = []
    for line in found:
        if groups and _continues(text, groups[-1][-1], line, wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    block = -1
    paragraphs = []
    for group in groups:
        begin, end = group[0].start, group[-1].end
        paragraphs.append(Paragraph(begin, end, one_line(text[begin:end]), apart=group[0].block != block))
        block = group[-1].block
    return paragraphs


def _width(text: str, found: list[Line]) -> int | None:
    """The column at which the text is wrapped, or None when it is not."""
    pairs = [(a, b) for a, b in pairwise(found) if a.block == b.block]
    if not pairs:
        return None
    width = max(a.width for a, _ in pairs)
    if not WIDTHS[0] <= width <= WIDTHS[1]:
        return None
    inner = [(a, b) for a, b in pairs if a.width >= WIDTHS[0] and not _ends(text, a)]
    full = sum(_full(text, a, b, width) for a, b in inner)
    return width if inner and full >= FULL * len(inner) else None


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fit on this line."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return line.width + 1 + (word.end() - word.start() if word else 0) > width - SLACK


def _ends(text: str, line: Line) -> bool:
    """Whether the line ends as a sentence ends."""
    return bool(_CLOSED.search(text, max(line.start, line.end - 4), line.end))


def _continues(text: str, line: Line, following: Line, wrapped: int | None) -> bool:
    if line.block != following.block:
        return False
    if _CITE.match(text, following.start) and text[line.end - 1] in _MARKS:
        return True
    if _SIGNS.match(text, following.start):
        return False
    if wrapped is not None and following.indent <= line.indent:
        return _full(text, line, following, wrapped)
    # Without a common width, only a line that plainly breaks off and one that plainly goes on belong together.
    return WIDTHS[0] <= line.width <= WIDTHS[1] and not _ends(text, line) and text[following.start].islower()
