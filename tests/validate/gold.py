"""Annotated attributions laid over the parse: which token is the cue, which tokens are source and content."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from framing.language.attribution import cues
from framing.language.attribution.columns import Columns, columns_of
from framing.language.parse import parse
from framing.language.pipeline import load_pipeline
from framing.language.quotations import quote
from framing.language.token_ranges import Range, union
from framing.language.view import View
from framing.model import Parsed
from framing.read import read_record
from framing.settings import DEFAULT_MODEL, Settings


class Truth(NamedTuple):
    """One annotated attribution in tokens. ``head`` is the token its cue is looked for at, None without one."""

    head: int | None
    source: list[Range]
    content: list[Range]


class Annotated(NamedTuple):
    """One annotated document, parsed."""

    row: dict[str, Any]
    parsed: Parsed
    columns: Columns
    truths: list[Truth]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def annotated(path: Path) -> Iterator[Annotated]:
    """The documents of an annotated file, read and parsed as the program does it."""
    given = rows(path)
    documents = [read_record(row, Settings(), row["id"]) for row in given]
    for row, parsed in zip(given, parse(documents, load_pipeline(DEFAULT_MODEL)), strict=True):
        yield align(row, quote(parsed))


def align(row: dict[str, Any], parsed: Parsed) -> Annotated:
    """The annotations of ``row`` in the tokens of ``parsed``."""
    columns = columns_of(View.of(parsed))
    truths = []
    for attribution in row["attributions"]:
        cue = _ranges(columns, attribution["cue"])
        truth = Truth(
            _head(columns, cue), _ranges(columns, attribution["source"]), _ranges(columns, attribution["content"])
        )
        if truth.content:
            truths.append(truth)
    return Annotated(row, parsed, columns, truths)


def _ranges(columns: Columns, spans: Iterable[tuple[int, int]]) -> list[Range]:
    tokens = columns.tokens
    return union((bisect_right(tokens.end, start), bisect_left(tokens.start, end)) for start, end in spans)


def _head(columns: Columns, cue: list[Range]) -> int | None:
    """The token of a cue that stands for it: a main verb if there is one, and the one highest in the tree."""
    inside = {index for low, high in cue for index in range(low, high)}
    best = min(((_rank(columns, i), columns.tokens.head[i] in inside, i) for i in inside), default=None)
    return None if best is None else best[2]


def _rank(columns: Columns, index: int) -> int:
    tag = columns.tokens.tag[index]
    if cues.is_verb(columns, index):
        return 0
    if tag[:1] in "NJ":
        return 1
    if tag[:1] == "V":
        return 2
    return 3 if columns.tokens.text[index] in cues.COLONS else 4
