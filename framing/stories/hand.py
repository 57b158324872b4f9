"""What a person has decided: articles put into a story, and articles kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Self


class PlacedDecisions:
    """Decisions on the articles of a pile, which are called by their places in it.

    ``pins`` says into which story an article was put; articles that have a number of ``apart`` in common never share
    a story.
    """

    def __init__(self, pins: Mapping[int, str], apart: Mapping[int, Sequence[int]]) -> None:
        self._pins, self._apart = pins, apart

    @classmethod
    def of(cls, ids: Sequence[str], pinned: Mapping[str, str], apart: Sequence[Sequence[str]]) -> Self:
        """Decisions that call articles by their ids; those not in the pile are passed over."""
        place = {name: at for at, name in enumerate(ids)}
        kept: dict[int, list[int]] = {}
        for number, names in enumerate(apart):
            for name in dict.fromkeys(names):
                if name in place:
                    kept.setdefault(place[name], []).append(number)
        return cls({place[name]: story for name, story in pinned.items() if name in place}, kept)

    def within(self, members: Sequence[int]) -> PlacedDecisions:
        """The decisions on some articles, called by their places among these."""
        pins = {new: self._pins[at] for new, at in enumerate(members) if at in self._pins}
        return PlacedDecisions(pins, {new: self._apart[at] for new, at in enumerate(members) if at in self._apart})

    def written(self) -> list[Any]:
        """As JSON holds it."""
        return [list(self._pins.items()), list(self._apart.items())]

    @classmethod
    def read(cls, written: Sequence[Any]) -> Self:
        """From what ``written`` gave."""
        pins, apart = written
        return cls(dict(pins), dict(apart))

    def allows(self, members: Sequence[int]) -> bool:
        """Whether these articles may share a story."""
        stories = {self._pins[at] for at in members if at in self._pins}
        entries = Counter(number for at in members for number in self._apart.get(at, ()))
        return len(stories) < 2 and all(times < 2 for times in entries.values())

    def joined(self, stories: Sequence[Sequence[int]]) -> list[list[int]]:
        """Stories that hold articles of one pin become one, unless that would bring together what is kept apart."""
        made: list[list[int]] = []
        at_pin: dict[str, list[int]] = {}
        for members in sorted(sorted(story) for story in stories):
            pin = next((self._pins[at] for at in members if at in self._pins), None)
            if pin is not None and pin in at_pin and self.allows([*at_pin[pin], *members]):
                at_pin[pin] += members
            elif pin is not None and pin in at_pin:
                at_pin[pin] += [at for at in members if at in self._pins]
                made.append([at for at in members if at not in self._pins])
            else:
                made.append(members)
                if pin is not None:
                    at_pin[pin] = members
        return [sorted(members) for members in made if members]
