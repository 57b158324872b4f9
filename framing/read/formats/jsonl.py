"""JSON Lines: one article a line, and a broken line stops nothing."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed

ESCAPED = 6  # bytes that JSON may spend on a character of one byte (backslash, u, four digits)
BESIDE = 65_536  # bytes of a line that may be other keys than the text

# What news-please and newspaper write beside an article that is no metadata of ours: passed over without a word.
_COLLECTORS = frozenset(
    "date_download date_modify description filename image_url localpath text text_page title_page title_rss maintext "
    "read_more_link top_image top_img meta_img images imgs movies videos keywords keyword_scores meta_keywords tags "
    "summary meta_description meta_favicon meta_data source_url html article_html additional_data".split()
)


_OPENING = re.compile(rb'\{\s*+"[^"\r\n]{1,80}"\s*+:')


def article(record: Mapping[str, Any], where: str) -> ArticleText:
    """The article in an object with ``text`` and, each optional, id, title, outlet, byline, published, url, language.

    The names that news-please and newspaper give them (``maintext``, ``date_publish``, ``publish_date``, …) are
    understood as well. Lone surrogates in the text are kept.

    Raises ReadError, naming ``where``, when there is no text.
    """
    if not isinstance(record, Mapping):
        what = f"a JSON object is expected, not {type(record).__name__}"
        raise ReadError(what, where=where, next='Write {"id": …, "text": …} on the line.')
    text = record.get("text", record.get("maintext"))  # news-please keeps the article under the latter
    if not isinstance(text, str):
        what = "it has no text" if text is None else f"text must be a string, not {type(text).__name__}"
        raise ReadError(what, where=where, next='Give the article under the key "text".')
    return ArticleText(text, {key: value for key, value in record.items() if key not in _COLLECTORS}, where=where)


def line_article(line: bytes | str, where: str) -> ArticleText | None:
    """The article of one line; None for an empty line. Raises ReadError where it holds none."""
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
        return article(record, where)
    except ReadError as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        error.document = name if isinstance(name, str) else None
        raise


def lines(stream: IO[bytes] | IO[str], name: str, max_bytes: int) -> Iterator[ArticleText | ReadError]:
    """The articles of a stream; an error stands in for each line that is none. Empty lines are passed over."""
    limit = ESCAPED * max_bytes + BESIDE
    number = 0
    while line := stream.readline(limit):
        number += 1
        where = f"{name}:{number}"
        newline: Any = "\n" if isinstance(line, str) else b"\n"
        if len(line) >= limit and not line.endswith(newline):
            while (more := stream.readline(limit)) and not more.endswith(newline):
                pass
            yield ReadError(
                f"the line is longer than {printed(limit)} bytes", where=where, next="Write one article a line."
            )
            continue
        try:
            found = line_article(line, where)
        except ReadError as error:
            yield error
        else:
            if found is not None:
                yield found


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of a file."""
    return lines(io.BytesIO(data), where, len(data))


def recognises(head: bytes) -> bool:
    """Whether a file begins with an object that ends where its line does; if it is the only one, with a text in it."""
    line, end, more = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not _OPENING.match(line) or (end and not line.rstrip().endswith(b"}")):
        return False
    return bool(more.strip()) or b'"text"' in line or b'"maintext"' in line


READER = Reader(
    name="record",
    about="JSON Lines, an article a line",
    read=read,
    suffixes=(".jsonl", ".ndjson"),
    recognises=recognises,
    many=True,
    stream=lines,
    order=20,
)
