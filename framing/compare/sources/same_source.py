"""Who is the same source in two documents, by name, role and spelling."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from framing.language.speakers.given_names import one_given_name
from framing.language.speakers.known_bodies import one_name
from framing.language.speakers.roles import head_term
from framing.language.speakers.word_lists import words as words_of
from framing.lexicons.closed_lists import word_list
from framing.model import Speaker

_WORDS = re.compile(r"[^\W_]+")
_PEOPLE = frozenset({"official", "politician", "expert", "business", "civil society", "citizen"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,7}")
_OFFICES = frozenset({"official", "politician", "business", "civil society", "expert"})  # types of what one may hold
_SAME_NAME = 4
_LONG_WORD = 6  # letters of a word in which a letter left out makes no other name
_CLOSE = 0.7  # share of letters two spellings of one name have in common
_SKELETON = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "j": "y", **dict.fromkeys("aeiouyh", None)})


def match(documents: Sequence[Sequence[Speaker]]) -> tuple[tuple[Speaker | None, ...], ...]:
    """Sources across documents: per source, its Speaker in each document or None.

    Pairs are joined from the surest on, and never so that one source takes in two speakers of one document, so the
    order in which documents are given changes nothing.
    """
    keys = [(number, speaker) for number, speakers in enumerate(documents) for speaker in speakers]
    group = list(range(len(keys)))
    members = {k: [k] for k in group}
    for i, j in _surest_first(keys):
        one, two = group[i], group[j]
        numbers = [keys[k][0] for k in members[one] + members[two]]
        if one != two and len(set(numbers)) == len(numbers):
            members[one] += members.pop(two)
            for k in members[one]:
                group[k] = one
    rows: dict[int, list[Speaker | None]] = {}
    for k, (number, speaker) in enumerate(keys):
        rows.setdefault(group[k], [None] * len(documents))[number] = speaker
    return tuple(tuple(row) for row in rows.values())


def _surest_first(keys: Sequence[tuple[int, Speaker]]) -> list[tuple[int, int]]:
    """Pairs that may be one source; a partial name that fits two sources of one document fits neither."""
    blocks: dict[str, list[int]] = {}
    for k, (_, speaker) in enumerate(keys):
        office = _office(speaker.role if speaker.named else speaker.name)
        for trait in [*_traits(speaker.name), *([f"office {office.term}"] if office is not None else [])]:
            blocks.setdefault(trait, []).append(k)
    likely = {(i, j) for block in blocks.values() for i, j in combinations(block, 2) if keys[i][0] != keys[j][0]}
    found = [(alike(keys[i][1], keys[j][1]), i, j) for i, j in sorted(likely)]
    rivals = Counter((k, keys[other][0], sure) for sure, i, j in found for k, other in ((i, j), (j, i)))
    pairs: list[tuple[int, str, str, int, int]] = []
    for sure, i, j in found:
        alone = rivals[i, keys[j][0], sure] == rivals[j, keys[i][0], sure] == 1
        if sure == _SAME_NAME or (sure and alone):
            low, high = sorted((keys[i][1].name, keys[j][1].name))
            pairs.append((-sure, low, high, i, j))
    return [(i, j) for *_, i, j in sorted(pairs)]


def _traits(name: str) -> list[str]:
    """What two names that may be one always share at least one of."""
    words = _bare(name)
    if not words:
        return []
    bones = " ".join(map(_bones, words))
    return [
        f"bones {bones}",
        f"last {words[-1]}",
        f"body {one_name(name)}",
        *(f"all {form}" for form in ("".join(words), _initials(name)) if form),
    ]


class _Office(NamedTuple):
    """The office a role or a description is about: its term, and the words that say which one it is."""

    term: str
    words: frozenset[str]


def _office(told: str | None) -> _Office | None:
    """The office in "port chief of Kelby"; None for several people, and for words of no office."""
    words = tuple(_WORDS.findall((told or "").casefold().replace("’s", "").replace("'s", "")))
    found = head_term(words)
    if found is None or found.plural or found.term.type not in _OFFICES:
        return None
    return _Office(found.term.text, frozenset(words) - words_of("no part of who is described"))


def _holds(named: Speaker, described: Speaker) -> bool:
    """Whether a description is the office that a named person holds: "the port chief" of "Ada Holm, chief of the port".

    Every word of the description must be told of the person: "the Tarn governor" is nobody of whom Tarn is not told.
    """
    role, told = _office(named.role), _office(described.name)
    if role is None or told is None or described.type == "unnamed" or described.anonymity is not None:
        return False
    return role.term == told.term and told.words <= role.words | frozenset(_bare(named.name))


def alike(one: Speaker, two: Speaker) -> int:
    """How sure it is that two speakers of different documents are one: 0 (no) to 4 (same name)."""
    first, second = _bare(one.name), _bare(two.name)
    if not first or not second:
        return 0
    if first == second or "".join(first) == "".join(second) or one_name(one.name) == one_name(two.name):
        return _SAME_NAME
    if _is_acronym(one.name, two.name) or _is_acronym(two.name, one.name):
        return 3
    if one.named != two.named:
        return int(_holds(one, two) if one.named else _holds(two, one))
    if not (_person(one) and _person(two)):
        return 0
    if first[-1] == second[-1] and _office(one.role) is not None and _office(one.role) == _office(two.role):
        return 2  # one surname, one office: a nickname that no list knows
    if first[-1] == second[-1] and (_initialled(first, second) or _one_given(first, second)):
        return 2
    if _slipped(first, second):
        return 1
    short, long = sorted((first, second), key=len)
    if len(short) < len(long) and long[-len(short) :] == short:
        return 2 if len(short) > 1 else 1  # "Ward" and "Peter Ward"
    return 1 if len(first) == len(second) and _respelled(first, second) else 0


def _bare(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", "").replace(".", ""))
    words = _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    while len(words) > 1 and (
        words[0] in word_list("story_words", "before a name") or words[0] in words_of("titles before a name")
    ):
        words = words[1:]
    # A middle initial is printed by some and left out by others.
    return (*words[:1], *(word for word in words[1:-1] if len(word) > 1), *words[1:][-1:])


def _person(speaker: Speaker) -> bool:
    return speaker.named and speaker.type in _PEOPLE | {"unknown"}


def _initialled(first: Sequence[str], second: Sequence[str]) -> bool:
    """ "A. Holm" and "Ada Holm": one is known by an initial."""
    return len(first) == len(second) == 2 and first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0]))


def _one_given(first: Sequence[str], second: Sequence[str]) -> bool:
    """ "Vera Holt Sands" and "Vera Sands", "Bob Tarn" and "Robert Tarn": one middle name at most is told by both."""
    if min(len(first), len(second)) < 2 or not one_given_name(first[0], second[0]):
        return False
    middle, other = first[1:-1], second[1:-1]
    return not middle or not other or middle == other


def _slipped(first: Sequence[str], second: Sequence[str]) -> bool:
    """One name with a letter left out in one place: "Vicenzo Marsh" and "Vincenzo Marsh"."""
    if len(first) != len(second) or len(first) < 2:
        return False
    apart = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    if len(apart) != 1:
        return False
    short, long = sorted(apart[0], key=len)
    left_out = len(long) - len(short) == 1 and len(short) >= _LONG_WORD
    return left_out and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "").removeprefix("the ").removeprefix("The ")
    return bool(_ACRONYM.fullmatch(letters)) and _initials(long) == letters.casefold()


def _initials(name: str) -> str:
    words = [
        word
        for word in _WORDS.findall(name)
        if word.casefold() not in word_list("story_words", "small words of a body")
    ]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def _respelled(first: Sequence[str], second: Sequence[str]) -> bool:
    """One name in two transliterations: the same bones word by word, and the same ends of the given names."""
    if first[0] != second[0] and first[0][-1] != second[0][-1]:
        return False
    return all(
        one == two
        or (
            min(len(one), len(two)) > 4
            and _bones(one) == _bones(two)
            and SequenceMatcher(a=one, b=two, autojunk=False).ratio() > _CLOSE
        )
        for one, two in zip(first, second, strict=True)
    )


def _bones(word: str) -> str:
    letters = word.translate(_SKELETON)
    return "".join(letter for at, letter in enumerate(letters) if at == 0 or letters[at - 1] != letter)
