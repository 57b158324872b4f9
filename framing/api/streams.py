"""Piles of articles as JSON records: one an article, in input order; a fault in one stops no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.api.inputs import OneFetcher, coming
from framing.api.measuring import equipment, measured
from framing.api.shared_reading import all_coming
from framing.errors import FramingError, ReadError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.language.pipeline import Pipeline
    from framing.model import Document, Feature, Profile

# Documents understood as one batch, and given to one process at a time: enough to keep the parser busy, little to hold
# in memory. The same for any number of processes, so that the parser sees the same batches.
_CHUNK_DOCUMENTS = 16
_CHUNK_CHARACTERS = 100_000


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
    inputs: Iterable[str | Path], settings: Settings | None = None, *, with_text: bool = False, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Measure articles from files and JSON Lines, whatever breaks: the records of ``framing analyze``.

    Args:
        inputs: Files of articles, or of JSON Lines of ``{"id", "text", …}`` (``-`` is standard input).
        settings: The defaults where None.
        with_text: Include each document's text.
        jobs: The processes to share the work; the records are the same for any number.

    Yields:
        One record a document in input order. A document that cannot be read or analysed becomes ``{"id", "error"}``
        in its place; the others are not affected.

    Example:
        >>> import framing
        >>> [record.get("error", record["id"]) for record in framing.records([framing.demo_articles()[0], "none.txt"])]
        ['courier', 'none.txt: there is no such file. Check the name.']
    """
    return _analysed(inputs, settings or Settings(), partial(_records, with_text=with_text), jobs)


class RecordLine(NamedTuple):
    """A record as a line of JSON Lines, why it is none of an article, and how much was measured."""

    data: bytes
    error: str | None = None
    words: int = 0
    characters: int = 0


def record_lines(
    inputs: Iterable[str | Path], settings: Settings | None = None, *, with_text: bool = False, jobs: int = 1
) -> Iterator[RecordLine]:
    """The records of ``framing.records`` as lines: written where they are made, whatever process that is."""
    return _analysed(inputs, settings or Settings(), partial(_lines, with_text=with_text), jobs)


def _analysed[Result](
    inputs: Iterable[str | Path], settings: Settings, finish: _Finish[Result], jobs: int
) -> Iterator[Result]:
    from framing.job_pool import Lost, in_order

    analyst = _Analyst(settings, finish)
    waiting: deque[Document | ReadError] = deque()
    for result in in_order(_chunks(inputs, settings, waiting), analyst, jobs):
        item = waiting.popleft()
        yield from finish([_failed(item, result.why)]) if isinstance(result, Lost) else [result]


type _Finish[Result] = Callable[[Iterable[Profile | dict[str, Any]]], list[Result]]


class _Analyst[Result]:
    """Articles to results, a lot at a time. It can be sent to another process, which loads the language model anew."""

    def __init__(self, settings: Settings, finish: _Finish[Result]) -> None:
        self._settings, self._finish = settings, finish
        self._equipment = equipment(settings)

    def __reduce__(self) -> tuple[type[_Analyst[Result]], tuple[Settings, _Finish[Result]]]:
        return type(self), (self._settings, self._finish)

    def __call__(self, chunk: Sequence[Document | ReadError]) -> list[Result]:
        documents = [item for item in chunk if not isinstance(item, ReadError)]
        found = iter(_safely(documents, self._settings, *self._equipment))
        return self._finish(_failed(item) if isinstance(item, ReadError) else next(found) for item in chunk)


def _chunks(
    inputs: Iterable[str | Path], settings: Settings, waiting: deque[Document | ReadError]
) -> Iterator[list[Document | ReadError]]:
    """The articles in lots, each with an id of its own; ``waiting`` keeps them until their results have come."""
    from framing.read import unique_id

    incoming = _incoming(inputs, settings)
    seen: dict[str, int] = {}
    while chunk := _chunk(incoming):
        named = [item if isinstance(item, ReadError) else unique_id(item, seen) for item in chunk]
        waiting += named
        yield named


def _records(found: Iterable[Profile | dict[str, Any]], *, with_text: bool) -> list[dict[str, Any]]:
    return [one if isinstance(one, dict) else record(one, with_text=with_text) for one in found]


def _lines(found: Iterable[Profile | dict[str, Any]], *, with_text: bool) -> list[RecordLine]:
    lines = []
    for one in found:
        if isinstance(one, dict):
            lines.append(RecordLine(dumps(one), one["error"]))
        else:
            size = len(one.parsed.words), len(one.parsed.document.text)
            lines.append(RecordLine(dumps(record(one, with_text=with_text)), None, *size))
    return lines


def _failed(item: Document | ReadError, why: str = "") -> dict[str, Any]:
    """The record of an article that could not be read, or not be analysed and ``why``."""
    if isinstance(item, ReadError):
        return {"id": item.document, "error": str(item)}
    return {"id": item.id, "error": f"{item.id}: could not be analysed ({why}). Report this document."}


def readings(
    inputs: Iterable[str | Path], settings: Settings | None = None, *, jobs: int = 1
) -> Iterator[tuple[str, Document | ReadError]]:
    """What ``framing read`` shows: every article of every input, with the input's name, each under an id of its own."""
    from framing.read import unique_id

    seen: dict[str, int] = {}
    for name, item in all_coming(inputs, settings or Settings(), jobs):
        yield name, item if isinstance(item, ReadError) else unique_id(item, seen)


def read_record(item: Document | ReadError, path: str) -> dict[str, Any]:
    """An article as it was read, or why there is none, as the object that ``framing read`` prints."""
    if isinstance(item, ReadError):
        return {"id": item.document, "path": path, "error": str(item)}
    from framing.render.records.json import document_facts

    facts = document_facts(item)
    zones = [{"start": z.start, "end": z.end, "kind": z.kind, "why": z.why} for z in item.zones]
    return {"id": facts.pop("id"), "path": path, **facts, "text": item.text, "zones": zones}


def group_articles(
    inputs: Iterable[str | Path], settings: Settings | None = None, *, jobs: int = 1
) -> list[dict[str, Any]]:
    """Sort articles into stories by their words and dates.

    Args:
        inputs: Files or JSON Lines, as for ``framing.records``.
        settings: Of these, ``max_bytes`` counts.
        jobs: The processes to read them; the records are the same for any number.

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
    documents = [item for _, item in readings(inputs, settings, jobs=jobs)]
    from framing.stories import Article, group  # heavy, and of no use to the processes that read

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
    fetcher = OneFetcher()
    for name in inputs:
        yield from coming(name, settings, fetcher)


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
            reason = str(error) if isinstance(error, FramingError) else f"{type(error).__name__}: {error}"
            return [_failed(documents[0], reason)]
        return [found for document in documents for found in _safely([document], settings, pipeline, features)]
