"""Find the few passages worth comparing with one, without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

_COMMON = 24  # a stem in more passages than this tells little; looking them all up would cost quadratic time
_NOWHERE: tuple[float, list[int]] = (0.0, [])


def rows_of(passages: Sequence[Collection[str]]) -> dict[str, list[int]]:
    """For each stem the numbers of the passages that hold it."""
    found: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        for stem in dict.fromkeys(passage):
            found.setdefault(stem, []).append(number)
    return found


class Index:
    """Passages by the stems they hold. ``weight`` says how telling a stem is."""

    def __init__(self, passages: Sequence[Collection[str]], weight: Mapping[str, float]) -> None:
        self.passages = passages
        self.weight = weight
        self._found = rows_of(passages)
        self._telling = {stem: (weight[stem], rows) for stem, rows in self._found.items() if len(rows) <= _COMMON}

    def __contains__(self, stem: str) -> bool:
        return stem in self._found

    def near(self, stems: Collection[str], most: int) -> list[int]:
        """Up to ``most`` passages that share the most weight with ``stems``; equal ones in order of the text."""
        shared: dict[int, float] = {}
        for stem in dict.fromkeys(stems):
            weight, places = self._telling.get(stem, _NOWHERE)
            for number in places:
                shared[number] = shared.get(number, 0.0) + weight
        return [number for _, number in sorted([(-weight, number) for number, weight in shared.items()])[:most]]
