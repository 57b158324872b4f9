"""A tar archive of articles, packed or plain."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read import containers
from framing.read.containers import Budget, PackedFile
from framing.read.limits import LIMITS, Limits

_MARK = slice(257, 262)  # where "ustar" stands in a member's header
_BROKEN = (tarfile.TarError, zlib.error, EOFError, ValueError, OSError)


def recognises(head: bytes) -> bool:
    """Whether a file begins with a member's header."""
    return head[_MARK] == b"ustar"


def members(stream: IO[bytes], where: str, budget: Budget) -> Iterator[PackedFile | ReadError]:
    """The files in an archive, in order; one that breaks off is told so behind what it gave."""
    try:
        with tarfile.open(fileobj=budget.counted(stream, where), mode="r|") as archive:
            for entry in archive:
                if entry.isdir():
                    continue
                budget.count(where)
                place = f"{where}!{containers.shown(entry.name)}"
                file = archive.extractfile(entry) if entry.isreg() else None
                if file is None:
                    what = "it is a link, which is not followed" if entry.issym() or entry.islnk() else "it is no file"
                    yield ReadError(what, where=place, next="Pack the file itself.")
                    continue
                try:
                    yield PackedFile(entry.name, budget.read(file, place))
                except containers.ExhaustedError:
                    raise
                except ReadError as error:
                    yield error
    except _BROKEN as error:
        what = f"the tar archive cannot be read to its end ({error})"
        raise ReadError(what, where=where, next="Fetch or make it again.") from error


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The articles of an open archive."""
    return containers.articles(members, cast("IO[bytes]", file), where, limits)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an archive."""
    return stream(io.BytesIO(data), where, LIMITS.text)


READER = Reader(
    name="tar",
    about="tar archives",
    read=read,
    suffixes=(".tar",),
    recognises=recognises,
    many=True,
    stream=stream,
    confined=True,
    order=4,
)
