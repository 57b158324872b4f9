"""Stems of one family: "vaccin" and "vaccinat", "congress" and "congressional", told by the letters they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def match(stem: str, there: frozenset[str] | Mapping[str, object], families: Kin) -> float:
    """How nearly ``there`` has this stem: 1 for itself, less for one of its family, 0 for none."""
    if stem in there:
        return 1.0
    return max((alike for other, alike in families.get(stem, ()) if other in there), default=0.0)
