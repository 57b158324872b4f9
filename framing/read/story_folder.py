"""A folder with story.toml: which articles tell one story, and what is known about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing import toml
from framing.errors import ReadError
from framing.read.metadata import given as metadata

NAME = "story.toml"
_ADVICE = 'Write documents = ["a.txt", "b.html"], and outlets or dates as tables: outlets = {"a.txt" = "…"}.'
_KEYS = ("title", "documents", "outlets", "dates", "notes")
_PLACES = ("file", "url")  # keys of a document's table that say where it is


@dataclass(frozen=True, slots=True)
class StoryDocument:
    """One article of the folder: the file (from the folder, with ``#3`` behind it) or the address, and its metadata."""

    place: str
    given: Mapping[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """What story.toml says."""

    title: str | None
    documents: tuple[StoryDocument, ...]


def is_story(path: Path) -> bool:
    """Whether a path is such a folder, or the file itself."""
    try:
        return (path / NAME).is_file() or (path.name == NAME and path.is_file())
    except (OSError, ValueError):
        return False


def read_story(path: Path) -> StoryFolder:
    """The story of a folder. Raises ReadError naming the key that cannot be used.

    Without ``documents`` every file of the folder is an article, in the order of names.
    """
    folder = path if path.is_dir() else path.parent
    file = folder / NAME
    where = str(file)
    found = toml.open_file(file, ReadError, _ADVICE)
    for key in found.tables:
        if key not in _KEYS:
            what = f"unknown key {key!r}"
            raise ReadError(what, where=where, next=f"Known keys: {', '.join(_KEYS)}.")
    title = found.tables.get("title", "")
    if not isinstance(title, str):
        raise ReadError("title must be text", where=where, next=_ADVICE)
    entries = found.tables.get("documents")
    if entries is None:
        entries = [item.name for item in sorted(folder.iterdir()) if _is_article(item)]
    if not isinstance(entries, list) or not entries:
        raise ReadError("it names no documents", where=where, next=_ADVICE)
    documents = [_document(entry, number, folder, where) for number, entry in enumerate(entries, 1)]
    told = {field: (key, found.tables.get(key)) for field, key in (("outlet", "outlets"), ("published", "dates"))}
    names = [name for name, _, _ in documents]
    facts = {field: _each(value, names, key, where) for field, (key, value) in told.items() if value is not None}
    notes = _lines(found.tables.get("notes", ""), where)
    made = []
    for at, (name, own, place) in enumerate(documents):
        table = {field: values[at] for field, values in facts.items() if values[at] is not None}
        given = metadata.given({**table, **own}, f"{where}: {name}")
        made.append(StoryDocument(place, given.fields, (*notes, *given.notes)))
    return StoryFolder(" ".join(title.split()) or None, tuple(made))


def _is_article(item: Path) -> bool:
    return item.is_file() and item.suffix.lower() != ".toml" and not item.name.startswith(".")


def _document(entry: Any, number: int, folder: Path, where: str) -> tuple[str, dict[str, Any], str]:
    """What a document is called in story.toml, its own facts, and where it is."""
    table = {"file": entry} if isinstance(entry, str) else entry
    named = [key for key in _PLACES if isinstance(table, Mapping) and isinstance(table.get(key), str)]
    if not named:
        raise ReadError(
            f"document {number} must be a file's name or a table with file or url", where=where, next=_ADVICE
        )
    name = table[named[0]].strip()
    own = {key: value for key, value in table.items() if key != "file"}
    if name.startswith(("https://", "http://")):
        return name, own, name
    if not name or "\0" in name:
        raise ReadError(f"document {number} has no name", where=where, next=_ADVICE)
    return name, own, str(folder / name)


def _each(value: Any, names: list[str], key: str, where: str) -> list[Any]:
    """A fact for each document, given by name or in their order."""
    if isinstance(value, list) and len(value) == len(names):
        return [item or None for item in value]
    if isinstance(value, Mapping):
        unknown = [name for name in value if name not in names]
        if unknown:
            what = f"{unknown[0]!r} is none of its documents"
            raise ReadError(what, where=where, next=f"Documents: {', '.join(names)}.")
        return [value.get(name) for name in names]
    what = f"{key} of {len(names)} documents are a table by name, or a list of as many"
    raise ReadError(what, where=where, next=_ADVICE)


def _lines(value: Any, where: str) -> tuple[str, ...]:
    lines = [value] if isinstance(value, str) else value
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ReadError("notes must be text, or a list of texts", where=where, next=_ADVICE)
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def dumped(title: str | None, documents: Sequence[Mapping[str, str]]) -> bytes:
    """A story.toml with a table a document: what ``read_story`` reads."""
    lines = [f"title = {_text(title)}"] if title else []
    for table in documents:
        lines += ["", "[[documents]]", *(f"{key} = {_text(value)}" for key, value in table.items())]
    return ("\n".join(lines).strip() + "\n").encode("utf-8")


def _text(value: str) -> str:
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML's basic strings are JSON's
