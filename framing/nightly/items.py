"""The pile: every document of the input folders, named and hashed, in an order that is the same everywhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from framing.nightly.config import Config
from framing.read.formats.jsonl import BESIDE, ESCAPED, READER

LINES = READER.suffixes
_CHUNK = 1 << 20
_KEY = 16  # hex digits of a line's digest in its key


class Item(NamedTuple):
    """One document of the pile. ``start`` and ``length`` bound a line of JSON Lines; a whole file has length -1."""

    key: str  # a file's path, which stays when its words change; a line's path and digest
    place: str  # where it lies, for people: "inbox/storm.txt", "inbox/feed.jsonl:17"
    path: str  # relative to the configuration's folder
    start: int
    length: int
    digest: str  # SHA-256 of the bytes and of the TOML file beside them


def scan(config: Config, max_bytes: int) -> Iterator[Item]:
    """Every document, ordered by folder and path. Hidden files, and the TOML files beside articles, are none."""
    for folder in dict.fromkeys(config.input):
        for path in _files(config.path(folder)):
            name = path.relative_to(config.home).as_posix() if path.is_relative_to(config.home) else path.as_posix()
            if path.suffix.lower() in LINES:
                yield from _lines(path, name, ESCAPED * max_bytes + BESIDE)
            else:
                yield Item(name, name, name, 0, -1, _digest(path))


def fingerprint(items: Iterator[Item]) -> tuple[int, str]:
    """How many documents there are, and one digest over all of them."""
    total, count = hashlib.sha256(), 0
    for count, item in enumerate(items, 1):  # noqa: B007 - the last count is the answer
        total.update(f"{item.key}\0{item.digest}\n".encode("utf-8", "surrogateescape"))
    return count, total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    names: list[str] = []  # and no more of each, for a folder may hold very many
    folders: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):  # a link to a folder may lead round in a circle
                folders.add(entry.name)
            elif entry.is_dir() or Path(entry.name).suffix.lower() == ".toml":
                continue
            if not entry.name.startswith("."):
                names.append(entry.name)
    for name in sorted(names):
        if name in folders:
            yield from _files(folder / name)
        else:
            yield folder / name


def _digest(path: Path) -> str:
    """Of a file and the TOML file beside it. One that cannot be read has a digest too: reading it will tell why."""
    total = hashlib.sha256()
    for part in (path, path.with_suffix(".toml")):
        try:
            if not part.is_file():  # a pipe would be waited for without end
                continue
            with part.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            total.update(f"unreadable: {error.strerror}".encode())
    return total.hexdigest()


def _lines(path: Path, name: str, limit: int) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            yield from _each(file, name, limit)
    except OSError as error:
        digest = hashlib.sha256(f"unreadable: {error.strerror}".encode()).hexdigest()
        yield Item(name, name, name, 0, -1, digest)


def _each(file: BinaryIO, name: str, limit: int) -> Iterator[Item]:
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
            digest, place = total.hexdigest(), f"{name}:{number}"
            # A second line of the very same bytes is a document as well, if only to be counted as skipped.
            key = f"{name}#{digest[:_KEY]}" if total.digest() not in seen else f"{name}#{digest[:_KEY]}~{number}"
            seen.add(total.digest())
            yield Item(key, place, name, start, length, digest)
        start += length
