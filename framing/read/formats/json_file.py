"""One JSON document: an article as an object, several in a list or under a service's key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import keyed_fields
from framing.read.formats.decode import decode, without_mark

_LISTS = ("articles", "items", "results", "data", "stories", "hits", "documents", "docs")
_OPENING = re.compile(rb'\s*+(?:\{\s*+"[^"\r\n]{1,80}"\s*+:|\[\s*+\{)')


def recognises(head: bytes) -> bool:
    """Whether a file begins as an object with keys, or as a list of objects."""
    return bool(_OPENING.match(without_mark(head)))


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of a file. Raises ReadError where it is no JSON, or holds none."""
    try:
        found: Any = json.loads(decode(data, where).text)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"it is not JSON ({error})", where=where, next="Correct it, or save the article's text."
        ) from error
    if isinstance(found, dict) and not keyed_fields.has_text(found):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), found)
    records = found if isinstance(found, list) else [found]
    for number, record in enumerate(records, 1):
        place = f"{where}#{number}" if len(records) > 1 else where
        try:
            if not isinstance(record, dict):
                raise ReadError("it is no object", where=place, next='Write {"text": …} for each article.')
            yield keyed_fields.article(record, place)
        except ReadError as error:
            yield error


READER = Reader(
    name="json",
    about="JSON, an object or a list of them",
    read=read,
    suffixes=(".json",),
    recognises=recognises,
    many=True,
    order=30,  # behind JSON Lines
)
