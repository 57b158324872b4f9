"""The lines of printed pages to paragraphs: by indents, gaps and sizes; heads and numbers of pages left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from framing.read.formats import line_joining

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–—\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_EDGE = 0.12  # share of a page's height at its top and foot where heads and numbers stand
_OTHER_SIZE = 0.12  # share by which the letters of another paragraph are larger or smaller
_GAP = 1.3  # times the usual distance of lines from which on it parts paragraphs
_INDENT = (0.4, 4.0)  # times a letter's size by which a paragraph's first line is set in
_FULL = 0.8  # share of the usual length that a line has which does not end its paragraph
_FEWEST = 2  # first lines set in from which on a text marks its paragraphs so
_DROP = 1.6  # times the size of what follows: a letter over several lines


class PrintedLine(NamedTuple):
    """One line as it stands on its page: left edge, base line and size of its letters in points, and its words."""

    page: int
    x: float
    y: float
    size: float
    text: str


def paragraphs(lines: Sequence[PrintedLine], heights: Sequence[float]) -> list[str]:
    """The paragraphs in order. ``heights``: of the pages, in points."""
    kept = _dropped(list(_without_heads(lines, heights)))
    if not kept:
        return []
    known = line_joining.vocabulary(line.text for line in kept)
    columns = _columns(kept)
    left = {at: min(line.x for line in kept[start:end]) for start, end in columns for at in range(start, end)}
    spacing = _spacing(kept)
    usual = median(len(line.text) for line in kept)
    set_in = [_is_set_in(line, left[at]) for at, line in enumerate(kept)]
    by_indent = _by_indent(kept, set_in, spacing)
    groups = [[kept[0].text]]
    for at, (line, following) in enumerate(pairwise(kept), 1):
        breaks = (following.page, following.y) if line.page != following.page or following.y > line.y + 1 else None
        if _other_size(line, following):
            new = True
        elif breaks:
            new = _new_behind_break(groups[-1], line, usual, by_indent, set_in[at])
        else:
            short = not by_indent and len(line.text) < _FULL * usual and _ENDS.search(line.text) is not None
            first = by_indent and set_in[at] and (not set_in[at - 1] or _is_short(line, usual))
            new = first or short or _is_gap(line, following, spacing)
        if new:
            groups.append([])
        groups[-1].append(following.text)
    return [text for group in groups if (text := line_joining.joined(group, known))]


def headline(lines: Sequence[PrintedLine]) -> str | None:
    """The words in the largest letters of the first page, where they are plainly larger than the text's."""
    if not lines:
        return None
    usual = Counter(round(line.size) for line in lines for _ in line.text).most_common(1)[0][0]
    first = [line for line in lines if line.page == lines[0].page and len(line.text.split()) + len(line.text) > 3]
    largest = max((line.size for line in first), default=0.0)
    words = line_joining.joined(line.text for line in first if line.size > largest * 0.95)
    return words if largest > 1.3 * usual and 3 <= len(words.split()) <= 30 else None


def _without_heads(lines: Sequence[PrintedLine], heights: Sequence[float]) -> Iterable[PrintedLine]:
    """The lines without what stands at the same edge of several pages, and without the numbers of pages."""
    seen: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for line in lines:
        if (edge := _edge(line, heights)) is not None:
            seen[_DIGITS.sub("0", line.text).strip(), edge].add(line.page)
    for line in lines:
        edge = _edge(line, heights)
        again = edge is not None and len(seen[_DIGITS.sub("0", line.text).strip(), edge]) > 1
        if not again and not (edge is not None and _NUMBER.fullmatch(line.text)):
            yield line


def _edge(line: PrintedLine, heights: Sequence[float]) -> bool | None:
    """Whether a line stands at its page's top (True) or foot (False); None for any other."""
    height = heights[line.page]
    if line.y > height * (1 - _EDGE):
        return True
    return False if line.y < height * _EDGE else None


def _dropped(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A letter that stands over several lines is the first of the line behind it."""
    found: list[PrintedLine] = []
    for line in lines:
        before = found[-1] if found else None
        letter = before is not None and len(before.text.strip()) == 1 and before.text.strip().isalpha()
        if before is not None and letter and before.size > _DROP * line.size:
            found[-1] = line._replace(x=before.x, text=before.text.strip() + line.text.lstrip())
        else:
            found.append(line)
    return found


def _columns(lines: Sequence[PrintedLine]) -> list[tuple[int, int]]:
    """From where to where the lines run down a page without going up again."""
    starts = [0, *(at for at, (a, b) in enumerate(pairwise(lines), 1) if a.page != b.page or b.y > a.y + 1)]
    return list(pairwise([*starts, len(lines)]))


def _spacing(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """The usual distance from line to line, by the size of the letters."""
    found: dict[int, Counter[float]] = defaultdict(Counter)
    for a, b in pairwise(lines):
        if a.page == b.page and 0 < a.y - b.y < 3 * a.size and not _other_size(a, b):
            found[round(a.size)][round(a.y - b.y, 1)] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in found.items()}


def _other_size(a: PrintedLine, b: PrintedLine) -> bool:
    return abs(a.size - b.size) > _OTHER_SIZE * max(a.size, b.size)


def _is_set_in(line: PrintedLine, left: float) -> bool:
    return _INDENT[0] * line.size < line.x - left < _INDENT[1] * line.size


def _is_short(line: PrintedLine, usual: float) -> bool:
    """Whether a paragraph ends with it: two first lines that follow each other are paragraphs of a line."""
    return len(line.text) < _FULL * usual or _ENDS.search(line.text) is not None


def _is_gap(line: PrintedLine, following: PrintedLine, spacing: Mapping[int, float]) -> bool:
    return line.y - following.y > _GAP * spacing.get(round(line.size), line.size * 1.2)


def _by_indent(lines: Sequence[PrintedLine], set_in: Sequence[bool], spacing: Mapping[int, float]) -> bool:
    """Whether paragraphs are marked by their first lines rather than by the space between them."""
    indents = gaps = 0
    for at, (line, following) in enumerate(pairwise(lines), 1):
        if _ENDS.search(line.text) and line.page == following.page and not _other_size(line, following):
            indents += set_in[at] and not set_in[at - 1]
            gaps += _is_gap(line, following, spacing)
    return indents >= _FEWEST and indents > gaps


def _new_behind_break(group: Sequence[str], line: PrintedLine, usual: float, by_indent: bool, set_in: bool) -> bool:
    """Whether a paragraph begins at the top of a column or a page."""
    if set_in and by_indent:
        return True
    if len(line.text) < _FULL * usual:
        return True
    text = " ".join(group)
    if text.count("“") > text.count("”") or _ENDS.search(line.text) is None:
        return False
    return not by_indent
