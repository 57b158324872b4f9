"""Words as a comparison sees them: stems that carry meaning, with their weight in this story."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from framing.language.stems import stem
from framing.lexicons.closed_lists import paired, word_list
from framing.model import Parsed, Tokens

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W_]+")  # "U.S." is one word in "U.S.-led" too
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")  # U.S. is one word, as US is
# How much a word tells beside its rarity, chosen on six annotated events of three outlets each:
# names and numbers carry the facts, function words hold them together.
FUNCTION, NAME, NUMBER, CONTENT = 0.15, 2.0, 2.0, 1.0
_FUNCTION_TAGS = frozenset(
    ("DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WP$", "WRB", "EX", "PDT", "POS", "RP", "UH")
)
_HELPERS = frozenset(("aux", "auxpass"))


class ContentTerm(NamedTuple):
    """One word of a passage: its stem, where it stands, and how much such a word tells (FUNCTION to NAME)."""

    stem: str
    start: int
    end: int
    force: float = CONTENT


def force(tokens: Tokens, index: int) -> float:
    """How much a token tells beside its rarity: FUNCTION, CONTENT, NUMBER or NAME."""
    if (
        tokens.tag[index] in _FUNCTION_TAGS
        or tokens.lower[index] in word_list("story_words", "auxiliaries")
        or tokens.dep[index] in _HELPERS
    ):
        return FUNCTION
    if tokens.entity[index]:
        return NAME
    return NUMBER if tokens.tag[index] == "CD" else CONTENT


class _KnownTerms(NamedTuple):
    """The terms of a document as they are kept with it, and the tokens they were made of."""

    tokens: Tokens
    found: tuple[ContentTerm, ...]


def terms(parsed: Parsed, telling: Callable[[Tokens, int], float] = force) -> tuple[ContentTerm, ...]:
    """Every word of the document, in order, hyphenated words in their parts; ``telling`` gives a token's force.

    With the usual force they are made once a document.
    """
    if telling is not force:
        return _terms(parsed, telling)
    known: _KnownTerms | None = parsed.derived.get(_KnownTerms)
    if known is None or known.tokens is not parsed.tokens:
        known = parsed.derived[_KnownTerms] = _KnownTerms(parsed.tokens, _terms(parsed, force))
    return known.found


def _terms(parsed: Parsed, telling: Callable[[Tokens, int], float]) -> tuple[ContentTerm, ...]:
    found: list[ContentTerm] = []
    tokens, contractions = parsed.tokens, paired("story_words", "contractions")
    for index, (start, end, lower) in enumerate(zip(tokens.start, tokens.end, tokens.lower, strict=True)):
        plain = lower.replace("’", "'")
        worth = telling(tokens, index)
        if plain in contractions:
            found.append(ContentTerm(contractions[plain], start, end, worth))
            continue
        if plain.isalnum():
            found.append(ContentTerm(stem(plain), start, end, worth))
            continue
        if _INITIALS.fullmatch(plain):
            found.append(ContentTerm(plain.replace(".", ""), start, end, worth))
            continue
        # Offsets inside a token hold only where the token is printed as it was parsed.
        exact = len(lower) == end - start
        for piece in _WORD.finditer(plain):
            if piece.group() == "s" and plain[: piece.start()].endswith("'"):
                continue
            at = (start + piece.start(), start + piece.end()) if exact else (start, end)
            found.append(ContentTerm(_stem(piece.group()), *at, worth))
    return tuple(found)


def stems_in(text: str) -> dict[str, str]:
    """Each stem of a line that was not parsed, such as a title, and the word there."""
    return {_stem(piece.group().lower()): piece.group() for piece in _WORD.finditer(text)}


def _stem(printed: str) -> str:
    """The stem of a word, initials without their dots."""
    return printed.replace(".", "") if _INITIALS.fullmatch(printed) else stem(printed)


def within(every: Sequence[ContentTerm], start: int, end: int) -> tuple[ContentTerm, ...]:
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
