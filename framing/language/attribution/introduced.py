"""Whom a paragraph that ends with a colon gives the word to: "The club wrote:", and below it what it wrote."""

from __future__ import annotations

from typing import NamedTuple

from framing.language.attribution.inversion import somebody
from framing.language.attribution.verbs import term_at
from framing.language.view import View
from framing.model import Parsed, Span

RULE = "introduced by a colon"


class Introduction(NamedTuple):
    """Who is given the word, and the verb that does it with its stance."""

    source: Span
    cue: Span
    verb: str
    stance: str


def introduction(parsed: Parsed, start: int) -> Introduction | None:
    """Who the last sentence of the paragraph before ``start`` says will speak, where it ends with a colon."""
    zones = parsed.document.zones
    before = [zone for zone in zones if zone.kind == "body" and zone.end <= start]
    if not before or not parsed.document.text[before[-1].start : before[-1].end].rstrip().endswith(":"):
        return None
    view = View.of(parsed)
    low, high = view.range_of(Span(before[-1].start, before[-1].end))
    if low == high:
        return None
    low = max(low, view.bounds(high - 1)[0])
    for verb in range(high - 1, low - 1, -1):
        if view.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN") or view.quoted(verb):
            continue
        found, subject = term_at(view, verb, view.lemma(verb)), view.subject(verb)
        if found is None or subject is None or found[0].family.class_ != "speech" or view.negated(verb):
            continue
        first, last = view.subtree(subject)
        if low <= first and last <= high and not first <= verb < last and somebody(view, first, last):
            return Introduction(
                view.span(first, last), view.span(verb, verb + 1), found[0].text, found[0].family.stance
            )
    return None
