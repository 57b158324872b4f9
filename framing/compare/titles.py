"""Where two documents give one person titles that exclude each other: another office, or "deputy" on one side only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from framing.language.stems import stem
from framing.model import Conflict, Parsed, Place, Speaker

# Offices of which a person holds one: "transport minister" and "finance minister" are two.
_OFFICES = frozenset(("minister", "secretary", "ambassador", "mayor", "governor", "senator", "commissioner", "bishop"))
# Words that make another rank of a title.
_RANKS = frozenset(("deputy", "vice", "acting", "former", "ex", "assistant", "interim", "junior", "retired", "late"))
_JOINS = re.compile(r"\b(?:of|for|to|at|in|from)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_EMPTY = frozenset(("the", "a", "an", "its", "his", "her", "their", "and", "s", "country", "nation", "mr", "ms", "mrs"))
_GENERAL = frozenset(
    map(stem, ("prime", "general", "state", "press", "federal", "national", "new", "first", "longtime"))
)


def titles(documents: Sequence[Parsed], same: Mapping[tuple[int, str], int]) -> Iterator[Conflict]:
    """Conflicts of title; ``same`` gives one number to the same source in different documents."""
    people: dict[int, list[tuple[int, Speaker]]] = {}
    for number, parsed in enumerate(documents):
        for speaker in parsed.speakers:
            if speaker.named and speaker.role and speaker.role_spans and (number, speaker.id) in same:
                people.setdefault(same[number, speaker.id], []).append((number, speaker))
    for known in people.values():
        for (i, one), (j, two) in combinations(known, 2):
            if _exclude(one.role or "", two.role or ""):
                name = max(one.name, two.name, key=lambda name: (len(name), name))
                yield Conflict(
                    "title", name, Place(i, *one.role_spans[0]), Place(j, *two.role_spans[0]),
                    one.role or "", two.role or "", 1.0,
                )  # fmt: skip


def _exclude(one: str, two: str) -> bool:
    """Whether nobody can be both at once."""
    (head, first, ranks), (other, second, others) = _parts(one), _parts(two)
    if not head or head != other:
        return False
    if ranks != others:
        return first <= second or second <= first
    return head in _OFFICES and bool(first and second) and not first & second and not (first | second) & _GENERAL


def _parts(title: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The office, what it is for, and its rank: "deputy minister for transport"."""
    before, *rest = _JOINS.split(title.lower(), maxsplit=1)
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(before)]
    kept = [word for word in words if word not in _EMPTY]
    if not kept:
        return "", frozenset(), frozenset()
    told = [word for word in (*kept[:-1], *_WORD.findall(" ".join(rest))) if word not in _EMPTY]
    ranks = frozenset(told) & _RANKS
    return kept[-1], frozenset(stem(word) for word in told if word not in ranks), ranks
