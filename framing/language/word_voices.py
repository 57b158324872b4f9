"""The voice of every word, of all at once."""

from __future__ import annotations

import numpy as np

from framing.model import Parsed, Voice


def word_voices(parsed: Parsed) -> list[Voice]:
    """The voice each of ``parsed.words`` begins in, in their order."""
    voices = [span.voice for span in parsed.voices]
    at = np.searchsorted([span.end for span in parsed.voices], [word.start for word in parsed.words], side="right")
    return list(map(voices.__getitem__, at.tolist()))
