"""Words as data: one TOML file a lexicon, read into a typed table, every unknown key refused by name and line.

A file holds a ``[lexicon]`` table that says what it is, and any number of ``[[entry]]`` tables::

    [lexicon]
    title = "Reporting verbs"
    version = "1"
    licence = "Apache-2.0"
    sources = ["Quirk et al. 1985, …"]

    [[entry]]
    terms = ["say", "tell"]
    examples = ["She said the bridge was safe."]

The keys an entry may have are the fields of the dataclass the caller hands over, so the table's type is its schema
(see framing.toml).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from framing import toml
from framing.errors import LexiconError

_ADVICE = "Correct the lexicon file."


@dataclass(frozen=True, slots=True)
class Lexicon[Entry]:
    """A lexicon with its provenance. ``digest`` is the first 12 hex digits of the file's SHA-256."""

    name: str
    title: str
    version: str
    licence: str
    sources: tuple[str, ...]
    entries: tuple[Entry, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    version: str
    licence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    lexicon: Mapping[str, Any] = field(default_factory=dict)
    entry: tuple[Mapping[str, Any], ...] = ()


def load[Entry](name: str, entry: type[Entry], beside: Collection[str] = ()) -> Lexicon[Entry]:
    """The lexicon framing/lexicons/``name``.toml with one ``entry`` (a dataclass) a ``[[entry]]`` table.

    ``beside`` names further tables the file may hold; see ``tables``.

    Raises LexiconError for a missing file, broken TOML, an unknown or missing key, or a value of the wrong type.
    """
    return read(name, _bytes(name), entry, beside)


def tables[Row](name: str, table: str, kind: type[Row]) -> tuple[Row, ...]:
    """The ``[[table]]`` tables of framing/lexicons/``name``.toml, which is loaded with ``beside`` naming them."""
    file = toml.parse(_bytes(name), f"{name}.toml", LexiconError, _ADVICE)
    rows = file.value(tuple[kind, ...], file.tables.get(table, ()), (table,))  # type: ignore[valid-type]
    return tuple(rows)


def read[Entry](name: str, data: bytes, entry: type[Entry], beside: Collection[str] = ()) -> Lexicon[Entry]:
    """As ``load``, from the file's bytes."""
    file = toml.parse(data, f"{name}.toml", LexiconError, _ADVICE)
    own = {key: value for key, value in file.tables.items() if key not in beside}
    found = _Tables(**file.values(_Tables, own))
    head = file.record(_Head, found.lexicon, ("lexicon",))
    entries = tuple(file.record(entry, row, ("entry", at)) for at, row in enumerate(found.entry))
    return Lexicon(name, head.title, head.version, head.licence, head.sources, entries, _digest(data))


def names() -> frozenset[str]:
    """The names of the lexicons that ship with framing."""
    found = (files("framing") / "lexicons").iterdir()
    return frozenset(item.name.removesuffix(".toml") for item in found if item.name.endswith(".toml"))


def digest(name: str) -> str:
    """The first 12 hex digits of the SHA-256 of framing/lexicons/``name``.toml, for the signature."""
    return _digest(_bytes(name))


def _bytes(name: str) -> bytes:
    if not re.fullmatch(r"[a-z_]+", name):
        raise LexiconError("is no lexicon's name", where=repr(name), next="Use lower-case letters and underscores.")
    try:
        return (files("framing") / "lexicons" / f"{name}.toml").read_bytes()
    except OSError as error:
        raise LexiconError("no such lexicon", where=f"{name}.toml", next="Reinstall framing.") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
