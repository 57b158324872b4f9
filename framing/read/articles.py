"""Files to Documents: whoever recognises a file reads it, one article of it or all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Document, Reader
from framing.number_format import printed
from framing.read import page_kinds, readers
from framing.read.assemble import assemble
from framing.read.formats import decode
from framing.read.metadata import given as metadata
from framing.read.metadata.given import Given
from framing.settings import Settings

MANY = 25  # times max_bytes that a file of many articles may have
_NUMBERED = re.compile(r"(.+)#([1-9]\d{0,6})")
_NOTHING = Given({}, ())


def read_path(path: Path | str, settings: Settings) -> Document:
    """One article from a file, with the TOML file beside it where there is one. ``file#3`` is the third in a file.

    The document's id is the file's stem (``stem-3``) unless its metadata give one.

    Raises ReadError, naming the file, when it is missing, a folder, too large, no article or without a word, and for a
    file of several articles of which none is chosen.
    """
    file, number = _numbered(Path(path))
    found = read_all(file, settings)
    return _one(found, str(file)) if number is None else _chosen(found, number, str(file))


def read_all(path: Path | str, settings: Settings) -> Iterator[Document | ReadError]:
    """The articles of a file, in order (of ``file#3`` the third); a ReadError stands in for each that is none."""
    file, number = _numbered(Path(path))
    where = str(file)
    try:
        if number is not None:
            yield _chosen(read_all(file, settings), number, where)
            return
        reader = _reader(file)
        beside = _given_beside(file, settings) if file.suffix != ".toml" and not reader.many else _NOTHING
        if reader.stream is not None:
            with file.open("rb") as stream:
                found = reader.stream(stream, where, settings.max_bytes)
                yield from _documents(found, reader, file.stem, where, settings, beside)
        else:
            data = _bytes(file, settings, MANY if reader.many else 1)
            yield from _from_bytes(data, reader, file.stem, where, settings, beside)
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _unreadable(where, error)


def read_bytes(
    data: bytes,
    *,
    id: str,
    name: str = "",
    settings: Settings,
    given: Mapping[str, Any] | None = None,
    beside: bytes | None = None,
) -> Document:
    """One article from bytes. ``name`` is its file name, whose suffix decides where nobody recognises the bytes;
    ``given`` its metadata, or ``beside`` the bytes of the TOML file that stands beside it.

    Raises ReadError as read_path does, and for metadata of the wrong type.
    """
    where = name or id
    reader = readers.recognised(data, name)
    _check_size(where, len(data), settings.max_bytes * (MANY if reader.many else 1))
    if beside is not None:
        told = _beside(beside, str(Path(where).with_suffix(".toml")))
    else:
        told = metadata.given(given or {}, where)
    return _one(_from_bytes(data, reader, id, where, settings, told), where)


def document_of(
    article: ArticleText,
    reader: Reader,
    facts: Mapping[str, str],
    settings: Settings,
    given: Given = _NOTHING,
) -> Document:
    """A Document from what a reader handed over; ``facts`` are id, sha256 and where. Raises ReadError."""
    where = article.where or facts["where"]
    try:
        size = len(article.text.encode("utf-8", "surrogatepass"))
        if size > settings.max_bytes:
            what = f"{printed(size)} bytes of text are more than an article may have ({printed(settings.max_bytes)})"
            raise ReadError(what, where=where, next=_RAISE)
        decode.check(article.text, where)
        own = metadata.given(article.given, where)
        told = Given({**own.fields, **given.fields}, (*article.notes, *given.notes, *own.notes))
        found = assemble(article.text, {**facts, "encoding": article.encoding, "format": reader.name}, told, where)
        return replace(found, notes=(*found.notes, *page_kinds.judge(found, where)))
    except ReadError as error:
        name = article.given.get("id")
        error.document = name if isinstance(name, str) else None
        raise


_RAISE = "Check that it is one article, or raise max_bytes in the settings."


def _from_bytes(
    data: bytes, reader: Reader, id: str, where: str, settings: Settings, given: Given
) -> Iterator[Document | ReadError]:
    sha256 = None if reader.many else hashlib.sha256(data).hexdigest()
    return _documents(_called(reader, data, where), reader, id, where, settings, given, sha256)


def _documents(
    articles: Iterable[ArticleText | ReadError],
    reader: Reader,
    id: str,
    where: str,
    settings: Settings,
    given: Given,
    sha256: str | None = None,
) -> Iterator[Document | ReadError]:
    coming = _guarded(articles, reader, where)
    ahead = next(coming, None)
    number = 0
    while ahead is not None:
        article, ahead, number = ahead, next(coming, None), number + 1
        if isinstance(article, ReadError):
            yield article
            continue
        facts = {"id": id, "where": where, "sha256": sha256 or digest(article.text)}
        if ahead is not None or number > 1:  # one among several
            facts |= {"id": f"{id}-{number}", "where": f"{where}#{number}"}
        try:
            yield document_of(article, reader, facts, settings, given)
        except ReadError as error:
            yield error


def _called(reader: Reader, data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    yield from reader.read(data, where)  # called when it is asked for, so that it is guarded from its first line


def _guarded(
    articles: Iterable[ArticleText | ReadError], reader: Reader, where: str
) -> Iterator[ArticleText | ReadError]:
    """What a reader hands over; a fault of its own is told of this file, and stops no other."""
    try:
        for article in articles:
            _check_handed_over(article)
            yield article
    except (ReadError, OSError):
        raise
    except Exception as error:
        what = f"the reader of {reader.about} failed ({type(error).__name__}: {error})"
        raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.") from error


def _check_handed_over(article: object) -> None:
    """Readers of other packages are not typed by us."""
    if isinstance(article, ReadError):
        return
    if not isinstance(article, ArticleText):
        raise TypeError(f"it gave {type(article).__name__}, not ArticleText or ReadError")
    for name, value, kind in (("text", article.text, str), ("given", article.given, Mapping)):
        if not isinstance(value, kind):
            raise TypeError(f"ArticleText.{name} is {type(value).__name__}, not {kind.__name__}")


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _one(found: Iterator[Document | ReadError], where: str) -> Document:
    """The only article of a file."""
    first = next(found, None)
    if first is None:
        raise ReadError("there is no article in it", where=where, next="Give a file with an article's text.")
    more = sum(1 for _ in found)
    if more:
        name = Path(where).name
        what = f"it holds {printed(more + 1)} articles, and one is asked for"
        raise ReadError(what, where=where, next=f"Choose one of {name}#1 to {name}#{more + 1}.")
    if isinstance(first, ReadError):
        raise first
    return first


def _chosen(found: Iterator[Document | ReadError], number: int, where: str) -> Document:
    items = list(islice(found, number))
    count = len(items)
    if count and (count == number or count == 1):
        if isinstance(items[-1], ReadError):  # the one asked for, or the whole file's
            raise items[-1]
        if count == number:
            return items[-1]
    name = Path(where).name
    what = f"there is no article {number} in it, it holds {printed(count)}"
    raise ReadError(what, where=where, next=f"Choose from {name}#1 to {name}#{count}." if count else "Check the file.")


def _numbered(path: Path) -> tuple[Path, int | None]:
    """A file and the number behind its ``#``, unless a file has that very name."""
    match = _NUMBERED.fullmatch(path.name)
    try:
        if match is None or path.exists():
            return path, None
    except (OSError, ValueError):
        return path, None
    return path.with_name(match[1]), int(match[2])


def _reader(path: Path) -> Reader:
    """Who reads a file. Raises ReadError where there is none to be read."""
    if path.is_dir():
        raise ReadError("this is a folder", where=str(path), next="Name the article files in it.")
    if path.exists() and not path.is_file():
        raise ReadError("this is not an ordinary file", where=str(path), next="Copy its text to a file.")
    try:
        with path.open("rb") as file:
            return readers.recognised(file.read(readers.HEAD), path.name)
    except FileNotFoundError:
        raise ReadError("there is no such file", where=str(path), next="Check the name.") from None


def _bytes(path: Path, settings: Settings, times: int = 1) -> bytes:
    _check_size(str(path), path.stat().st_size, settings.max_bytes * times)
    return path.read_bytes()


def _check_size(where: str, size: int, limit: int) -> None:
    if size > limit:
        what = f"{printed(size)} bytes are more than an article may have ({printed(limit)})"
        raise ReadError(what, where=where, next=_RAISE)


def _unreadable(where: str, error: OSError | ValueError) -> ReadError:
    what = getattr(error, "strerror", None) or str(error)
    return ReadError(f"it cannot be read ({what})", where=where, next="Check its name and rights.")


def _given_beside(path: Path, settings: Settings) -> Given:
    beside = path.with_suffix(".toml")
    return _beside(_bytes(beside, settings), str(beside)) if beside.is_file() else _NOTHING


def _beside(data: bytes, where: str) -> Given:
    said = metadata.sidecar(decode.decode(data, where).text, where)
    return Given(said.fields, tuple(f"{Path(where).name}: {note}" for note in said.notes))
