"""What stories are called: by a person, as on the night before, or after their first article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

_NAME = 10  # hexadecimal digits of a new story's name


def names(stories: Sequence[Sequence[str]], known: Mapping[str, str], pinned: Mapping[str, str]) -> list[str]:
    """A name for each story, given the ids of its articles: the pinned one; else the one most of its articles had;
    else one made from its first."""
    wishes = []
    for number, members in enumerate(stories):
        pins = sorted({pinned[name] for name in members if name in pinned})
        had = Counter(known[name] for name in members if name in known)
        wishes += [(-len(stories) - len(known) - 1, name, number) for name in pins]  # before any of the others
        wishes += [(-times, name, number) for name, times in had.items()]
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, name, number in sorted(wishes):
        if number not in found and name not in taken:
            found[number] = name
            taken.add(name)
    for number, members in enumerate(stories):
        if number not in found:
            found[number] = _new(members[0], taken)
            taken.add(found[number])
    return [found[number] for number in range(len(stories))]


def _new(first: str, taken: set[str]) -> str:
    """A name from a story's first article: nothing an article says can make it a path or a second story's name."""
    digest = sha256(first.encode("utf-8", "surrogatepass")).hexdigest()
    length = _NAME
    while f"s{digest[:length]}" in taken:
        length += 1
    return f"s{digest[:length]}"
