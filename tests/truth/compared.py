"""Every annotated event compared once: the rows and what ``framing compare --format json`` writes of them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import framing
from framing import api
from framing.compare import compare
from framing.read import read_record, unique_ids
from tests.truth.annotation import LETTERS, event, folders

_SETTINGS = framing.Settings(draws=200)  # intervals are not looked at here


def rows() -> list[dict[str, Any]]:
    """The annotated events, by name."""
    return [event(folder) for folder in folders()]


@cache
def written(name: str) -> dict[str, Any]:
    """The comparison of one event, made once in a process."""
    (row,) = (event(folder) for folder in folders() if folder.name == name)
    given = [
        {"id": key, "text": row["texts"][key], **{f: row[f"{f}s"][key] for f in ("title", "date", "outlet")}}
        for key in LETTERS
    ]
    documents = unique_ids([read_record(record, _SETTINGS, record["id"]) for record in given])
    comparison = compare(list(api.profiles(documents, _SETTINGS)), _SETTINGS, name=name, title=None)
    made: dict[str, Any] = json.loads(api.write(comparison, "json", _SETTINGS))
    return made
