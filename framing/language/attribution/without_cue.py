"""Quotations nobody is given for in so many words: an attribution with neither cue nor source, for the speakers stage.

Titles of works and a few borrowed words are left alone: such marks do not say that somebody spoke.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from framing.language.attribution.cite_lines import CITED, cited
from framing.language.attribution.continuation import chains
from framing.language.attribution.introduced import RULE as INTRODUCED
from framing.language.attribution.introduced import introduction
from framing.language.attribution.signatures import RULE as SIGNED
from framing.language.attribution.signatures import signed
from framing.model import Attribution, Parsed, Quotation, Span

RULE = "bare quotation"
_LEAST = 5  # words; shorter runs are mostly terms, titles and scare quotes
_LONG = 4  # letters from which a title's words are capitalised
_WORD = re.compile(r"[^\W\d_]+")


def bare(parsed: Parsed, found: Iterable[Attribution]) -> list[Attribution]:
    """One attribution a quotation of the body that begins a sentence in which no other attribution has any part.

    A quotation further on in a sentence of the article's own may be anybody's.
    The paragraphs of one quotation, each but the last left open, are one. An embedded post is whose name signs it.
    """
    found = list(found)
    taken = _union(span for a in found for span in (*a.cue, *a.content))
    begins = [span.start for span in taken]
    sentences = [sentence.start for sentence in parsed.sentences]
    body = [(zone.start, zone.end) for zone in parsed.document.zones if zone.kind == "body"]
    zones = [start for start, _ in body]
    first_of = {other.start: chain[0].start for chain in chains(parsed) for other in chain}
    added: dict[int, list[Span]] = {}
    for quotation in parsed.quotations:
        at = bisect_right(zones, quotation.start) - 1
        if at < 0 or quotation.start >= body[at][1] or not _utterance(parsed.document.text, quotation):
            continue
        if quotation.style == "post" and signed(parsed, quotation) is None:
            continue
        first = parsed.sentences[max(0, bisect_right(sentences, quotation.start) - 1)]
        around = Span(min(first.start, quotation.start), max(first.end, quotation.end))
        if quotation.start <= first.start and not _covered(taken, begins, around):
            whole = first_of.get(quotation.start, quotation.start)
            added.setdefault(whole, []).append(Span(quotation.start, quotation.end))
    return [_credited(parsed, tuple(content)) for content in added.values()]


def _credited(parsed: Parsed, content: tuple[Span, ...]) -> Attribution:
    """A quotation by itself, or with whom the line behind it, its signature or the line before it names."""
    last = next(quotation for quotation in parsed.quotations if quotation.end == content[-1].end)
    if last.style == "post":
        signature = signed(parsed, last)
        if signature is not None:
            source = (signature.name,)
            return Attribution(source, (), content, "direct", "speech", None, "neutral", None, None, (), SIGNED, None)
    line = cited(parsed, last)
    given = introduction(parsed, content[0].start) if line is None else None
    if given is not None:
        source, cue = (given.source,), (given.cue,)
        return Attribution(
            source, cue, content, "direct", "speech", given.verb, given.stance, None, None, (), INTRODUCED, None
        )
    if line is None:
        return Attribution((), (), content, "direct", "speech", None, "neutral", None, None, (), RULE, None)
    dash, name = line
    return Attribution((name,), (dash,), content, "direct", "speech", None, "neutral", None, None, (), CITED, None)


def _utterance(text: str, quotation: Quotation) -> bool:
    words = _WORD.findall(text[quotation.inner.start : quotation.inner.end])
    if len(words) < _LEAST:
        return False
    long = [word for word in words if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in long)
    return not long or 5 * capitals < 4 * len(long) or all(word.isupper() for word in long)


def _union(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _covered(taken: list[Span], begins: list[int], around: Span) -> bool:
    """Whether any of the taken stretches reaches into ``around``."""
    at = bisect_left(begins, around.end) - 1
    return at >= 0 and taken[at].end > around.start
