"""The pile: every document of the input folders, named and hashed, in an order that is the same everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from framing.errors import ReadError
from framing.nightly.config import Config
from framing.nightly.inbox import PassedOver, opened, walk
from framing.read.formats.jsonl import BESIDE, ESCAPED, READER
from framing.read.hand_corrections import beside

JSON_LINES = READER.suffixes
_UNPACKED = ".articles"  # what the lines of a file of many articles are kept under; see nightly.unpacking
LINES = (*JSON_LINES, _UNPACKED)
_CHUNK = 1 << 20
_KEY = 16  # hex digits of a line's digest in its key


class Item(NamedTuple):
    """One document of the pile. ``start`` and ``length`` bound a line of JSON Lines; a whole file has length -1."""

    key: str  # a file's path, which stays when its words change; a line's path and digest
    place: str  # where it lies, for people: "inbox/storm.txt", "inbox/feed.jsonl:17", "inbox/export.txt#3"
    path: str  # relative to the configuration's folder
    start: int
    length: int
    digest: str  # SHA-256 of the bytes and of the TOML file beside them


def scan(config: Config, max_bytes: int, growing: Collection[Path] = ()) -> Iterator[Item]:
    """Every document, ordered by folder and path; of a file that was unpacked, each article.

    What is no article (see inbox) and the TOML files beside articles are none; ``growing`` are files being written.
    """
    limit = ESCAPED * max_bytes + BESIDE
    for path, name in files(config, growing):
        if path.suffix.lower() in JSON_LINES:
            yield from _lines(path, name, name, ":", limit)
            continue
        found = digest(path)
        unpacked = shelved(config, found)
        several = unpacked.is_file() and _several(unpacked)
        if several:
            yield from _lines(unpacked, name, _named(unpacked, config), "#", limit)
        else:
            yield Item(name, name, name, 0, -1, found)


def files(config: Config, growing: Collection[Path] = ()) -> Iterator[tuple[Path, str]]:
    """Every file of the pile, and what it is called in the ledger."""
    for path in _walked(config, growing):
        if isinstance(path, Path):
            yield path, _named(path, config)


def passed_over(config: Config, growing: Collection[Path] = ()) -> Iterator[PassedOver]:
    """What lies in the input folders and is no article, by the names of the ledger."""
    for path in _walked(config, growing):
        if isinstance(path, PassedOver):
            yield PassedOver(_named(path.place, config), path.why)


def _walked(config: Config, growing: Collection[Path]) -> Iterator[Path | PassedOver]:
    for folder in dict.fromkeys(config.input):
        yield from walk(config.path(folder), growing)


def shelved(config: Config, digest: str = "") -> Path:
    """The folder of unpacked files, or where the articles of the file of that digest are laid out."""
    shelf = config.path(config.state) / "articles"
    return shelf / digest[:2] / f"{digest}{_UNPACKED}" if digest else shelf


def is_unpacked(name: str) -> bool:
    """Whether a file of that name holds unpacked articles."""
    return name.endswith(_UNPACKED)


def fingerprint(items: Iterator[Item]) -> tuple[int, str]:
    """How many documents there are, and one digest over all of them."""
    total, count = hashlib.sha256(), 0
    for count, item in enumerate(items, 1):  # noqa: B007 - the last count is the answer
        total.update(f"{item.key}\0{item.digest}\n".encode("utf-8", "surrogateescape"))
    return count, total.hexdigest()


def _named(path: Path | str, config: Config) -> str:
    path = Path(path)
    return path.relative_to(config.home).as_posix() if path.is_relative_to(config.home) else path.as_posix()


def _several(unpacked: Path) -> bool:
    with unpacked.open("rb") as file:
        file.readline()
        return bool(file.readline())


def digest(path: Path) -> str:
    """Of a file and what stands beside it: its TOML file and its corrections.

    One that cannot be read has a digest too: reading it will tell why.
    """
    total = hashlib.sha256()
    try:
        if path.is_file():
            with opened(path) as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
        told = beside(path)
        if told is not None:
            total.update(hashlib.sha256(told).digest())
    except ReadError as error:
        total.update(str(error).encode("utf-8", "surrogatepass"))
    except OSError as error:
        total.update(f"unreadable: {error.strerror}".encode())
    return total.hexdigest()


def _lines(path: Path, name: str, at: str, mark: str, limit: int) -> Iterator[Item]:
    """The lines of a file; ``at`` is where it is, ``name`` what it is called, ``mark`` what stands before a number."""
    try:
        with opened(path) as file:
            yield from _each(file, name, at, mark, limit)
    except OSError as error:
        digest = hashlib.sha256(f"unreadable: {error.strerror}".encode()).hexdigest()
        yield Item(name, name, at, 0, -1, digest)


def _each(file: BinaryIO, name: str, at: str, mark: str, limit: int) -> Iterator[Item]:
    seen: set[bytes] = set()
    start = number = 0
    while line := file.readline(limit):
        number += 1
        total, length = hashlib.sha256(line), len(line)
        ended, blank = line.endswith(b"\n"), not line.strip()
        while not ended and (more := file.readline(_CHUNK)):
            total.update(more)
            length += len(more)
            ended = more.endswith(b"\n")
        if not blank:
            digest, place = total.hexdigest(), f"{name}{mark}{number}"
            # A second line of the very same bytes is a document as well, if only to be counted as skipped.
            key = f"{name}#{digest[:_KEY]}" if total.digest() not in seen else f"{name}#{digest[:_KEY]}~{number}"
            seen.add(total.digest())
            yield Item(key, place, at, start, length, digest)
        start += length
