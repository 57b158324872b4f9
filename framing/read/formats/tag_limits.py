"""Tags that no page needs, cut down before a parser sees them: its time may grow with their square. Linear time."""

from __future__ import annotations

import re
from itertools import accumulate

from framing.errors import ReadError
from framing.number_format import printed
from framing.read.limits import LIMITS, Limits

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]{0,60})([^<>]*)>")
_NAME = re.compile(r"</?[A-Za-z][^\s/<>]{0,60}")
_WHOLE = re.compile(r"<[!/?A-Za-z][^<>]*>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNPARSED = frozenset(("script", "style", "textarea", "title", "xmp", "noscript"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Whose end a parser supplies when the next begins.
_ENDED = frozenset(
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption rp rt html body head".split()
)
_LONG = 5_000  # characters of a tag in a piece of a page


def restrained(source: str, where: str, limits: Limits = LIMITS) -> str:
    """A page whose tags have no more attributes than allowed; the tag is kept without them.

    Raises ReadError where elements are nested deeper than allowed.
    """
    if _plainly_within(source, limits):
        return source
    pieces: list[str] = []
    depth = at = 0
    unparsed = ""
    for tag in _TAG.finditer(source):
        ends, name, rest = bool(tag[1]), tag[2].lower(), tag[3]
        if unparsed:
            unparsed = "" if ends and name == unparsed else unparsed
            continue
        if ends:
            depth -= name not in _VOID and name not in _ENDED and depth > 0
            continue
        if name in _UNPARSED:
            unparsed = name
        elif name not in _VOID and name not in _ENDED and not rest.endswith("/"):
            depth += 1
            if depth > limits.nesting:
                what = f"its elements are nested more than {printed(limits.nesting)} deep"
                raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")
        if len(rest) > 2 * limits.attributes and len(_QUOTED.sub("", rest).split()) > limits.attributes:
            pieces += [source[at : tag.start()], f"<{tag[2]}>"]
            at = tag.end()
    return "".join(pieces) + source[at:] if pieces else source


def _plainly_within(source: str, limits: Limits) -> bool:
    """Whether a page is within the limits by a bound that is found in a fraction of the time.

    No element is deeper than the sum of openings and ends is high above its lowest place.
    """
    found = _NAME.findall(source)
    steps = {name: _step(name) for name in set(found)}
    heights = list(accumulate(map(steps.__getitem__, found), initial=0))
    if max(heights) - min(heights) > limits.nesting:
        return False
    long = re.compile(rf"<[A-Za-z]([^<>]{{{2 * limits.attributes},}})>")
    return all(len(_QUOTED.sub("", tag[1]).split()) <= limits.attributes for tag in long.finditer(source))


def _step(name: str) -> int:
    bare = name.lstrip("</").lower()
    return 0 if bare in _VOID or bare in _ENDED else -1 if name.startswith("</") else 1


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
