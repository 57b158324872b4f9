"""Lines and blocks of a page that are not the article: rules kept as data in lexicons/page_lines.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from framing import lexicons

LEXICON = "page_lines"
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


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are asked."""
    return lexicons.load(LEXICON, Rule, beside=("block",)).entries


@cache
def blocks() -> tuple[Block, ...]:
    """The kinds of blocks that stand in one paragraph."""
    return lexicons.tables(LEXICON, "block", Block)


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
