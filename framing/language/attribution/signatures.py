"""Who signs an embedded post: "— Ana Brill (@anabrill) March 4, 2031", in the line behind its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.model import Parsed, Quotation, Span

RULE = "signature of a post"
_SIGNED = re.compile(r"\s*(?:—|–|―|--)\s?(?P<name>[^(@\n]{1,60}?)\s?\(@(?P<handle>\w{1,30})\)")


class Signature(NamedTuple):
    """The place of the name, and the handle without its sign."""

    name: Span
    handle: str


def signed(parsed: Parsed, post: Quotation) -> Signature | None:
    """The signature in the line behind an embedded post; None where it has none."""
    return signature_at(parsed.document.text, post.end)


def signature_at(text: str, at: int) -> Signature | None:
    """The signature that stands at a place of a text."""
    match = _SIGNED.match(text, at)
    return None if match is None else Signature(Span(*match.span("name")), match["handle"])
