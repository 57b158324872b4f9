"""Who reads which file: the readers that are installed, asked by content first and by suffix second."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from framing import plugins
from framing.errors import ReadError
from framing.model import Reader

GROUP = "framing.readers"
HEAD = 65_536  # bytes of a file's beginning by which it is recognised
PLAIN = "text"  # who reads what nobody recognises


@cache
def installed() -> tuple[Reader, ...]:
    """Every reader registered under the entry point group, our own included, in the order in which they are asked.

    Raises ReadError for one that cannot be imported, is no Reader, or has a name that is taken.
    """
    found: dict[str, Reader] = {}
    for point in sorted(plugins.points(GROUP)):
        where, advice = f"reader {point.name}", "Install its package anew, or remove it."
        try:
            reader = point.load()
        except (ImportError, AttributeError) as error:
            raise ReadError(f"cannot be loaded ({error})", where=where, next=advice) from error
        if not isinstance(reader, Reader):
            raise ReadError("is no framing.Reader", where=where, next="Correct its entry point.")
        if found.setdefault(reader.name, reader) is not reader:
            raise ReadError(f"two readers are named {reader.name!r}", where=where, next="Remove one of their packages.")
    if PLAIN not in found:
        what = "framing's own readers are not registered: it was updated and not installed anew"
        raise ReadError(what, where=GROUP, next="Run make, or pip install --no-deps -e . in the checkout.")
    return tuple(sorted(found.values(), key=lambda reader: (reader.order, reader.name)))


def named(name: str) -> Reader:
    """The reader of that name. Raises ReadError where none is installed."""
    for reader in installed():
        if reader.name == name:
            return reader
    raise ReadError(f"no reader for {name!r} is installed", where=GROUP, next="Install the package that brings it.")


def recognised(head: bytes, name: str) -> Reader:
    """Who reads a file that begins with ``head`` and is called ``name``: content, then suffix, then plain text."""
    return first(installed(), head, name) or named(PLAIN)


def first(asked: Iterable[Reader], head: bytes, name: str) -> Reader | None:
    """Of several readers the one that recognises a file, else the one that has its suffix; None where none does."""
    suffix = Path(name).suffix.lower()
    turns = sorted(asked, key=lambda reader: (reader.order, reader.name))
    found = (reader for reader in turns if reader.recognises is not None and reader.recognises(head[:HEAD]))
    return next(found, None) or next((reader for reader in turns if suffix in reader.suffixes), None)
