"""Whom a line credits without a verb: a quotation's dash, and the name behind it."""

from __future__ import annotations

import re

from framing.language.view import View
from framing.model import Parsed, Quotation, Span

CITED = "cite line"
_CITE = re.compile(
    r"\s{0,4}(?P<dash>[—–―]|--?)[ \u00a0]?(?P<name>[^\W\d_][^\n“”\"‘;:?!]{1,120}?)[.]?[ \u00a0]*(?=\n|\Z)"
)
_LONGEST = 16  # words of a name with its description
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def cited(parsed: Parsed, quotation: Quotation) -> tuple[Span, Span] | None:
    """The dash behind a quotation and the name that ends its line or stands on the next one."""
    match = _CITE.match(parsed.document.text, quotation.end)
    if match is None or not match["name"][0].isupper() or len(match["name"].split()) > _LONGEST:
        return None
    view, name = View.of(parsed), Span(*match.span("name"))
    low, high = view.range_of(name)
    if not any(view.tag[at].startswith("NNP") for at in range(low, high)):
        return None
    relative = next((at for at in range(low, high) if view.tag[at] in ("WP", "WDT", "WP$")), high)
    if low == high or any(view.tag[at] in _FINITE for at in range(low, relative)):
        return None
    return Span(*match.span("dash")), name
