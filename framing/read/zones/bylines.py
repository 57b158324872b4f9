"""Lines that say who wrote the article: "By Mara Quill, Harbour Correspondent | 3 May 2031"."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.read.metadata import dates
from framing.read.zones import page_words

LONGEST = 180  # characters: a longer line is prose


_OPENING = re.compile(
    r"(?:(?:written|reported|posted|published|story|report|analysis|words|text|opinion|review|commentary|interview)\s+)?"
    r"by\s*:?\s+|(?:authors?|writers?|reporters?|byline)\s*:\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|['’.\-‑])*,?$")
_PARTICLES = page_words.of("name particle")
_JOINTS = frozenset(("and", "&", "+", "with", ","))
_MONTH = re.compile(rf"{dates.MONTH}$", re.IGNORECASE)
_NO_NAME = re.compile(
    rf"(?:{dates.WEEKDAY}|the|a|an|then|now|this|that|today|noon|midnight|updated|published|posted|staff)[,.]?$",
    re.IGNORECASE,
)
# Words that tell a role or an organisation after a name; a comma in front of them ends the names.
_ROLES = page_words.of("author role")
# Small words that may follow the names without making the line a sentence.
_SMALL = _ROLES | page_words.of("small word of a byline")
_FILLING = re.compile(
    rf"(?:{dates.WEEKDAY},?|{dates.CLOCK}|\b(?:updated?|published|posted|last|modified|on|at|by)\b:?)\s*$"
    rf"|^\s*(?:{dates.CLOCK})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[|•·–—/-]+$")


class Byline(NamedTuple):
    """Who wrote it as the line prints it, and where in the line the rest (role, date) begins."""

    names: str
    rest: int


def parse(line: str) -> Byline | None:
    """The byline that ``line`` is, or None. The line is one paragraph without surrounding space."""
    opening = _OPENING.match(line) if len(line) <= LONGEST else None
    if not opening:
        return None
    tokens = [(match.start(), match.end()) for match in re.compile(r"\S+").finditer(line, opening.end())]
    words = [line[start:end] for start, end in tokens]
    count = _names(words)
    if not count or not all(_may_follow(word) for word in words[count:]):
        return None
    end = tokens[count - 1][1]
    return Byline(line[opening.end() : end].rstrip(" ,.;|"), end)


def bare_names(line: str) -> str | None:
    """The names a line consists of ("MARA QUILL and Tomas Reyl"), or None. Two to twelve words."""
    words = line.split()
    if len(line) > 80 or not 2 <= len(words) <= 12:
        return None
    count = _names(words)
    rest = words[count:]
    if count < 2 or not all(_may_follow(word) for word in rest):
        return None
    return " ".join(words[:count]).rstrip(" ,.;|")


def names(line: str) -> str | None:
    """The names of a line that is known to be a byline, however it is written."""
    parsed = parse(line)
    return parsed.names if parsed else bare_names(line) or beside_date(line)


def beside_date(line: str) -> str | None:
    """The names of a line that holds names and the day of publication, in either order, or None."""
    found = dates.find(line) if len(line) <= LONGEST else []
    if not found:
        return None
    for part in (line[: found[0].start], line[found[-1].end :]):
        rest = _FILLING.sub("", part).strip(" ,|•·–—-/:")
        if rest:
            parsed = parse(rest)
            return parsed.names if parsed else bare_names(rest)
    return None


def role(line: str) -> bool:
    """Whether a line is the author's role or desk, as it stands below a name: "Transport correspondent"."""
    words = [word.rstrip(",.").lower() for word in line.split()]
    return 0 < len(words) <= 6 and words[-1] in _ROLES and not line.endswith(".")


def _names(words: list[str]) -> int:
    """How many of the leading words are names and what joins them."""
    count = 0
    for index, word in enumerate(words):
        bare = word.rstrip(",.").lower()
        following = words[index + 1] if index + 1 < len(words) else ""
        if (_MONTH.match(word) and following[:1].isdigit()) or _NO_NAME.match(word):
            break
        if index and words[index - 1].endswith(",") and (bare in _ROLES or _has_role(words[index:])):
            break
        if _NAME.match(word):
            count = index + 1
        elif not (count and (bare in _PARTICLES or bare in _JOINTS)):
            break
    return count


def _has_role(words: list[str]) -> bool:
    """Whether the words up to the next comma or separator name a role or an organisation, or stand alone."""
    stretch = []
    for word in words:
        if _SEPARATOR.match(word):
            break
        stretch.append(word.rstrip(",.").lower())
        if word.endswith(",") or word.lower() in _JOINTS:
            break
    return len(stretch) == 1 or any(word in _ROLES for word in stretch)


def _may_follow(word: str) -> bool:
    return not word[0].islower() or word.rstrip(",.;:").lower() in _SMALL
