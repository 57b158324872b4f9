"""Who is the same source in two documents, by name, role and spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from framing.model import Speaker

_WORDS = re.compile(r"[^\W_]+")
_PEOPLE = frozenset({"official", "politician", "expert", "business", "civil society", "citizen"})
# Words before a name that do not change whose name it is.
_LEADING = frozenset(
    {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "us", "usa", "american", "president"}
    | {"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady"}
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,7}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at"})
_SKELETON = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "j": "y", **dict.fromkeys("aeiouyh", None)})


def match(documents: Sequence[Sequence[Speaker]]) -> tuple[tuple[Speaker | None, ...], ...]:
    """Sources across documents: per source, its Speaker in each document or None.

    Pairs are joined from the surest on, and never so that one source takes in two speakers of one document, so the
    order in which documents are given changes nothing.
    """
    keys = [(number, speaker) for number, speakers in enumerate(documents) for speaker in speakers]
    group = list(range(len(keys)))
    pairs: list[tuple[int, tuple[str, str], int, int]] = []
    for i, (first, one) in enumerate(keys):
        for j in range(i + 1, len(keys)):
            second, two = keys[j]
            if first != second and (sureness := alike(one, two)):
                low, high = sorted((one.name, two.name))
                pairs.append((-sureness, (low, high), i, j))
    for _, _, i, j in sorted(pairs):
        members = [k for k in range(len(keys)) if group[k] in (group[i], group[j])]
        numbers = [keys[k][0] for k in members]
        if group[i] != group[j] and len(set(numbers)) == len(numbers):
            for k in members:
                group[k] = min(group[i], group[j])
    rows: dict[int, list[Speaker | None]] = {}
    for k, (number, speaker) in enumerate(keys):
        rows.setdefault(group[k], [None] * len(documents))[number] = speaker
    return tuple(tuple(row) for row in rows.values())


def alike(one: Speaker, two: Speaker) -> int:
    """How sure it is that two speakers of different documents are one: 0 (no) to 4 (same name)."""
    first, second = _bare(one.name), _bare(two.name)
    if not first or not second:
        return 0
    if first == second or "".join(first) == "".join(second):
        return 4
    if _is_acronym(one.name, two.name) or _is_acronym(two.name, one.name):
        return 3
    if not (_person(one) and _person(two)):
        return 0
    short, long = sorted((first, second), key=len)
    if len(short) < len(long) and long[-len(short) :] == short:
        return 2 if len(short) > 1 else 1  # "Ward" and "Peter Ward"
    return 1 if len(first) == len(second) and _respelled(first, second) else 0


def _bare(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", "").replace(".", ""))
    words = _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return tuple(words)


def _person(speaker: Speaker) -> bool:
    return speaker.named and speaker.type in _PEOPLE | {"unknown"}


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "").removeprefix("the ").removeprefix("The ")
    words = [word for word in _WORDS.findall(long) if word.casefold() not in _SMALL]
    return (
        bool(_ACRONYM.fullmatch(letters)) and len(words) > 1 and "".join(word[0] for word in words).upper() == letters
    )


def _respelled(first: Sequence[str], second: Sequence[str]) -> bool:
    """One name in two transliterations: the same bones word by word, and the same ends of the given names."""
    if first[0] != second[0] and first[0][-1] != second[0][-1]:
        return False
    if sum(len(word) for word in first) < 8:
        return False
    return all(
        one == two or (_bones(one) == _bones(two) and len(_bones(one)) > 2)
        for one, two in zip(first, second, strict=True)
    )


def _bones(word: str) -> str:
    letters = word.translate(_SKELETON)
    return "".join(letter for at, letter in enumerate(letters) if at == 0 or letters[at - 1] != letter)
