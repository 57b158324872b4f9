"""Files to Documents: whoever recognises a file reads it, one article of it or all."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from framing.errors import ReadError
from framing.model import ArticleText, Document, Reader
from framing.number_format import printed
from framing.read import hand_corrections, page_kinds, protected, readers, reading_process
from framing.read.assemble import assemble
from framing.read.formats import decode
from framing.read.limits import LIMITS
from framing.read.metadata import given as metadata
from framing.read.metadata.given import Given
from framing.settings import Settings

_MANY = 25  # times max_bytes that a file of many articles may have where the settings ask for more than the limit
TOGETHER = 6  # articles that are compared with each other at most
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


class Unassembled(NamedTuple):
    """An article as its format gave it, with all that a Document is made of."""

    article: ArticleText
    reader: str  # its name
    facts: Mapping[str, str]
    settings: Settings
    given: Given


type Assembling = Callable[[Iterator[Unassembled | ReadError]], Iterator[Document | ReadError]]
"""How Documents are made of articles, in their order: one after the other, or by several processes."""


def assembled(item: Unassembled | ReadError) -> Document | ReadError:
    """The Document of an article, or why there is none."""
    if isinstance(item, ReadError):
        return item
    try:
        return document_of(item.article, readers.named(item.reader), item.facts, item.settings, item.given)
    except ReadError as error:
        return error


def one_by_one(items: Iterator[Unassembled | ReadError]) -> Iterator[Document | ReadError]:
    """Without any other process."""
    return map(assembled, items)


def read_all(
    path: Path | str, settings: Settings, assembling: Assembling = one_by_one
) -> Iterator[Document | ReadError]:
    """The articles of a file, in order (of ``file#3`` the third); a ReadError stands in for each that is none."""
    file, number = _numbered(Path(path))
    where = str(file)
    try:
        if number is not None:
            yield _chosen(read_all(file, settings), number, where)
            return
        reader = _reader(file)
        one = not reader.many or reader.confined  # a pile of records may lie beside somebody's configuration
        beside = _given_beside(file) if one and file.suffix != ".toml" else _NOTHING
        if reader.stream is not None:
            found = _found(reader, file, where, settings)
            yield from assembling(_documents(found, reader, file.stem, where, settings, beside))
        else:
            data = _bytes(file, most_bytes(reader, settings))
            yield from assembling(_from_bytes(data, reader, file.stem, where, settings, beside))
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _unreadable(where, error)


def read_stream(
    stream: IO[bytes], settings: Settings, where: str, id: str, assembling: Assembling = one_by_one
) -> Iterator[Document | ReadError]:
    """The articles of an open stream, its format known by its content; see ``read_all``."""
    head = stream.read(readers.HEAD)
    reader = readers.recognised(head, "stdin.jsonl" if head.lstrip()[:1] == b"{" else "")
    try:
        if reader.stream is not None and not reader.confined:
            found = reader.stream(io.BufferedReader(_Joined(head, stream)), where, settings.max_bytes)
            yield from assembling(_documents(found, reader, id, where, settings, _NOTHING))
        else:
            most = most_bytes(reader, settings)
            data = head + stream.read(max(0, most + 1 - len(head)))
            _check_size(where, len(data), most)
            yield from assembling(_from_bytes(data, reader, id, where, settings, _NOTHING))
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _unreadable(where, error)


class _Joined(io.RawIOBase):
    """A stream of which the beginning was read."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(found) :]
        buffer[: len(found)] = found
        return len(found)


def read_all_bytes(data: bytes, *, id: str, name: str, settings: Settings) -> Iterator[Document | ReadError]:
    """The articles in bytes, in order; see ``read_bytes`` and ``read_all``."""
    try:
        reader = readers.recognised(data, name)
        _check_size(name, len(data), most_bytes(reader, settings))
        yield from one_by_one(_from_bytes(data, reader, id, name, settings, _NOTHING))
    except ReadError as error:
        yield error


def chosen(found: Iterator[Document | ReadError], number: int | None, where: str) -> Document:
    """The article of that number, or the only one. Raises ReadError where it is not there."""
    return _one(found, where) if number is None else _chosen(found, number, where)


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
    _check_size(where, len(data), most_bytes(reader, settings))
    if beside is not None:
        told = _beside(beside, str(Path(where).with_suffix(".toml")))
    else:
        told = metadata.given(given or {}, where)
    return _one(one_by_one(_from_bytes(data, reader, id, where, settings, told)), where)


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
        form = {"encoding": article.encoding, "format": article.format or reader.name}
        own_reader = reader if form["format"] == reader.name else None
        found = assemble(article.text, {**facts, **form}, told, where, own_reader)
        found = replace(found, notes=tuple(dict.fromkeys((*found.notes, *page_kinds.judge(found, where)))))
        return hand_corrections.corrected(found, given.corrections) if given.corrections else found
    except ReadError as error:
        name = article.given.get("id")
        error.document = name if isinstance(name, str) else None
        raise


_RAISE = "Check that it is one article, or raise max_bytes in the settings."


def _from_bytes(
    data: bytes, reader: Reader, id: str, where: str, settings: Settings, given: Given
) -> Iterator[Unassembled | ReadError]:
    sha256 = None if reader.many else hashlib.sha256(data).hexdigest()
    return _documents(_found(reader, data, where, settings), reader, id, where, settings, given, sha256)


def _documents(
    articles: Iterable[ArticleText | ReadError],
    reader: Reader,
    id: str,
    where: str,
    settings: Settings,
    given: Given,
    sha256: str | None = None,
) -> Iterator[Unassembled | ReadError]:
    coming = iter(articles)
    ahead = next(coming, None)
    number = 0
    if ahead is None:
        yield ReadError("there is no article in it", where=where, next="Give a file with an article's text.")
    while ahead is not None:
        article, ahead, number = ahead, next(coming, None), number + 1
        if isinstance(article, ReadError):
            yield article
            continue
        facts = {"id": id, "where": where, "sha256": article.sha256 or sha256 or digest(article.text)}
        alone = ahead is None and number == 1
        if not alone:
            facts |= {"id": f"{id}-{number}", "where": f"{where}#{number}"}
        yield Unassembled(article, reader.name, facts, settings, given if alone else _NOTHING)


def _found(reader: Reader, source: bytes | Path, where: str, settings: Settings) -> Iterator[ArticleText | ReadError]:
    if reader.confined:
        return reading_process.articles(reader.name, source, where, settings.max_bytes)
    return protected.articles(reader, source, where, settings.max_bytes)


def most_bytes(reader: Reader, settings: Settings) -> int:
    """How many bytes a file may have that ``reader`` reads whole: of plain text no more than an article may have."""
    if reader.many:
        return max(LIMITS.file, _MANY * settings.max_bytes)
    return settings.max_bytes if reader.verbatim else max(LIMITS.document, settings.max_bytes)


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
        name = Path(where).name.replace("<stdin>", "-")
        what = f"it holds {printed(more + 1)} articles, and one is asked for"
        others = f"compare each with {name}#all" if more < TOGETHER else "framing analyze and framing read take all"
        raise ReadError(what, where=where, next=f"Choose one of {name}#1 to {name}#{more + 1}; {others}.")
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
        raise ReadError("this is a folder", where=str(path), next="Name the article files in it, or add story.toml.")
    if path.exists() and not path.is_file():
        raise ReadError("this is not an ordinary file", where=str(path), next="Copy its text to a file.")
    try:
        with path.open("rb") as file:
            return readers.recognised(file.read(readers.HEAD), path.name)
    except FileNotFoundError:
        raise ReadError("there is no such file", where=str(path), next="Check the name.") from None


def _bytes(path: Path, limit: int) -> bytes:
    _check_size(str(path), path.stat().st_size, limit)
    return path.read_bytes()


def _check_size(where: str, size: int, limit: int) -> None:
    if size > limit:
        what = f"{printed(size)} bytes are more than an article may have ({printed(limit)})"
        raise ReadError(what, where=where, next=_RAISE)


def _unreadable(where: str, error: OSError | ValueError) -> ReadError:
    what = getattr(error, "strerror", None) or str(error)
    return ReadError(f"it cannot be read ({what})", where=where, next="Check its name and rights.")


def _given_beside(path: Path) -> Given:
    data = hand_corrections.beside(path)
    return _NOTHING if data is None else _beside(data, str(path.with_suffix(".toml")))


def _beside(data: bytes, where: str) -> Given:
    said = metadata.sidecar(decode.decode(data, where).text, where)
    return said._replace(notes=tuple(f"{Path(where).name}: {note}" for note in said.notes))
