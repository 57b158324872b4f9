"""The voice of every word, in one pass over both."""

from __future__ import annotations

from collections.abc import Iterator

from framing.model import Parsed, Voice


def word_voices(parsed: Parsed) -> Iterator[Voice]:
    """The voice each of ``parsed.words`` begins in, in their order; linear, because both are sorted."""
    at, voices = 0, parsed.voices
    for word in parsed.words:
        while voices[at].end <= word.start:
            at += 1
        yield voices[at].voice
