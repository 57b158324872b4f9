"""Word stems: what is left of a word when its ending is taken off, so that "supplied" meets "supplies"."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.lexicons.closed_lists import word_list

_VOWEL = re.compile(r"[aeiouy]")
# Ending, letters that must be left beside a vowel, and what is put in its place. The first that fits is taken off.
_SUFFIXES = (
    *((suffix, 3, "") for suffix in ("ization", "isation", "ational", "fulness", "iveness", "ousness")),
    *((suffix, 4, "") for suffix in ("ement", "ments", "ment")),
    *((suffix, 3, "") for suffix in ("ingly", "edly", "ations", "ation", "itions", "ition", "ities")),
    ("ity", 4, ""), ("ness", 3, ""), ("ings", 3, ""), ("ing", 3, ""), ("ions", 3, ""), ("ion", 3, ""),
    ("ives", 4, ""), ("ive", 4, ""), ("ally", 4, ""), ("ers", 4, ""), ("er", 4, ""), ("ies", 2, "y"),
    ("ied", 2, "y"), ("ed", 3, ""), ("es", 4, ""), ("ly", 5, ""), ("al", 4, ""), ("s", 3, ""),
)  # fmt: skip
_ALIKE = str.maketrans("zc", "ss")  # emphasise and emphasize, defence and defense


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word in lower case without its ending: "supplied" and "supplies" are one, "war" and "wars" too."""
    word = word.lower()
    if len(word) < 4 or not word.isalpha() or word in word_list("function_words", "words that end like a plural"):
        return word
    for suffix, least, put in _SUFFIXES:
        kept = word[: -len(suffix)]
        if word.endswith(suffix) and len(kept) >= least and _VOWEL.search(kept) and not word.endswith("ss"):
            word = kept + put
            break
    word = word.removesuffix("e") if len(word) > 4 else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] + word[-1].translate(_ALIKE)
