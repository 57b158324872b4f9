"""JSON Lines to Documents: one object a line, and a broken line stops nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from framing.errors import ReadError
from framing.model import Document
from framing.read.articles import assemble
from framing.read.formats import decode
from framing.read.metadata import given as metadata
from framing.settings import Settings

ESCAPED = 6  # bytes that JSON may spend on a character of one byte (backslash, u, four digits)
BESIDE = 65_536  # bytes of a line that may be other keys than the text

# What news-please and newspaper write beside an article that is no metadata of ours: passed over without a word.
_COLLECTORS = frozenset(
    "date_download date_modify description filename image_url localpath text text_page title_page title_rss maintext "
    "read_more_link top_image top_img meta_img images imgs movies videos keywords keyword_scores meta_keywords tags "
    "summary meta_description meta_favicon meta_data source_url html article_html additional_data".split()
)


def read_record(record: Mapping[str, Any], settings: Settings, where: str) -> Document:
    """One article from an object with ``text`` and, each optional, id, title, outlet, byline, published, url, language.

    The names that news-please and newspaper give them (``maintext``, ``date_publish``, ``publish_date``, …) are
    understood as well.
    Lone surrogates in the text are kept. Without an id it is called after ``where``.

    Raises ReadError, naming ``where``, when there is no text, no word in it, or a value has the wrong type.
    """
    if not isinstance(record, Mapping):
        what = f"a JSON object is expected, not {type(record).__name__}"
        raise ReadError(what, where=where, next='Write {"id": …, "text": …} on the line.')
    text = record.get("text", record.get("maintext"))  # news-please keeps the article under the latter
    if not isinstance(text, str):
        what = "it has no text" if text is None else f"text must be a string, not {type(text).__name__}"
        raise ReadError(what, where=where, next='Give the article under the key "text".')
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > settings.max_bytes:
        what = f"{len(data):,} bytes of text are more than an article may have ({settings.max_bytes:,})"
        raise ReadError(what, where=where, next="Check that it is one article, or raise max_bytes in the settings.")
    decode.check(text, where)
    given = metadata.given({key: value for key, value in record.items() if key not in _COLLECTORS}, where)
    facts = {
        "id": Path(where.rpartition(":")[0] or where).stem.strip("<>") or "record",
        "sha256": hashlib.sha256(data).hexdigest(),
        "encoding": "utf-8",
        "format": "record",
    }
    return assemble(text, facts, given, where)


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


def _lines(stream: IO[bytes] | IO[str], settings: Settings, name: str) -> Iterator[Document | ReadError]:
    limit = ESCAPED * settings.max_bytes + BESIDE
    number = 0
    while line := stream.readline(limit):
        number += 1
        where = f"{name}:{number}"
        newline: Any = "\n" if isinstance(line, str) else b"\n"
        if len(line) >= limit and not line.endswith(newline):
            while (more := stream.readline(limit)) and not more.endswith(newline):
                pass
            yield ReadError(f"the line is longer than {limit:,} bytes", where=where, next="Write one article a line.")
            continue
        try:
            document = read_line(line, settings, where)
        except ReadError as error:
            yield error
        else:
            if document is not None:
                yield document


def read_line(line: bytes | str, settings: Settings, where: str) -> Document | None:
    """The article of one line of JSON Lines; None for an empty line. Raises ReadError as read_record does."""
    try:
        text = line if isinstance(line, str) else line.decode("utf-8")
        text = text.removeprefix("\ufeff").strip()
        if not text:
            return None
        record = json.loads(text)
    except UnicodeDecodeError as error:
        raise ReadError("the line is not UTF-8", where=where, next="Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"the line is not JSON ({error})", where=where, next="Write one object a line.") from error
    try:
        return read_record(record, settings, where)
    except ReadError as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        error.document = name if isinstance(name, str) else None
        raise
