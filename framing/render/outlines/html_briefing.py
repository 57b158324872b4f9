"""An outline as HTML that a mail program shows: looks in attributes, nothing fetched, no link but those to articles."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from framing.render.outlines.harmless import unlinked
from framing.render.outlines.outline import Outline, OutlineItem, OutlinePart, OutlineTable

LOOKS = 'style="font:15px/1.5 Georgia,serif;color:#222;max-width:48em"'
_HEAD = 'style="font:600 22px/1.25 Georgia,serif;margin:0 0 8px"'
_HEADING = 'style="font:600 16px/1.3 Georgia,serif;margin:20px 0 6px"'
_CELL = 'style="text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid #ddd"'
_SMALL = 'style="font-size:13px;color:#555"'


def body(outline: Outline) -> bytes:
    """An outline as a whole page that is the body of a message."""
    inside = "".join(markup(outline))
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head><body {LOOKS}>\n{inside}</body></html>\n'
    )
    return page.encode("utf-8")


def markup(outline: Outline) -> Iterator[str]:
    """An outline piece by piece: what stands between body and body."""
    yield f"<h1 {_HEAD}>{_shown(outline.headline)}</h1>\n<p>{_shown(outline.standfirst)}</p>\n"
    for part in outline.parts:
        yield from _part(part)
    yield f"<p {_SMALL}>{_shown(outline.foot)}</p>\n"


def _part(part: OutlinePart) -> Iterator[str]:
    if part.heading:
        yield f"<h2 {_HEADING}>{_shown(part.heading)}</h2>\n"
    if part.table and not part.table.is_prose:
        yield from _table(part.table)
    items = (*(part.table.listed() if part.table and part.table.is_prose else ()), *part.items)
    if items:
        yield from ["<ul>\n", *(line for item in items for line in _item(item)), "</ul>\n"]
    if part.text:
        yield f"<p>{_shown(part.text)}</p>\n"


def _item(item: OutlineItem) -> Iterator[str]:
    told = [f"<b>{_shown(item.lead)}</b>"] if item.lead else []
    told += [f"<br><b>{_shown(letter)}</b> {_shown(words)}" for letter, words in item.wordings]
    told += [f"{'<br>' if item.wordings else ''}{_shown(item.text)}"] if item.text else []
    told += [f"<span {_SMALL}>({_shown(', '.join(item.places))})</span>"] if item.places else []
    inside = "".join(line for one in item.lines for line in _item(one))
    yield f"<li>{' '.join(told)}{f'<ul>{inside}</ul>' if inside else ''}</li>\n"


def _table(table: OutlineTable) -> Iterator[str]:
    yield '<table style="border-collapse:collapse">\n<thead><tr>'
    yield from (f'<th scope="col" {_CELL}>{_shown(name)}</th>' for name in table.head)
    yield "</tr></thead>\n<tbody>\n"
    for first, *rest in table.rows:
        cells = "".join(f"<td {_CELL}>{_shown(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row" {_CELL}>{_shown(first)}</th>{cells}</tr>\n'
    yield "</tbody></table>\n"


def _shown(text: str) -> str:
    return escape(unlinked(text))
