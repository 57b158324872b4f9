"""Where two documents give one person titles that exclude each other, or spell a given name in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from framing.compare.values.stated import Named, Value, plain
from framing.language.stems import stem
from framing.lexicons.closed_lists import word_list
from framing.model import Conflict, Parsed, Place, Speaker

_LONG = 6  # letters of a name in which one that is wrong is a slip of the pen, and no other name
_SLIPS = 2  # letters that differ: two where they changed places
_SHORTEST = 4  # letters of a given name; shorter ones are alike by chance
_SURE = 0.9
_VOWELS = frozenset("aeiouy")
_ALIKE = 0.7  # share of letters that two spellings of a given name have in common
_JOINS = re.compile(r"\b(?:of|for|to|at|in|from)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _general() -> frozenset[str]:
    return frozenset(map(stem, word_list("value_words", "general words of a title")))


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


def spellings(stated: Sequence[Sequence[Value]]) -> Iterator[Conflict]:
    """Conflicts of spelling: names much alike, and neither text has the other's."""
    yield from _given_names(stated)
    yield from _slips(stated)


def _slips(stated: Sequence[Sequence[Value]]) -> Iterator[Conflict]:
    """Long names that differ in one letter, or in two that changed places: "Aldersen" and "Alderson"."""
    known: list[dict[str, Value]] = []
    for values in stated:
        found: dict[str, Value] = {}
        for value in values:
            if isinstance(value.what, Named) and value.what.sort != "people":
                last = value.what.words[-1].removesuffix("'s").removesuffix("’s")
                if len(last) >= _LONG and last.isalpha() and not last.isupper():
                    found.setdefault(plain(last), value)
        known.append(found)
    for one, two in combinations(known, 2):
        initials: dict[tuple[str, str], list[str]] = {}
        for name in two.keys() - one.keys():
            initials.setdefault((name[:1], name[-1:]), []).append(name)
        for name, value in one.items():
            for other in sorted(initials.get((name[:1], name[-1:]), ())) if name not in two else ():
                rival = two[other]
                first, second = value.what, rival.what
                alike = isinstance(first, Named) and isinstance(second, Named) and _one_bearer(first, second)
                if alike and _slip(name, other):
                    yield Conflict(
                        "name", min(first.normal, second.normal), value.place, rival.place,
                        first.normal, second.normal, _SURE,
                    )  # fmt: skip


def _slip(one: str, two: str) -> bool:
    differing = [at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or not 1 <= len(differing) <= _SLIPS:
        return False
    first, last = differing[0], differing[-1]
    return first == last or (last == first + 1 and one[first] == two[last] and one[last] == two[first])


def _one_bearer(one: Named, two: Named) -> bool:
    """Whether both may name one: what stands before the last word is the same, or left out."""
    first, second = (tuple(plain(word) for word in side.words[:-1]) for side in (one, two))
    return first == second or not (first and second and first[0][:1] != second[0][:1])


def _given_names(stated: Sequence[Sequence[Value]]) -> Iterator[Conflict]:
    """One surname, given names much alike: "Sandra Holm" and "Sandi Holm"."""
    people: list[dict[tuple[str, str], Value]] = []
    for values in stated:
        found: dict[tuple[str, str], Value] = {}
        for value in values:
            what = value.what
            if isinstance(what, Named) and what.sort == "person" and len(what.words) > 1:
                found.setdefault((plain(what.words[-1]), plain(what.words[0])), value)
        people.append(found)
    for one, two in combinations(people, 2):
        surnames: dict[str, list[str]] = {}
        for last, given in two:
            surnames.setdefault(last, []).append(given)
        for (last, given), value in one.items():
            for other in surnames.get(last, ()):
                score = _respelled(given, other)
                if score and (last, other) not in one and (last, given) not in two:
                    rival = two[last, other]
                    name = min(value.what.normal, rival.what.normal)
                    yield Conflict(
                        "name", name, value.place, rival.place, value.what.normal, rival.what.normal, round(score, 4)
                    )


def _respelled(one: str, two: str) -> float:
    """How alike two given names are; 0.0 when they are no spellings of one.

    "Sandra" and "Sandi" are; "Dan" is short for "Daniel" and no other spelling.
    """
    short, long = sorted((one, two), key=lambda name: (len(name), name))
    if len(short) == len(long) and all(a == b or {a, b} <= _VOWELS for a, b in zip(short, long, strict=True)):
        return 0.0  # "Nabi" and "Nebi" are one name in other letters
    if len(short) < _SHORTEST or short[0] != long[0] or long.startswith(short):
        return 0.0
    alike = SequenceMatcher(a=short, b=long, autojunk=False).ratio()
    return alike if alike >= _ALIKE else 0.0


def _exclude(one: str, two: str) -> bool:
    """Whether nobody can be both at once."""
    (head, first, ranks), (other, second, others) = _parts(one), _parts(two)
    if not head or head != other:
        return False
    if (ranks ^ others) & word_list("value_words", "ranks that house style leaves out"):
        return False
    if ranks != others:
        return first <= second or second <= first
    apart = bool(first and second) and not first & second and not (first | second) & _general()
    return apart and head in word_list("value_words", "offices held alone")


def _parts(title: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The office, what it is for, and its rank: "deputy minister for transport"."""
    before, *rest = _JOINS.split(title.lower(), maxsplit=1)
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(before)]
    kept = [word for word in words if word not in word_list("value_words", "no part of a title")]
    if not kept:
        return "", frozenset(), frozenset()
    told = [
        word
        for word in (*kept[:-1], *_WORD.findall(" ".join(rest)))
        if word not in word_list("value_words", "no part of a title")
    ]
    ranks = frozenset(told) & word_list("value_words", "ranks of a title")
    return kept[-1], frozenset(stem(word) for word in told if word not in ranks), ranks
