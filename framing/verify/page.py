"""Where a page of HTML first differs from the one its records give, in words a reader of the page understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import zip_longest
from typing import NamedTuple

from framing.verify.differences import Difference

_QUOTED = 100  # characters of a text that a message repeats
# Pages of ours hold no comment, and no "<" or ">" in an attribute, so this takes them apart in one linear pass.
_PART = re.compile(r"<(/?)(\w+)([^<>]*)>|<|[^<]+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_GENERATOR = re.compile(rb'<meta name="generator" content="([^"<>]{1,200})"')
_OF_STYLE = ("Content-Security-Policy", 'name="generator"')  # which name the style sheet's digest, and the templates'
_END = "the end of the page"


class _PageTag(NamedTuple):
    """A tag as it is written, or a run of text; ``under`` and ``row`` say where it stands."""

    tag: str  # "" for text
    text: str
    under: str
    row: str


def first(printed: bytes, redrawn: bytes) -> Difference:
    """The first difference between two pages that differ; that of their style sheets only if there is no other."""
    style = False
    for mine, theirs in zip_longest(_parts(printed), _parts(redrawn)):
        if mine is not None and theirs is not None and mine[:2] == theirs[:2]:
            continue
        there = theirs or mine
        if there is not None and (there.tag == "style" or any(name in there.text for name in _OF_STYLE)):
            style = True
        elif mine is not None and theirs is not None and mine.tag == theirs.tag != "":
            return Difference(f"a link or a mark {_where(theirs)}", _shown(mine), _shown(theirs))
        else:
            return Difference(_where(there), _shown(mine), _shown(theirs))
    what = "the style sheet" if style else "the spaces between the words of the page"
    return Difference(what, "otherwise", "as it is written")


def drawn_by(page: bytes) -> str:
    """What a page says of the program and the templates that drew it; "?" where it doesn't."""
    found = _GENERATOR.search(page)
    return found[1].decode("utf-8", "replace") if found else "?"


def _parts(page: bytes) -> Iterator[_PageTag]:
    inside = under = row = ""
    for part in _PART.finditer(page.decode("utf-8", "replace")):
        closing, tag = part[1], (part[2] or "").lower()
        if not tag:
            text = " ".join(unescape(part[0]).split())
            if text:
                yield _PageTag("style" if inside == "style" else "", text, under, row)
                if inside in _HEADINGS:
                    under = f"{under} {text}".strip()
                elif inside == "th":
                    row = f"{row} {text}".strip()
            continue
        yield _PageTag(tag, part[0], under, row)
        if tag in _HEADINGS or tag in ("th", "style"):
            inside = "" if closing else tag
        if not closing and tag in _HEADINGS:
            under = row = ""
        elif tag == "tr":
            row = ""


def _where(part: _PageTag | None) -> str:
    if part is None or not part.under:
        return "the top of the page"
    where = f"under “{part.under[:_QUOTED]}”"
    return f"{where}, in the row “{part.row[:_QUOTED]}”" if part.row else where


def _shown(part: _PageTag | None) -> str:
    if part is None:
        return _END
    return f"“{part.text}”" if len(part.text) <= _QUOTED else f"“{part.text[:_QUOTED]}…”"
