"""The articles a report was made from, found among files by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.errors import ReadError, VerifyError
from framing.model import Document
from framing.number_format import printed
from framing.read import read_all, read_path, readers
from framing.read.addresses import is_address
from framing.read.articles import most_bytes
from framing.read.reassembly import with_given
from framing.read.story_folder import is_story, read_story
from framing.settings import Settings
from framing.verify.differences import Difference

_SHOWN = 12  # hex digits of a digest in a message
_MOST = 10_000  # files looked at in the folders given
_OURS = re.compile(
    rb'\s*\{\s*"schema":\s*\d'
)  # what framing writes holds its articles' texts and may not vouch for itself


def sources(
    records: Sequence[Mapping[str, Any]], given: Sequence[Path], settings: Settings
) -> tuple[Document, ...] | Difference:
    """The report's articles in its order, read from the files and folders ``given``; or which of them is not there.

    Raises VerifyError for a name that is neither a file nor a folder, and ReadError for a file that has the right
    bytes and can't be read as an article.
    """
    found: dict[str, Path | Document] = {}
    named: dict[str, str] = {}
    for document in _told(given, settings):
        found.setdefault(document.sha256, document)
        named.setdefault(document.id, document.sha256)
    for path in _files(given):
        for digest, source in _digests(path, settings):
            found.setdefault(digest, source)
            named.setdefault(path.stem if isinstance(source, Path) else source.id, digest)
    documents = []
    for letter, record in zip("ABCDEF", records, strict=False):
        wanted, name = str(record["sha256"]), str(record["id"])
        if wanted not in found:
            other = named.get(name)
            here = f"a file of that name has {other[:_SHOWN]}" if other else "no file has it"
            return Difference(f"the article {letter}, {name}: its SHA-256", wanted[:_SHOWN], here)
        source = found[wanted]
        document = read_path(source, settings) if isinstance(source, Path) else source
        documents.append(replace(document, id=name))
    return tuple(documents)


def _told(given: Sequence[Path], settings: Settings) -> Iterator[Document]:
    """The articles of story folders with what story.toml says of them; nothing is fetched."""
    for path in given:
        if not is_story(path):
            continue
        for entry in read_story(path).documents:
            if is_address(entry.place):
                continue
            try:
                yield with_given(read_path(entry.place, settings), entry.given, entry.notes)
            except ReadError:
                continue  # another file may hold the article


def _files(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            inside = sorted(item for item in path.rglob("*") if item.is_file())
            if len(inside) > _MOST:
                what = f"holds more than {printed(_MOST)} files"
                raise VerifyError(what, where=str(path), next="Name the articles themselves.")
            yield from inside
        elif path.is_file():
            yield path
        else:
            raise VerifyError("is neither a file nor a folder", where=str(path), next="Check the name after --docs.")


def _digests(path: Path, settings: Settings) -> Iterator[tuple[str, Path | Document]]:
    try:
        with path.open("rb") as file:
            head = file.read(readers.HEAD)
        if _OURS.match(head):
            return
        reader = readers.recognised(head, path.name)
        if reader.many:
            for item in read_all(path, settings):
                if not isinstance(item, ReadError):
                    yield item.sha256, item
            return
        if path.stat().st_size <= most_bytes(reader, settings):
            yield hashlib.sha256(path.read_bytes()).hexdigest(), path
    except OSError:
        return  # whatever cannot be read is not among the articles found
