"""Words that one report uses for another's, as families of stems: "inquiry" and "investigation"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from framing import lexicons
from framing.compare.terms.stem_families import Kin
from framing.language.stems import stem
from framing.lexicons.closed_lists import in_order

NAME = "synonyms"
ALIKE = 0.7  # what a word of the same group counts beside the word itself


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words, each in one line."""

    groups: tuple[str, ...]
    examples: tuple[str, ...]
    not_: tuple[str, ...]


@cache
def groups() -> dict[str, frozenset[str]]:
    """For each stem the other stems of its group."""
    found: dict[str, frozenset[str]] = {}
    for entry in lexicons.load(NAME, Synonyms).entries:
        for line in entry.groups:
            stems = frozenset(map(stem, line.split()))
            found.update({word: stems - {word} for word in stems})
    return found


@cache
def figures() -> dict[str, str]:
    """Small numbers in words and in figures, each for the other, from two on: "one" is seldom a number."""
    pairs = [(stem(word), str(value)) for value, word in enumerate(in_order("numerals", "from zero")) if value > 1]
    return {one: two for pair in pairs for one, two in (pair, pair[::-1])}


def with_synonyms(families: Kin, stems: Collection[str]) -> Kin:
    """The families, with those of a word's group that are among ``stems``; a number is the same in words."""
    found = dict(families)
    for word in stems:
        others = {other: ALIKE for other in sorted(groups().get(word, ())) if other in stems}
        if (number := figures().get(word)) in stems and number is not None:
            others[number] = 1.0
        if others:
            found[word] = tuple((others | dict(found.get(word, ()))).items())
    return found
