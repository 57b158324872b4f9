"""Tags that no page needs, cut down before a parser sees them: its time may grow with their square. Linear time."""

from __future__ import annotations

import re
from typing import Any

from framing.errors import ReadError
from framing.number_format import printed
from framing.read.limits import LIMITS, Limits

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]{0,60})([^<>]*)>")
_WHOLE = re.compile(r"<[!/?A-Za-z][^<>]*>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{2 * LIMITS.attributes},}}>")
_LONG = 5_000  # characters of a tag in a piece of a page


def restrained(source: str, limits: Limits = LIMITS) -> str:
    """A page whose tags have no more attributes than allowed; a tag of more is kept without them."""
    pieces: list[str] = []
    at = 0
    for found in _LONG_TAG.finditer(source):
        tag = _TAG.match(source, found.start())
        if tag is not None and len(_QUOTED.sub("", tag[3]).split()) > limits.attributes:
            pieces += [source[at : tag.start()], f"<{tag[2]}>"]
            at = tag.end()
    return "".join(pieces) + source[at:] if pieces else source


def check_nesting(tree: Any, where: str, limits: Limits = LIMITS) -> None:
    """Raises ReadError for a page whose elements are nested so deep that its parser gave up at the last."""
    depth = 0
    while len(tree):
        tree, depth = tree[-1], depth + 1
    if depth >= limits.nesting:
        what = f"its elements are nested more than {printed(limits.nesting)} deep"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")


def whole_tags(source: str) -> str:
    """A piece of a page in which each "<" opens a tag that ends; any other is a sign of the text, comments are gone."""
    pieces: list[str] = []
    at, commented = 0, True
    while (begins := source.find("<", at)) >= 0:
        pieces.append(source[at:begins])
        if commented and source.startswith("<!--", begins):
            ends = source.find("-->", begins + 4)
            commented = ends >= 0
            if commented:
                at = ends + 3
                continue
        tag = _WHOLE.match(source, begins)
        if tag is None:
            pieces.append("&lt;")
            at = begins + 1
            continue
        named = _TAG.match(source, begins)
        pieces.append(f"<{named[1]}{named[2]}>" if named and len(tag.group()) > _LONG else tag.group())
        at = tag.end()
    return "".join([*pieces, source[at:]])
