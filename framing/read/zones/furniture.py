"""Lines of a page that are not the article: rules kept as data in furniture.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing import toml
from framing.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line. ``why`` is printed in the report; ``matches`` and ``misses`` are its tests."""

    name: str
    why: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]
    longest: int = 200  # characters
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    rule: tuple[Rule, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are asked."""
    data = files("framing.read").joinpath("furniture.toml").read_bytes()
    return toml.parse(data, "furniture.toml", LexiconError).record(_Rules).rule


def judge(line: str) -> Rule | None:
    """The first rule that takes ``line`` (one paragraph, no surrounding space) for furniture, or None."""
    for rule in rules():
        if len(line) <= rule.longest and (rule.pattern.fullmatch(line) if rule.closed else rule.pattern.match(line)):
            return rule
    return None
