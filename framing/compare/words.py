"""Words as a comparison sees them: stems that carry meaning, with their weight in this story."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from framing.model import Parsed, Tokens

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")  # U.S. is one word, as US is
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
_WHOLE = frozenset({"news", "series", "species", "this", "thus", "always", "perhaps"})
_ALIKE = str.maketrans("zc", "ss")  # emphasise and emphasize, defence and defense
_CONTRACTED = {
    "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "ca": "can", "wo": "will",
}  # fmt: skip
# How much a word tells beside its rarity, chosen on six annotated events of three outlets each:
# names and numbers carry the facts, function words hold them together.
FUNCTION, NAME, NUMBER, CONTENT = 0.15, 2.0, 2.0, 1.0
_FUNCTION_TAGS = frozenset(
    ("DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WP$", "WRB", "EX", "PDT", "POS", "RP", "UH")
)
_AUXILIARIES = frozenset(
    ("be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "do", "does", "did", "not", "n't")
)
_HELPERS = frozenset(("aux", "auxpass"))


class Term(NamedTuple):
    """One word of a passage: its stem, where it stands, and how much such a word tells (FUNCTION to NAME)."""

    stem: str
    start: int
    end: int
    force: float = CONTENT


@cache
def stem(word: str) -> str:
    """The word in lower case without its ending: "supplied" and "supplies" are one, "war" and "wars" too."""
    word = word.lower()
    if len(word) < 4 or not word.isalpha() or word in _WHOLE:
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


def terms(parsed: Parsed) -> tuple[Term, ...]:
    """Every word of the document, in order, hyphenated words in their parts."""
    found: list[Term] = []
    tokens = parsed.tokens
    for index, (start, end, lower) in enumerate(zip(tokens.start, tokens.end, tokens.lower, strict=True)):
        plain = lower.replace("’", "'")
        force = _force(tokens, index)
        if plain in _CONTRACTED:
            found.append(Term(_CONTRACTED[plain], start, end, force))
            continue
        if _INITIALS.fullmatch(plain):
            found.append(Term(plain.replace(".", ""), start, end, force))
            continue
        # Offsets inside a token hold only where the token is printed as it was parsed.
        exact = len(lower) == end - start
        for piece in _WORD.finditer(plain):
            if piece.group() == "s" and plain[: piece.start()].endswith("'"):
                continue
            at = (start + piece.start(), start + piece.end()) if exact else (start, end)
            found.append(Term(stem(piece.group()), *at, force))
    return tuple(found)


def _force(tokens: Tokens, index: int) -> float:
    if tokens.tag[index] in _FUNCTION_TAGS or tokens.lower[index] in _AUXILIARIES or tokens.dep[index] in _HELPERS:
        return FUNCTION
    if tokens.entity[index]:
        return NAME
    return NUMBER if tokens.tag[index] == "CD" else CONTENT


def within(every: Sequence[Term], start: int, end: int) -> tuple[Term, ...]:
    """The terms that begin in ``[start, end)``; ``every`` is sorted by position."""
    first = bisect_left(every, start, key=lambda term: term.start)
    last = bisect_left(every, end, key=lambda term: term.start)
    return tuple(every[first:last])


def weights(passages: Iterable[Iterable[str]]) -> dict[str, float]:
    """How telling each stem is among these passages: log(1 + passages / passages that have it)."""
    frequency: Counter[str] = Counter()
    size = 0
    for passage in passages:
        size += 1
        frequency.update(set(passage))
    return {word: math.log1p(size / count) for word, count in frequency.items()}
