"""Syllables of a word the dictionary lacks: each vowel group adds what its neighbourhood usually adds.

The weights are fitted to the dictionary by framing.data.build, which also measures how often the estimate is right
on words it was not fitted on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

from framing.data import WEIGHTS

_VOWELS = re.compile(r"[aeiouy]+")
_BEFORE, _AFTER = 2, 3  # letters on either side of a vowel group that are looked at
_LONGEST = 60  # letters; nothing longer is a word, and the time spent on it must stay bounded


def contexts(word: str) -> list[str]:
    """The letter sequences around each vowel group of a lower-case word; ``^`` and ``$`` are its ends."""
    framed = f"^{word}$"
    return [
        framed[left:right]
        for match in _VOWELS.finditer(framed)
        for left in range(max(0, match.start() - _BEFORE), match.start() + 1)
        for right in range(match.end(), min(len(framed), match.end() + _AFTER) + 1)
    ]


def estimate(word: str, weights: Mapping[str, float] | None = None) -> int:
    """Syllables of a lower-case word of plain letters, at least 1."""
    table = _weights() if weights is None else weights
    parts = [word[i : i + _LONGEST] for i in range(0, len(word), _LONGEST)]
    return sum(max(1, round(sum(table.get(context, 0.0) for context in contexts(part)))) for part in parts) or 1


@cache
def _weights() -> Mapping[str, float]:
    loaded: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded
