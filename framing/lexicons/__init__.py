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

The keys an entry may have are the fields of the dataclass the caller hands over, so the table's type is its schema.
A field named ``class_`` or ``not_`` stands for the key ``class`` or ``not``, which Python keeps for itself.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import MISSING, dataclass, fields
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin, get_type_hints

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


def load[Entry](name: str, entry: type[Entry]) -> Lexicon[Entry]:
    """The lexicon framing/lexicons/``name``.toml with one ``entry`` (a dataclass) a ``[[entry]]`` table.

    Raises LexiconError for a missing file, broken TOML, an unknown or missing key, or a value of the wrong type.
    """
    return read(name, _bytes(name), entry)


def read[Entry](name: str, data: bytes, entry: type[Entry]) -> Lexicon[Entry]:
    """As ``load``, from the file's bytes."""
    try:
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"cannot be read as TOML ({error})", where=f"{name}.toml", next=_ADVICE) from error
    source = _Source(name, text.splitlines())
    for key in table:
        if key not in ("lexicon", "entry"):
            raise source.error(f"unknown table {key!r}", "", 0, key)
    head = _fill(_Head, table.get("lexicon", {}), source, "lexicon", 0)
    entries = tuple(_fill(entry, row, source, "entry", index) for index, row in enumerate(table.get("entry", ())))
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


@dataclass(frozen=True, slots=True)
class _Source:
    """Knows the lines of the file, so that a message can name one."""

    name: str
    lines: list[str]

    def error(self, what: str, table: str, index: int, key: str) -> LexiconError:
        return LexiconError(what, where=f"{self.name}.toml, line {self._line(table, index, key)}", next=_ADVICE)

    def _line(self, table: str, index: int, key: str) -> int:
        """The line of ``key`` in the ``index``-th table of that name; the table's own line when it has no such key."""
        begin, seen = 0, -1
        for number, line in enumerate(self.lines, 1):
            stripped = line.strip()
            if stripped.startswith("["):
                if seen == index:
                    break
                if stripped.split("#")[0].strip(" []") == (table or key):
                    seen += 1
                    begin = number if seen == index else begin
            if seen == index and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*=", stripped):
                return number
        return begin or 1


def _fill[Row](kind: type[Row], row: Any, source: _Source, table: str, index: int) -> Row:
    hints = get_type_hints(kind)
    known = {field.name.rstrip("_"): field for field in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(row, dict):
        raise source.error(f"[[{table}]] must be a table", table, index, table)
    values: dict[str, Any] = {}
    for key, value in row.items():
        if key not in known:
            what = f"unknown key {key!r} (known: {', '.join(sorted(known))})"
            raise source.error(what, table, index, key)
        name = known[key].name
        values[name] = _value(
            value, hints[name], lambda rule, key=key: source.error(f"{key} {rule}", table, index, key)
        )
    for key, field in known.items():
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise source.error(f"[{table}] lacks the key {key!r}", table, index, key)
    return kind(**values)


def _value(value: Any, hint: Any, error: Any) -> Any:
    """``value`` checked against a type hint: str, bool, int, float, Literal, tuple[str, ...], dict[str, …]."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise error("must be a list")
        return tuple(_value(item, arguments[0], error) for item in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise error("must be a table")
        return {key: _value(item, arguments[1], error) for key, item in value.items()}
    if origin is Literal:
        if value not in arguments:
            raise error(f"must be one of {', '.join(map(str, arguments))}, not {value!r}")
        return value
    if arguments:  # a union with None: None cannot be written in TOML, so the other type rules
        return _value(value, next(a for a in arguments if a is not type(None)), error)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise error(f"must be {hint.__name__}, not {value!r}")
    return value
