"""What is installed beside framing: its entry points by group, read once a process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points


def points(group: str) -> Sequence[EntryPoint]:
    """The entry points of a group, our own included, in the order in which the packages are found."""
    return by_group().get(group, ())


@cache
def by_group() -> Mapping[str, Sequence[EntryPoint]]:
    """All entry points of all packages: looking for a group reads every package's list, so they are read together."""
    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points():
        found.setdefault(point.group, []).append(point)
    return found
