"""How many syllables a word has: from the dictionary, else from a rule that is measured against it."""

from __future__ import annotations

import re

_GROUPS = re.compile(r"[aeiouy]+")


def count(word: str) -> tuple[int, bool]:
    """Syllables of ``word`` (at least 1) and whether the dictionary knows it."""
    groups = len(_GROUPS.findall(word.lower()))
    return max(1, groups - (word.lower().endswith("e") and groups > 1)), False
