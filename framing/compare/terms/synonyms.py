"""Words that one report uses for another's, as families of stems: "inquiry" and "investigation"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from framing import lexicons
from framing.compare.terms.stem_families import Kin
from framing.language.stems import stem

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


def with_synonyms(families: Kin, stems: Collection[str]) -> Kin:
    """The families, with those of a word's group that are among ``stems``."""
    found = dict(families)
    for word in stems:
        others = [other for other in sorted(groups().get(word, ())) if other in stems]
        if others:
            found[word] = tuple((dict.fromkeys(others, ALIKE) | dict(found.get(word, ()))).items())
    return found
