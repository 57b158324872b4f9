"""A file packed by gzip: an article, a file of many, or a tar archive."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read import containers
from framing.read.containers import Budget, PackedFile
from framing.read.formats import tar_archive
from framing.read.limits import LIMITS, Limits

_BROKEN = (gzip.BadGzipFile, EOFError, zlib.error, OSError)


def recognises(head: bytes) -> bool:
    """Whether a file begins as gzip does."""
    return head.startswith(b"\x1f\x8b\x08")


def members(stream: IO[bytes], where: str, budget: Budget) -> Iterator[PackedFile | ReadError]:
    """The one file in it, or those of the tar archive that it is."""
    name = PurePath(where.rpartition("!")[2]).name
    name = name.removesuffix(".gz") if not name.endswith(".tgz") else f"{name[:-4]}.tar"
    try:
        with gzip.GzipFile(fileobj=stream) as file:
            if tar_archive.recognises(file.peek(tarfile.BLOCKSIZE)):
                yield from tar_archive.members(cast("IO[bytes]", file), where, budget)
            else:
                budget.count(where)
                yield PackedFile(name, budget.read(cast("IO[bytes]", file), where))
    except ReadError:
        raise
    except _BROKEN as error:
        what = f"the gzip file cannot be unpacked to its end ({error})"
        raise ReadError(what, where=where, next="Fetch or make it again.") from error


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The articles of an open file."""
    return containers.articles(members, cast("IO[bytes]", file), where, limits)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of a packed file."""
    return stream(io.BytesIO(data), where, LIMITS.text)


READER = Reader(
    name="gzip",
    about="files packed by gzip",
    read=read,
    suffixes=(".gz", ".tgz"),
    recognises=recognises,
    many=True,
    stream=stream,
    confined=True,
    order=2,
)
