"""The annotated stories: three articles each, with twins and coverage, read and parsed as the program does it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from framing.api import loaded
from framing.language import understand
from framing.model import Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings
from tests.validate.gold import rows
from tests.validate.referee import SHARED

DATA = SHARED / "data" / "cross_outlet.dev.jsonl"


class Annotated(NamedTuple):
    """One story: what was annotated, the outlets in order, and their articles parsed."""

    row: dict[str, Any]
    outlets: tuple[str, ...]
    documents: tuple[Parsed, ...]


@cache
def annotated_stories(path: Path = DATA) -> tuple[Annotated, ...]:
    """The stories of an annotated file."""
    return tuple(_stories(path))


def _stories(path: Path) -> Iterator[Annotated]:
    pipeline = loaded(DEFAULT_MODEL)
    for row in rows(path):
        outlets = tuple(row["texts"])
        documents = [read_record({"id": name, "text": row["texts"][name]}, Settings(), name) for name in outlets]
        yield Annotated(row, outlets, tuple(understand(documents, pipeline)))
