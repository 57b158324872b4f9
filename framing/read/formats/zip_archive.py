"""A ZIP archive of articles, and what is a ZIP archive beneath: office files, e-books, archived web pages."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read import containers, readers
from framing.read.containers import Budget, PackedFile
from framing.read.limits import LIMITS, Limits
from framing.read.zip_errors import BROKEN_ZIP

_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
# What the parts of a ZIP archive are called that is no archive to its user, and who reads it.
_DOCUMENTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "spreadsheet",
    "content.xml": "odt",
    "META-INF/container.xml": "epub",
    "datapackage.json": "wacz",
}


def recognises(head: bytes) -> bool:
    """Whether a file begins as a ZIP archive."""
    return head.startswith(_BEGINS)


def members(stream: IO[bytes], where: str, budget: Budget) -> Iterator[PackedFile | ReadError]:
    """The files in an archive. Raises ReadError where it cannot be opened."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN_ZIP as error:
        what = f"the ZIP archive cannot be opened ({error})"
        raise ReadError(what, where=where, next="Fetch or make it again.") from error
    with archive:
        names = set(archive.namelist())
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            place = f"{where}!{containers.shown(entry.filename)}"
            budget.count(where)
            if containers.is_furniture(entry.filename):
                continue
            if stat.S_ISLNK(entry.external_attr >> 16):
                yield ReadError("it is a link, which is not followed", where=place, next="Pack the file itself.")
            elif entry.flag_bits & 0x1:
                yield ReadError("it is encrypted", where=place, next="Unpack it with its password.")
            elif entry.filename.endswith(".toml") and _described(entry.filename, names):
                what = "facts beside an article are not used inside an archive"
                yield ReadError(what, where=place, next="Unpack it, and give the articles themselves.")
            else:
                try:
                    with archive.open(entry) as file:
                        yield PackedFile(entry.filename, budget.read(file, place))
                except containers.ExhaustedError:
                    raise
                except ReadError as error:
                    yield error
                except BROKEN_ZIP as error:
                    yield ReadError(f"it cannot be unpacked ({error})", where=place, next="Fetch or make it again.")


def _described(name: str, names: set[str]) -> bool:
    stem = name.removesuffix(".toml")
    return any(other.startswith(f"{stem}.") and other != name for other in names)


def document(file: IO[bytes]) -> str | None:
    """Who reads an archive that is a document to its user, told by the names in it; None for any other."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except BROKEN_ZIP:
        names = set()
    file.seek(0)
    return next((reader for part, reader in _DOCUMENTS.items() if part in names), None)


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The articles of an open archive, or of the document that it is."""
    source = cast("IO[bytes]", file)
    kind = document(source)
    if kind is None:
        yield from containers.articles(members, source, where, limits)
        return
    reader = readers.named(kind)
    if reader.stream is not None:
        found = reader.stream(source, where, max_bytes)
    else:
        found = iter(reader.read(Budget(limits).read(source, where), where))
    for article in found:
        yield article if isinstance(article, ReadError) else replace(article, format=article.format or kind)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an archive."""
    return stream(io.BytesIO(data), where, LIMITS.text)


READER = Reader(
    name="zip",
    about="ZIP archives",
    read=read,
    suffixes=(".zip",),
    recognises=recognises,
    many=True,
    stream=stream,
    confined=True,
    order=3,
)
