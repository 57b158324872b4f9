"""Files within a file: each member is read by whoever recognises it, and one that cannot be read stops no other.

A member's name is only ever a name: nothing is written, so ``../`` in it leads nowhere.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, NamedTuple, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read import deadline, progress, protected, readers
from framing.read.limits import Limits

_UNPACK = "Unpack it, and give the articles themselves."
_FURNITURE = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_SHOWN = 200  # characters of a member's name in a message


class PackedFile(NamedTuple):
    """One file within a file."""

    name: str
    data: bytes


@dataclass(slots=True)
class Budget:
    """What may still come out of one archive, whatever is nested in it."""

    limits: Limits
    members: int = 0
    unpacked: int = 0

    def count(self, where: str) -> None:
        """One member more. Raises ReadError beyond the limit."""
        self.members += 1
        if self.members > self.limits.members:
            what = f"it holds more than {printed(self.limits.members)} files"
            raise ExhaustedError(f"{what}; what follows was not read", where=where, next=_UNPACK)

    def unpack(self, size: int, where: str) -> None:
        """So many bytes more came out of it. Raises ExhaustedError beyond the limit."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            what = f"more than {printed(self.limits.unpacked)} bytes come out of it; what follows was not read"
            raise ExhaustedError(what, where=where, next=_UNPACK)

    def read(self, stream: IO[bytes], where: str, most: int | None = None) -> bytes:
        """A member's bytes. Raises ReadError where they are more than one file, or all of an archive, may have."""
        limit = self.limits.file if most is None else most
        data = stream.read(min(limit, self.limits.unpacked - self.unpacked) + 1)
        self.unpack(len(data), where)
        if len(data) > limit:
            what = f"unpacked it has more than {printed(limit)} bytes"
            raise ReadError(what, where=where, next="Give the articles in it as files of their own.")
        return data

    def counted(self, stream: IO[bytes], where: str) -> IO[bytes]:
        """``stream``, what is read of it counted: for archives that are read through, members passed over included."""
        return cast("IO[bytes]", _MeteredStream(stream, self, where))


@dataclass(slots=True)
class _MeteredStream:
    stream: IO[bytes]
    budget: Budget
    where: str

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.budget.unpack(len(data), self.where)
        return data


class ExhaustedError(ReadError):
    """An archive whose members together are too much: nothing more of it is read."""


type Members = Callable[[IO[bytes], str, Budget], Iterable[PackedFile | ReadError]]
"""The members of an open archive, its name for messages, and what may come out of it."""


def articles(members: Members, stream: IO[bytes], where: str, limits: Limits) -> Iterator[ArticleText | ReadError]:
    """The articles of an archive, and of the archives in it."""
    yield from _inside(members, stream, where, Budget(limits), 1)


def _inside(
    members: Members, stream: IO[bytes], where: str, budget: Budget, depth: int
) -> Iterator[ArticleText | ReadError]:
    try:
        for member in members(stream, where, budget):
            if isinstance(member, ReadError):
                yield member
            elif not is_furniture(member.name):
                yield from _member(member, f"{where}!{shown(member.name)}", budget, depth)
    except ExhaustedError:
        raise
    except ReadError as error:
        if depth == 1:
            raise
        yield error


def _member(member: PackedFile, where: str, budget: Budget, depth: int) -> Iterator[ArticleText | ReadError]:
    try:
        reader = _reader(member)
        members = _archives().get(reader.name)
        if members is None:
            if progress.is_due(where):
                yield from _read(reader, member, where, budget)
        elif depth < budget.limits.depth:
            yield from _inside(members, io.BytesIO(member.data), where, budget, depth + 1)
        else:
            what = f"archives are nested in it more than {printed(budget.limits.depth)} deep"
            yield ReadError(what, where=where, next=_UNPACK)
    except ExhaustedError:
        raise
    except ReadError as error:
        yield error
    except MemoryError:
        yield protected.out_of_memory(where)
    except deadline.TookTooLong:
        yield deadline.error(where)


def _reader(member: PackedFile) -> Reader:
    from framing.read.formats import zip_archive

    reader = readers.recognised(member.data[: readers.HEAD], member.name)
    kind = zip_archive.document(io.BytesIO(member.data)) if reader is zip_archive.READER else None
    return readers.named(kind) if kind else reader


def _archives() -> Mapping[str, Members]:
    from framing.read.formats import gzip_file, tar_archive, zip_archive

    return {module.READER.name: module.members for module in (zip_archive, tar_archive, gzip_file)}


def _read(reader: Reader, member: PackedFile, where: str, budget: Budget) -> Iterator[ArticleText | ReadError]:
    if not reader.many and len(member.data) > budget.limits.document:
        what = f"{printed(len(member.data))} bytes are more than a document may have"
        raise ReadError(what, where=where, next="Give the article in it as a file of its own.")
    digest = "" if reader.many else hashlib.sha256(member.data).hexdigest()
    stem = PurePosixPath(shown(member.name)).stem
    for at, article in enumerate(protected.articles(reader, member.data, where, budget.limits.text), 1):
        if isinstance(article, ReadError):
            yield article
        else:
            given = {"id": stem if at == 1 else f"{stem}-{at}"} | dict(article.given)
            place = article.where or where
            yield replace(article, given=given, where=place, format=article.format or reader.name, sha256=digest)


def shown(name: str) -> str:
    """A member's name as it may stand in a message and an id."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in name[-_SHOWN:])
    return "/".join(part for part in plain.replace("\\", "/").split("/") if part not in ("", ".", "..")) or "unnamed"


def is_furniture(name: str) -> bool:
    """Whether a member is none of the archive's documents: hidden, left by a system, or a saved page's own folder."""
    parts = PurePosixPath(name.replace("\\", "/").lower()).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts) or bool(_FURNITURE & set(parts))
    return hidden or any(part.endswith(("_files", "-dateien")) for part in parts[:-1])
