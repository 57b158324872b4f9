"""Runs of five words, by which two texts are known to be one report."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
RUN = 5  # words
ONE_REPORT = 0.7  # share of common runs from which two articles are one report


def word_runs(text: str) -> frozenset[str]:
    """Every run of five words of a text, in small letters; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)
