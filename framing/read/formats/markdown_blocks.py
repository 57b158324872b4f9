"""Blocks of Markdown as CommonMark finds them, but that nothing is hidden by what is opened and never closed.

A fence, a comment or an element without its end is text, and an indented line is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_FENCE = re.compile(r"(`{3,}|~{3,})([^\n]*)")
_OPENING = re.compile(r"<(?:(!--)|(script|style|pre|textarea|iframe|svg)(?=[\s/>]))", re.IGNORECASE)


@cache
def parser() -> MarkdownIt:
    """The parser of blocks, made once."""
    made = MarkdownIt("commonmark").enable("table").disable("code")
    made.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    made.block.ruler.at("html_block", _element, {"alt": ["paragraph", "reference", "blockquote"]})
    return made


def _fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A block of code that is closed."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _FENCE.match(state.src, start, state.eMarks[first])
    if not opening or state.sCount[first] - state.blkIndent >= 4:
        return False
    sign, unclosed = opening[1], state.env.setdefault("unclosed", {})
    if len(sign) >= unclosed.get(sign[0], len(sign) + 1):
        return False
    for number in range(first + 1, last):
        begin = state.bMarks[number] + state.tShift[number]
        closing = _FENCE.match(state.src, begin, state.eMarks[number])
        if closing and closing[1].startswith(sign) and not closing[2].strip():
            return _taken(state, first, number + 1, "fence", silent)
    if not silent and last == state.lineMax:
        unclosed[sign[0]] = len(sign)  # asked once, not for each
    return False


def _element(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment, or an element whose content is no prose, that is closed."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _OPENING.match(state.src, start, state.eMarks[first])
    if not opening or state.sCount[first] - state.blkIndent >= 4:
        return False
    closing, unclosed = "-->" if opening[1] else f"</{opening[2].lower()}", state.env.setdefault("open", set())
    if closing in unclosed:
        return False
    found = re.compile(re.escape(closing), re.IGNORECASE).search(state.src, opening.end())
    if found is None:
        unclosed.add(closing)
        return False
    behind = bisect_right(state.eMarks, found.start(), first, last)
    return _taken(state, first, min(behind + 1, last), "html_block", silent)


def _taken(state: StateBlock, first: int, behind: int, kind: str, silent: bool) -> bool:
    if not silent:
        state.line = behind
        state.push(kind, "", 0).map = [first, behind]
    return True
