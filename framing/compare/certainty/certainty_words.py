"""Where a document prints words that set how surely a clause is told, as the lexicon lists them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from framing import lexicons
from framing.language.view import View
from framing.model import Span

NAME = "certainty"

ClassName = Literal["doubt", "denial", "rejection", "establishing", "outlook", "act", "negation", "first person"]


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Words of one class: runs of base forms, with sentences that hold them and sentences that do not."""

    class_: ClassName
    terms: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


class CertaintyWord(NamedTuple):
    """Words of a class where they stand; ``token`` is their first."""

    start: int
    end: int
    kind: ClassName
    token: int


def certainty_words(view: View) -> tuple[CertaintyWord, ...]:
    """Every word of the lexicon in a document, in order of the text; the longest of those that begin at one place."""
    found: list[CertaintyWord] = []
    lemmas, lower, tokens = view.lemmas, view.lower, view.tokens
    for index, (base, plain) in enumerate(zip(lemmas, lower, strict=True)):
        for run, kind in _runs().get(base, ()) or _runs().get(plain, ()):
            last = index + len(run)
            if last <= len(lemmas) and all(
                word in (lemmas[at], lower[at]) for at, word in zip(range(index, last), run, strict=True)
            ):
                found.append(CertaintyWord(tokens.start[index], tokens.end[last - 1], kind, index))
                break
    return tuple(found)


def starting_within(found: Sequence[CertaintyWord], span: Span, *kinds: ClassName) -> list[CertaintyWord]:
    """Those of some classes that begin within a span."""
    first = bisect_left(found, span.start, key=lambda word: word.start)
    last = bisect_left(found, span.end, key=lambda word: word.start)
    return [word for word in found[first:last] if word.kind in kinds]


@cache
def terms_of(kind: ClassName) -> frozenset[str]:
    """The words of a class."""
    return frozenset(term for entry in _entries() if entry.class_ == kind for term in entry.terms)


@cache
def _runs() -> dict[str, list[tuple[tuple[str, ...], ClassName]]]:
    """By their first word, the runs of base forms, longest first."""
    runs: dict[str, list[tuple[tuple[str, ...], ClassName]]] = {}
    for entry in _entries():
        for term in entry.terms:
            words = tuple(term.split())
            runs.setdefault(words[0], []).append((words, entry.class_))
    return {word: sorted(listed, key=lambda item: (-len(item[0]), item)) for word, listed in runs.items()}


def _entries() -> tuple[CertaintyWords, ...]:
    return lexicons.load(NAME, CertaintyWords).entries
