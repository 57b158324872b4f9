"""Whose words every character is: the outlet's, a source's in quotation marks, a source's as reported, or no prose.

A headline stands for itself, and what is not body (bylines, captions, furniture) is outside. In the body, whatever
stands in quotation marks is direct; outside of them, what a source is reported to say or think is indirect; the rest
is the outlet's. So are the mere object of a stance or of a judgement ("opposes the tunnel", "mocked the plan"), what
a passive gives nobody as the source of ("was accused of fraud"), and what records are taken to show. The source and
the cue of an attribution ("critics say") are the outlet's own words unless they lie inside somebody else's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from framing.language.reported import reported_speech
from framing.model import Document, Parsed, Span, Voice, VoiceSpan


def voices(parsed: Parsed) -> tuple[VoiceSpan, ...]:
    """A partition of the whole text: sorted, without gaps, neighbours of different voices. Linear time."""
    reported = list(reported_speech(parsed))
    spans = _zones(parsed.document)
    spans = _paint(spans, _union(reported), "indirect", ("outlet",))
    spans = _paint(spans, [Span(q.start, q.end) for q in parsed.quotations], "direct", ("outlet", "indirect"))
    return tuple(spans)


def voice_at(voices: Sequence[VoiceSpan], start: int, end: int) -> Voice:
    """The voice most of the characters of ``[start, end)`` stand in; the earlier one when they are even.

    Logarithmic in the number of spans. An empty range has the voice of the character it stands before.

    Args:
        voices: Those of a parsed document, ``parsed.voices``.
        start: Where the range begins, in code points of the verbatim text.
        end: Where it ends; the character there is no part of it.

    Returns:
        "outlet", "direct" (inside quotation marks), "indirect" (reported speech), "headline" or "outside".

    Example:
        >>> import framing
        >>> (profile,) = framing.profiles(["The ferry sailed on Monday, the office said."])
        >>> framing.voice_at(profile.parsed.voices, 0, 9)
        'indirect'
    """
    if not voices:
        return "outside"
    at = max(0, bisect_right(voices, start, key=lambda span: span.start) - 1)
    shares: dict[Voice, int] = {}
    while at < len(voices) and (voices[at].start < end or not shares):
        span = voices[at]
        shares[span.voice] = shares.get(span.voice, 0) + max(0, min(end, span.end) - max(start, span.start))
        at += 1
    return max(shares, key=lambda voice: shares[voice])


def _zones(document: Document) -> list[VoiceSpan]:
    found: list[VoiceSpan] = []
    at = 0
    for zone in document.zones:
        _append(found, at, zone.start, "outside")
        voice: Voice = "outlet" if zone.kind == "body" else "headline" if zone.kind == "headline" else "outside"
        _append(found, max(at, zone.start), zone.end, voice)
        at = max(at, zone.end)
    _append(found, at, len(document.text), "outside")
    return found


def _append(found: list[VoiceSpan], start: int, end: int, voice: Voice) -> None:
    if start >= end:
        return
    if found and found[-1].voice == voice:
        found[-1] = VoiceSpan(found[-1].start, end, voice)
    else:
        found.append(VoiceSpan(start, end, voice))


def _paint(spans: list[VoiceSpan], ranges: Sequence[Span], voice: Voice, over: tuple[Voice, ...]) -> list[VoiceSpan]:
    """``spans`` with ``voice`` wherever one of the sorted, disjoint ``ranges`` covers a voice of ``over``."""
    painted: list[VoiceSpan] = []
    index = 0
    for span in spans:
        at = span.start
        while index < len(ranges) and ranges[index].end <= at:
            index += 1
        look = index
        while look < len(ranges) and ranges[look].start < span.end:
            low, high = max(ranges[look].start, at), min(ranges[look].end, span.end)
            _append(painted, at, low, span.voice)
            _append(painted, low, high, voice if span.voice in over else span.voice)
            at = high
            look += 1
        _append(painted, at, span.end, span.voice)
    return painted


def _union(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        elif start < end:
            merged.append(Span(start, end))
    return merged
