"""Lines of a page that are not the article: rules kept as data in furniture.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from framing.errors import LexiconError

LONGEST = 200  # characters, where a rule does not say
_KEYS = frozenset(("name", "why", "pattern", "longest", "closed", "matches", "misses"))


class Rule(NamedTuple):
    """One kind of line. ``why`` is printed in the report; ``matches`` and ``misses`` are its tests."""

    name: str
    why: str
    pattern: re.Pattern[str]
    longest: int
    closed: bool
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are asked."""
    where = "framing/read/furniture.toml"
    table = tomllib.loads(files("framing.read").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return tuple(_rule(entry, where) for entry in table["rule"])


def _rule(entry: dict[str, Any], where: str) -> Rule:
    unknown = sorted(entry.keys() - _KEYS)
    if unknown or not entry.get("matches") or not entry.get("misses"):
        what = f"rule {entry.get('name')!r}: " + (f"unknown key {unknown[0]!r}" if unknown else "no examples")
        raise LexiconError(what, where=where, next="Correct the file.")
    return Rule(
        entry["name"],
        entry["why"],
        re.compile(entry["pattern"], re.IGNORECASE),
        entry.get("longest", LONGEST),
        entry.get("closed", False),
        tuple(entry["matches"]),
        tuple(entry["misses"]),
    )


def judge(line: str) -> Rule | None:
    """The first rule that takes ``line`` (one paragraph, no surrounding space) for furniture, or None."""
    for rule in rules():
        if len(line) <= rule.longest and (rule.pattern.fullmatch(line) if rule.closed else rule.pattern.match(line)):
            return rule
    return None
