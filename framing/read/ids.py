"""Ids that tell documents apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from framing.model import Document


def unique_ids(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents in order, each with an id of its own: the second "a" becomes "a-2"."""
    seen: dict[str, int] = {}
    for document in documents:
        yield unique_id(document, seen)


def unique_id(document: Document, seen: dict[str, int]) -> Document:
    """The document with an id not yet in ``seen``, which remembers it: for streams that hold more than documents."""
    name = document.id
    if name in seen:
        number = seen[name] + 1
        while f"{name}-{number}" in seen:
            number += 1
        seen[name] = number
        document = replace(document, id=f"{name}-{number}")
    seen.setdefault(document.id, 1)
    return document
