"""An outline as Markdown (CommonMark with tables). Words of articles are words in it: no markup, no link of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.model import Comparison
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart, OutlineTable
from framing.render.outlines.page_one_outline import page_one_outline
from framing.settings import Settings

# What begins or ends markup anywhere in a line, and what does so where a line begins.
_MARKUP = re.compile(r"[\\`*_{}\[\]|~$^]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]|(?<=^\d{4})[.)]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}  # "@" names people where pages are shared
_LINKED = re.compile(r"(?<=\w)[.](?=[^\W\d_]{2})|:(?=//)")  # as in an address, which some dialects link by themselves


def write(comparison: Comparison, settings: Settings) -> bytes:
    """Page one as Markdown in UTF-8."""
    del settings
    return ("\n".join(lines(page_one_outline(comparison))) + "\n").encode("utf-8")


def lines(outline: Outline) -> Iterator[str]:
    """An outline line by line; a paragraph is one line."""
    yield from [f"# {escaped(outline.headline)}", "", escaped(outline.standfirst), ""]
    for part in outline.parts:
        yield from _part(part)
    yield f"*{escaped(outline.foot)}*"


def _part(part: OutlinePart) -> Iterator[str]:
    if part.heading:
        yield from [f"## {escaped(part.heading)}", ""]
    if part.table:
        yield from [*_table(part.table), ""]
    if part.items:
        yield from [line for item in part.items for line in _item(item, "")]
        yield ""
    if part.text:
        yield from [escaped(part.text), ""]


def _item(item: OutlineItem, indent: str) -> Iterator[str]:
    lead = f"**{_linked(item)}**" if item.lead else ""
    where = f"({', '.join(map(escaped, item.places))})" if item.places else ""
    told = [lead, *(f"*{letter}* {escaped(words)}" for letter, words in item.wordings), escaped(item.text), where]
    yield f"{indent}- {' '.join(filter(None, told))}"
    for line in item.lines:
        yield from _item(line, f"{indent}  ")


def _linked(item: OutlineItem) -> str:
    """What an item is about; an address of a page goes between angle brackets, where it can end nowhere else."""
    lead = escaped(item.lead)
    return f"[{lead}](<{re.sub('[<>\\\\]', _percent, item.url)}>)" if item.url else lead


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def _table(table: OutlineTable) -> Iterator[str]:
    numbers = [all(row[at][:1].isdigit() for row in table.rows if row[at]) for at in range(len(table.head))]
    yield f"| {' | '.join(map(escaped, table.head))} |"
    yield f"| {' | '.join('---:' if right else '---' for right in numbers)} |"
    for row in table.rows:
        yield f"| {' | '.join(map(escaped, row))} |"


def escaped(text: str) -> str:
    """Words that stand in a line of Markdown as they are."""
    found = "".join(_NAMED.get(c, c) for c in _MARKUP.sub(lambda match: f"\\{match[0]}", text))
    return _LINKED.sub(lambda match: f"&#{ord(match[0])};", found)
