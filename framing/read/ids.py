"""Ids that tell documents apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from framing.model import Document


def unique_ids(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents in order, each with an id of its own: the second "a" becomes "a-2"."""
    seen: dict[str, int] = {}
    for document in documents:
        id = document.id
        if id in seen:
            number = seen[id] + 1
            while f"{id}-{number}" in seen:
                number += 1
            seen[id] = number
            document = replace(document, id=f"{id}-{number}")
        seen.setdefault(document.id, 1)
        yield document
