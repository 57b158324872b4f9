"""A short document: a headline, what stands under it, and parts made of lists and tables. Plain words, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.render.clean import visible
from framing.render.outlines.reading_order import ISOLATES, is_balanced

_SHORT = 24  # characters of a cell that stands in one line with others
_LONGEST = 4_000  # characters of one text that is read from records


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line of a list: what it is about, its wordings beside each other, what is said, and where to look."""

    lead: str
    text: str = ""
    wordings: tuple[tuple[str, str], ...] = ()  # letter, words
    places: tuple[str, ...] = ()  # "A¶4"
    url: str = ""  # where what ``lead`` names was published: http or https
    lines: tuple[OutlineItem, ...] = ()  # a list within the list


@dataclass(frozen=True, slots=True)
class OutlineTable:
    """Rows under their heads; the first cell of a row is its head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_prose(self) -> bool:
        """Whether sentences stand in its cells, for which columns are too narrow in a message or on a phone."""
        return any(len(cell) > _SHORT for row in self.rows for cell in row)

    def listed(self) -> tuple[OutlineItem, ...]:
        """Its rows as a list: what is long on a line each, the figures together on one."""
        long = [any(len(row[at]) > _SHORT for row in self.rows) for at in range(len(self.head))]
        return tuple(self._item(row, long) for row in self.rows)

    def _item(self, row: tuple[str, ...], long: list[bool]) -> OutlineItem:
        cells = [(name, cell, wide) for name, cell, wide in zip(self.head, row, long, strict=True) if cell][1:]
        lines = [f"{name}: {cell}" for name, cell, wide in cells if wide]
        lines += filter(None, [" · ".join(f"{name}: {cell}" for name, cell, wide in cells if not wide)])
        return OutlineItem(row[0], lines=tuple(OutlineItem("", line) for line in lines))


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """What stands under one heading; an empty heading is none."""

    heading: str
    items: tuple[OutlineItem, ...] = ()
    table: OutlineTable | None = None
    text: str = ""  # a paragraph after both


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole: ``foot`` says what made it."""

    headline: str
    standfirst: str
    parts: tuple[OutlinePart, ...]
    foot: str
    letters: tuple[str, ...] = field(default=())  # under which its articles stand


def outline_from(records: Mapping[str, Any]) -> Outline:
    """An outline from its records, as ``dataclasses.asdict`` gives them. Raises KeyError, TypeError or ValueError."""
    return Outline(
        headline=_text(records["headline"]),
        standfirst=_text(records["standfirst"]),
        parts=tuple(_part(item) for item in records["parts"]),
        foot=_text(records["foot"]),
        letters=_texts(records["letters"]),
    )


def _part(records: Mapping[str, Any]) -> OutlinePart:
    table = records["table"]
    return OutlinePart(
        heading=_text(records["heading"]),
        items=tuple(_item(item) for item in records["items"]),
        table=None if table is None else OutlineTable(_texts(table["head"]), tuple(map(_texts, table["rows"]))),
        text=_text(records["text"]),
    )


def _item(records: Mapping[str, Any]) -> OutlineItem:
    return OutlineItem(
        lead=_text(records["lead"]),
        text=_text(records["text"]),
        wordings=tuple((_text(letter), _text(words)) for letter, words in records["wordings"]),
        places=_texts(records["places"]),
        url=_text(records["url"]),
        lines=tuple(_item(item) for item in records["lines"]),
    )


def _texts(found: Any) -> tuple[str, ...]:
    return tuple(map(_text, found))


def _text(found: Any) -> str:
    """A text as a page may show it; what records give may have been written by anybody."""
    if not isinstance(found, str):
        raise TypeError(f"{found!r} is no text")
    line = " ".join(found[:_LONGEST].split())
    kept = ISOLATES if is_balanced(line) else ""
    return "".join(c if c in kept else "" if c in ISOLATES else visible(c) for c in line)
