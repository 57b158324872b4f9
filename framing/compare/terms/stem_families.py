"""Stems of one family: "vaccin" and "vaccinat", "congress" and "congressional", told by the letters they share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

# Chosen on 3,000 pairs of sentences about events and 1,500 pairs of headlines.
_LEAST = 0.45  # Dice coefficient of the letter triples of two stems that are one family
_SHORTEST = 5  # letters of a stem with a family: "Iran" and "Iraq" share half of theirs and nothing else
_BEGIN = 3  # letters a family begins with
_NEIGHBOURS = 40  # stems looked at on either side in the alphabet, so that time grows with their number

Kin = Mapping[str, tuple[tuple[str, float], ...]]


def kin(stems: Iterable[str], shortest: int = _SHORTEST) -> Kin:
    """For each stem of ``shortest`` letters or more with a family, the others of it and how alike they are (to 1)."""
    ordered = sorted({stem for stem in stems if len(stem) >= shortest and stem.isalpha()})
    triples = {stem: _triples(stem) for stem in ordered}
    found: dict[str, list[tuple[str, float]]] = {}
    for place, one in enumerate(ordered):
        for two in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            if two[:_BEGIN] != one[:_BEGIN]:
                break
            first, second = triples[one], triples[two]
            alike = 2 * len(first & second) / (len(first) + len(second))
            if alike >= _LEAST:
                found.setdefault(one, []).append((two, alike))
                found.setdefault(two, []).append((one, alike))
    return {stem: tuple(others) for stem, others in found.items()}


def _triples(stem: str) -> frozenset[str]:
    padded = f" {stem} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


class Weighed(NamedTuple):
    """Stems with a value each, to be looked for in other passages; and what may stand for a stem that is not there."""

    values: Mapping[str, float]
    stems: Set[str]
    families: Sequence[tuple[str, float, Sequence[tuple[str, float]]]]  # stem, its value, the others of its family

    def told_in(self, there: Set[str]) -> float:
        """The values of what ``there`` has: all of a stem's for itself, a part for the nearest of its family."""
        had = [self.values[stem] for stem in self.stems & there]  # their order is of no account to an exact sum
        for stem, value, family in self.families:
            if stem not in there:
                had.append(value * max([alike for other, alike in family if other in there], default=0.0))
        return math.fsum(had)

    def within(self, there: Set[str]) -> Weighed:
        """The same without what ``there`` has not: for passages that are parts of it."""
        families = (
            (stem, value, [item for item in family if item[0] in there]) for stem, value, family in self.families
        )
        return Weighed(self.values, self.stems & there, [item for item in families if item[2]])


def weighed(values: Mapping[str, float], families: Kin) -> Weighed:
    """Stems and their values, with the families they have."""
    near = [(stem, value, families[stem]) for stem, value in values.items() if stem in families]
    return Weighed(values, frozenset(values), near)
