"""An outline as plain text, such as is pasted or stands in a message: no address in it becomes a link."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from framing.model import Comparison
from framing.render.outlines.harmless import unlinked
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart, OutlineTable
from framing.render.outlines.page_one_outline import page_one_outline
from framing.settings import Settings

WIDTH = 76
_GAP = 2  # between columns


def write(comparison: Comparison, settings: Settings) -> bytes:
    """Page one as plain text in UTF-8."""
    del settings
    return ("\n".join(lines(page_one_outline(comparison))) + "\n").encode("utf-8")


def lines(outline: Outline) -> Iterator[str]:
    """An outline line by line."""
    title = wrapped(unlinked(outline.headline))
    yield from [*title, "=" * min(WIDTH, max(map(len, title), default=0)), ""]
    yield from [*wrapped(unlinked(outline.standfirst)), ""]
    for part in outline.parts:
        yield from _part(part)
    yield from wrapped(unlinked(outline.foot))


def _part(part: OutlinePart) -> Iterator[str]:
    if part.heading:
        heading = wrapped(unlinked(part.heading))
        yield from [*heading, "-" * min(WIDTH, max(map(len, heading), default=0))]
    if part.table:
        yield from _table(part.table)
    for item in part.items:
        yield from _item(item, "")
    if part.text:
        yield from wrapped(unlinked(part.text))
    yield ""


def _item(item: OutlineItem, indent: str) -> Iterator[str]:
    told = " ".join(
        filter(None, (_ended(item.lead) if item.text else item.lead, item.text if not item.wordings else ""))
    )
    where = _where(item.places)
    yield from wrapped(f"- {unlinked(told)}{'' if item.wordings else where}", indent)
    for letter, words in item.wordings:
        yield from wrapped(f"{letter} {unlinked(words)}", f"{indent}  ")
    if item.wordings and (item.text or where):
        yield from wrapped(f"{unlinked(item.text)}{where}".strip(), f"{indent}  ")
    for line in item.lines:
        yield from _item(line, f"{indent}  ")


def _ended(lead: str) -> str:
    """A lead that something follows: a full stop or a question mark ends it already, else a colon does."""
    return lead if not lead or lead[-1] in ".?!…:”" else f"{lead}:"


def _where(places: Sequence[str]) -> str:
    return f" ({', '.join(places)})" if places else ""


def _table(table: OutlineTable) -> Iterator[str]:
    """Columns where they fit a line, else a list."""
    rows = [tuple(map(unlinked, row)) for row in (table.head, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) <= WIDTH:
        for row in rows:
            first, *rest = (f"{cell:{'<' if not at else '>'}{widths[at]}}" for at, cell in enumerate(row))
            yield (" " * _GAP).join([first, *rest]).rstrip()
        return
    for item in table.listed():
        yield from _item(item, "")


def wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of a paragraph; those after the first stand further in where it is a line of a list."""
    more = f"{indent}  " if text.startswith("- ") or indent else ""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
    )
