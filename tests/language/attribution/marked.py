"""Texts with what a person would mark: {braces} around the source, [brackets] around the content.

A source may be empty ("{}"). Content in several brackets is one content.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.model import Attribution, Parsed, Span


class Marked(NamedTuple):
    """A text without its marks, and where source and content are."""

    text: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def read(marked: str) -> Marked:
    """The text and the marks of a marked text."""
    text: list[str] = []
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"}": [], "]": []}
    for character in marked:
        if character in "{[":
            opened["}" if character == "{" else "]"] = len(text)
        elif character in "}]":
            spans[character].append(Span(opened[character], len(text)))
        else:
            text.append(character)
    return Marked("".join(text), tuple(s for s in spans["}"] if s.start < s.end), tuple(spans["]"]))


def letters(text: str, spans: tuple[Span, ...]) -> set[int]:
    """The places of letters and digits in ``spans``: marks and spaces at the edges do not matter."""
    return {place for start, end in spans for place in range(start, end) if text[place].isalnum()}


def matching(parsed: Parsed, marked: Marked) -> list[Attribution]:
    """The attributions whose content is mostly the marked content and whose source is the marked one."""
    wanted, source = letters(marked.text, marked.content), letters(marked.text, marked.source)
    found = []
    for attribution in parsed.attributions:
        content = letters(marked.text, attribution.content)
        named = letters(marked.text, attribution.source)
        same = 4 * len(content & wanted) >= 3 * len(content | wanted)
        if same and (bool(named & source) or not (named or source)):
            found.append(attribution)
    return found


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words of ``spans`` for a message."""
    return re.sub(r"\s+", " ", " … ".join(text[start:end] for start, end in spans))
