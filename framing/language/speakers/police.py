"""The police of one place under all their names: "police", "officers", "the force", "Kelby Police"."""

from __future__ import annotations

from bisect import bisect_left

from framing.language.normal_form import normal
from framing.language.speakers.figures import Figure, Mention, Names
from framing.language.speakers.known_bodies import one_name
from framing.language.speakers.word_lists import words
from framing.language.view import View


class Police:
    """The named police forces of a document."""

    def __init__(self, view: View, bodies: Names) -> None:
        self._view = view
        self._mentions = [m for m in bodies.mentions if is_police(m.figure.name)]

    def taken_up(self, low: int, head: int) -> Figure | None:
        """The named force that "police", "officers" or "the force" stands for, where one is named."""
        if not self.is_meant(low, head):
            return None
        found: list[Mention] = self._mentions
        last = bisect_left(found, head, key=lambda mention: mention.low)
        return found[last - 1].figure if last else found[0].figure if found else None

    def is_meant(self, low: int, head: int) -> bool:
        """Whether a noun stands for the police at all: "local officers", not "army officers"."""
        view = self._view
        if view.normal[head] not in words("police by a noun"):
            return False
        if view.normal[head] == "force" and view.normal[low] != "the":
            return False
        before = [view.normal[i] for i in range(low, head) if view.normal[i]]
        return all(word in words("said of the police") for word in before)


def is_police(name: str) -> bool:
    """Whether an organisation is a police force by its name."""
    parts = [normal(word) for word in name.split()]
    return bool({"police", "constabulary"} & set(parts[-2:])) or one_name(name) in words("police by another name")
