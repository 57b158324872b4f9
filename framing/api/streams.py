"""Piles of articles as JSON records: one an article, in input order; a fault in one stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.api.inputs import coming
from framing.api.measuring import equipment, measured
from framing.errors import FramingError, ReadError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline
    from framing.model import Document, Feature, Profile

_CHUNK_DOCUMENTS = 32  # documents understood as one batch: enough to keep the parser busy, little to hold in memory
_CHUNK_CHARACTERS = 400_000


def record(profile: Profile, *, with_text: bool = False) -> dict[str, Any]:
    """One profile as the JSON object that ``framing analyze`` prints; its shape is ``framing.schema()``.

    Args:
        profile: What ``framing.analyze`` gave.
        with_text: Include the document's text, which all offsets are code points of.

    Returns:
        A dict of what JSON can hold.

    Example:
        >>> import framing
        >>> framing.record(framing.analyze(framing.demo_articles()[0]))["outlet"]
        'The Corvane Courier'
    """
    from framing.render.records.json import analyzed

    return analyzed(profile, with_text=with_text)


def dumps(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON Lines."""
    from framing.render.records.json import line

    return line(record)


def records(
    inputs: Iterable[str | Path], settings: Settings | None = None, *, with_text: bool = False
) -> Iterator[dict[str, Any]]:
    """Measure articles from files and JSON Lines, whatever breaks: the records of ``framing analyze``.

    Args:
        inputs: Files of articles, or of JSON Lines of ``{"id", "text", …}`` (``-`` is standard input).
        settings: The defaults where None.
        with_text: Include each document's text.

    Yields:
        One record a document in input order. A document that cannot be read or analysed becomes ``{"id", "error"}``
        in its place; the others are not affected.

    Example:
        >>> import framing
        >>> [record.get("error", record["id"]) for record in framing.records([framing.demo_articles()[0], "none.txt"])]
        ['courier', 'none.txt: there is no such file. Check the name.']
    """
    from framing.read import unique_id

    settings = settings or Settings()
    pipeline, features = equipment(settings)
    incoming = _incoming(inputs, settings)
    seen: dict[str, int] = {}
    while chunk := _chunk(incoming):
        documents = [unique_id(item, seen) for item in chunk if not isinstance(item, ReadError)]
        found = iter(_safely(documents, settings, pipeline, features))
        for item in chunk:
            if isinstance(item, ReadError):
                yield {"id": item.document, "error": str(item)}
            else:
                one = next(found)
                yield one if isinstance(one, dict) else record(one, with_text=with_text)


def readings(
    inputs: Iterable[str | Path], settings: Settings | None = None
) -> Iterator[tuple[str, Document | ReadError]]:
    """What ``framing read`` shows: every article of every input, with the input's name, each under an id of its own."""
    from framing.read import unique_id

    seen: dict[str, int] = {}
    for name in inputs:
        for item in coming(name, settings or Settings()):
            yield str(name), item if isinstance(item, ReadError) else unique_id(item, seen)


def read_record(item: Document | ReadError, path: str) -> dict[str, Any]:
    """An article as it was read, or why there is none, as the object that ``framing read`` prints."""
    if isinstance(item, ReadError):
        return {"id": item.document, "path": path, "error": str(item)}
    from framing.render.records.json import document_facts

    facts = document_facts(item)
    zones = [{"start": z.start, "end": z.end, "kind": z.kind, "why": z.why} for z in item.zones]
    return {"id": facts.pop("id"), "path": path, **facts, "text": item.text, "zones": zones}


def group_articles(inputs: Iterable[str | Path], settings: Settings | None = None) -> list[dict[str, Any]]:
    """Sort articles into stories by their words and dates.

    Args:
        inputs: Files or JSON Lines, as for ``framing.records``.
        settings: Of these, ``max_bytes`` counts.

    Returns:
        One record an article in input order: ``{"id", "story", "why"}``, and ``"duplicate_of"`` where it repeats
        another; ``{"id", "error"}`` stands in for one that cannot be read.

    Source:
        docs/grouping.md.

    Example:
        >>> import framing
        >>> len({record["story"] for record in framing.group_articles(framing.demo_articles())})
        1
    """
    from framing.read import unique_id
    from framing.stories import Article, group

    seen: dict[str, int] = {}
    incoming = list(_incoming(inputs, settings or Settings()))
    documents = [item if isinstance(item, ReadError) else unique_id(item, seen) for item in incoming]
    pile = [Article(d.id, d.title, d.body, d.published, d.outlet) for d in documents if not isinstance(d, ReadError)]
    members = iter(group(pile))
    found: list[dict[str, Any]] = []
    for document in documents:
        if isinstance(document, ReadError):
            found.append({"id": document.document, "error": str(document)})
        else:
            found.append({key: value for key, value in next(members)._asdict().items() if value is not None})
    return found


def _incoming(inputs: Iterable[str | Path], settings: Settings) -> Iterator[Document | ReadError]:
    for name in inputs:
        yield from coming(name, settings)


def _chunk(incoming: Iterator[Document | ReadError]) -> list[Document | ReadError]:
    chunk: list[Document | ReadError] = []
    characters = 0
    for item in islice(incoming, _CHUNK_DOCUMENTS):
        chunk.append(item)
        characters += 0 if isinstance(item, ReadError) else len(item.text)
        if characters > _CHUNK_CHARACTERS:
            break
    return chunk


def _safely(
    documents: list[Document], settings: Settings, pipeline: Pipeline, features: tuple[Feature, ...]
) -> list[Profile | dict[str, Any]]:
    """Profiles of a chunk; if one document breaks the chunk, each is tried alone and only that one is given up."""
    try:
        return list(measured(documents, settings, pipeline, features))
    except Exception as error:  # any fault in one document must not take the others down
        if len(documents) == 1:
            name = documents[0].id
            reason = str(error) if isinstance(error, FramingError) else f"{type(error).__name__}: {error}"
            return [{"id": name, "error": f"{name}: could not be analysed ({reason}). Report this document."}]
        return [found for document in documents for found in _safely([document], settings, pipeline, features)]
