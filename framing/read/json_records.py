"""Articles that come as objects or as lines of JSON, without a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from framing.errors import ReadError
from framing.model import ArticleText, Document
from framing.read.articles import digest, document_of
from framing.read.formats import jsonl
from framing.settings import Settings


def read_record(record: Mapping[str, Any], settings: Settings, where: str) -> Document:
    """One article from an object with ``text`` and, each optional, id, title, outlet, byline, published, url, language.

    The names that news-please and newspaper give them (``maintext``, ``date_publish``, ``publish_date``, …) are
    understood as well. Lone surrogates in the text are kept. Without an id it is called after ``where``.

    Raises ReadError, naming ``where``, when there is no text, no word in it, or a value has the wrong type.
    """
    return _document(jsonl.article(record, where), settings, where)


def read_jsonl(
    source: Path | str | IO[bytes] | IO[str], settings: Settings, name: str = ""
) -> Iterator[Document | ReadError]:
    """The articles of a JSON Lines file or stream, in order; a ReadError stands in for each line that is none.

    ``name`` is what a stream is called in messages. Empty lines are passed over.
    """
    if isinstance(source, Path | str):
        try:
            with Path(source).open("rb") as stream:
                yield from _lines(stream, settings, str(source))
        except OSError as error:
            what = f"it cannot be read ({error.strerror})"
            yield ReadError(what, where=str(source), next="Check its name and rights.")
    else:
        yield from _lines(source, settings, name or str(getattr(source, "name", "") or "stream"))


def read_line(line: bytes | str, settings: Settings, where: str) -> Document | None:
    """The article of one line of JSON Lines; None for an empty line. Raises ReadError as read_record does."""
    article = jsonl.line_article(line, where)
    return _document(article, settings, where) if article is not None else None


def _lines(stream: IO[bytes] | IO[str], settings: Settings, name: str) -> Iterator[Document | ReadError]:
    for article in jsonl.lines(stream, name, settings.max_bytes):
        try:
            yield article if isinstance(article, ReadError) else _document(article, settings, article.where)
        except ReadError as error:
            yield error


def _document(article: ArticleText, settings: Settings, where: str) -> Document:
    id = Path(where.rpartition(":")[0] or where).stem.strip("<>") or "record"
    facts = {"id": id, "where": where, "sha256": digest(article.text)}
    return document_of(article, jsonl.READER, facts, settings)
