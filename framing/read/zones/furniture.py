"""Lines and blocks of a page that are not the article: rules kept as data in furniture.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing import toml
from framing.errors import LexiconError

_WORD = re.compile(r"\S+")


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
class Block:
    """A paragraph run together from a form: ``fewest`` different phrases, one in ``apart`` words at least.

    ``needs`` must stand in it, too: a word that tells what the form is for.
    """

    name: str
    why: str
    needs: re.Pattern[str]
    phrases: tuple[re.Pattern[str], ...]
    matches: tuple[str, ...]
    misses: tuple[str, ...]
    fewest: int = 3
    apart: int = 25
    longest: int = 4_000  # characters


@dataclass(frozen=True, slots=True)
class _Rules:
    rule: tuple[Rule, ...]
    block: tuple[Block, ...]


@cache
def _rules() -> _Rules:
    data = files("framing.read").joinpath("furniture.toml").read_bytes()
    return toml.parse(data, "furniture.toml", LexiconError).record(_Rules)


def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are asked."""
    return _rules().rule


def blocks() -> tuple[Block, ...]:
    """The kinds of blocks that stand in one paragraph."""
    return _rules().block


def judge(line: str) -> Rule | None:
    """The first rule that takes ``line`` (one paragraph, no surrounding space) for furniture, or None."""
    for rule in rules():
        if len(line) <= rule.longest and (rule.pattern.fullmatch(line) if rule.closed else rule.pattern.match(line)):
            return rule
    return None


def judge_block(line: str) -> Block | None:
    """The first kind of block that ``line`` (one paragraph) is, or None."""
    for block in blocks():
        if len(line) > block.longest or not block.needs.search(line):
            continue
        found = [len(phrase.findall(line)) for phrase in block.phrases]
        if sum(map(bool, found)) >= block.fewest and sum(found) * block.apart >= len(_WORD.findall(line)):
            return block
    return None
