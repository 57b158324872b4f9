"""The one loader of TOML: a file becomes a frozen record whose fields are its schema.

What does not fit is refused by key and, where it can be found, by line: an unknown key (with the one that was probably
meant), a missing one, a value of another type than the field's. A field may be text, a number, true or false, a
Literal, a Path, a pattern (letter case ignored), a tuple, a Mapping, another record (a table) or a tuple of records
(``[[tables]]``); a field named ``class_`` or ``not_`` stands for the key ``class`` or ``not``, which Python keeps for
itself.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from framing.errors import FramingError, SettingsError

_NAMED = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "the name of a file or folder",
}
_SEVERAL = {str: "a list of texts", Path: "a list of files"}
_HEADER = re.compile(r"\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")

type _Place = tuple[str | int, ...]  # keys and places in lists that lead to a value


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One file's tables, with what a message about them needs: its name, its lines, the error to raise, the advice."""

    where: str
    tables: Mapping[str, Any]
    lines: tuple[str, ...] = ()
    error: type[FramingError] = SettingsError
    advice: str = "Correct the file."

    def record[Row](self, kind: type[Row], row: Any = None, place: _Place = (), **given: Any) -> Row:
        """``row`` (the whole file where none is given) as a ``kind``.

        Args:
            kind: a frozen dataclass.
            row: the table found at ``place``.
            place: the keys that led to it, for messages.
            given: fields that do not come from the file, and may not stand in it.
        """
        row = self.tables if row is None and not place else row
        values = {**self.values(kind, row, place, frozenset(given)), **given}
        for field in fields(kind):  # type: ignore[arg-type]
            if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
                table = _header(place)
                raise self._wrong(f"{table and f'{table} '}lacks the key {_key(field)!r}", place)
        return kind(**values)

    def values(
        self, kind: type[Any], row: Any, place: _Place = (), besides: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        """The checked values of the fields of ``kind`` that stand in ``row``, by field name."""
        if not isinstance(row, Mapping):
            raise self._wrong(f"{_spelt(place)} must be a table, not {row!r}", place)
        hints = _hints(kind)  # type: ignore[arg-type]
        known = {_key(field): field.name for field in fields(kind) if field.name not in besides}
        found: dict[str, Any] = {}
        for key, value in row.items():
            here = (*place, key)
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                what = f"unknown key {key!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
                raise self._wrong(what, here, f"Known keys: {', '.join(sorted(known))}.")
            found[known[key]] = self.value(hints[known[key]], value, here)
        return found

    def value(self, hint: Any, value: Any, place: _Place) -> Any:
        """``value`` as the type ``hint`` wants it."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint is Any:
            return value
        if origin in (Union, types.UnionType):
            fitting = [arm for arm in arguments if arm is not types.NoneType and _looks(arm, value)]
            arms = fitting or [arm for arm in arguments if arm is not types.NoneType]
            if len(arms) == 1:
                return self.value(arms[0], value, place)
            raise self._wrong(f"{_spelt(place)} must be {' or '.join(map(_expected, arms))}, not {value!r}", place)
        if not _looks(hint, value):
            raise self._wrong(f"{_spelt(place)} must be {_expected(hint)}, not {value!r}", place)
        if origin is Literal:
            return value
        if origin is re.Pattern:
            try:
                return re.compile(value, re.IGNORECASE)
            except re.error as reason:
                raise self._wrong(f"{_spelt(place)} is no regular expression ({reason})", place) from reason
        if origin is tuple:
            return tuple(self._item(hint, item, (*place, at)) for at, item in enumerate(value))
        if origin is not None:
            return {key: self.value(arguments[1], item, (*place, key)) for key, item in value.items()}
        if is_dataclass(hint):
            return self.record(hint, value, place)  # type: ignore[arg-type]
        return hint(value) if hint in (float, Path) else value

    def _item(self, hint: Any, item: Any, place: _Place) -> Any:
        kind = get_args(hint)[0]
        if kind in _NAMED and not _looks(kind, item):
            raise self._wrong(f"{_spelt(place[:-1])} must be {_expected(hint)}; {item!r} is none", place[:-1])
        return self.value(kind, item, place)

    def _wrong(self, what: str, place: _Place, advice: str = "") -> FramingError:
        number = _line(self.lines, place)
        return self.error(
            what, where=f"{self.where}, line {number}" if number else self.where, next=advice or self.advice
        )


def parse(
    data: bytes | str, where: str, error: type[FramingError] = SettingsError, advice: str = "Correct the file."
) -> TomlFile:
    """TOML that was read already. Raises ``error`` where it is none."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as reason:
        raise error(f"cannot be read as TOML ({reason})", where=where, next=advice) from reason
    return TomlFile(where, tables, tuple(text.splitlines()), error, advice)


def open_file(path: Path, error: type[FramingError] = SettingsError, advice: str = "Correct the file.") -> TomlFile:
    """A TOML file. Raises ``error`` where it cannot be read as one, and FileNotFoundError where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as reason:
        raise error(f"cannot be read ({reason.strerror})", where=str(path), next="Check the file.") from reason
    return parse(data, str(path), error, advice)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _key(field: Field[Any]) -> str:
    return field.name.rstrip("_")


def _looks(hint: Any, value: Any) -> bool:
    """Whether a value is of the hint's outer shape; what it holds is checked later."""
    origin = get_origin(hint)
    if origin is Literal:
        return any(value == allowed and type(value) is type(allowed) for allowed in get_args(hint))
    if origin is tuple:
        return isinstance(value, list | tuple)
    if origin is re.Pattern:
        return isinstance(value, str)
    if origin is not None or is_dataclass(hint):
        return isinstance(value, Mapping)
    if hint is float:
        return type(value) in (int, float)
    if hint is Path:
        return isinstance(value, str | Path)
    return type(value) is hint


def _expected(hint: Any) -> str:
    """What a field takes, in a reader's words."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return f"one of {', '.join(map(str, arguments))}"
    if origin is tuple:
        return _SEVERAL.get(arguments[0], "[[tables]]" if is_dataclass(arguments[0]) else "a list")
    if origin is re.Pattern:
        return "text"
    return _NAMED.get(hint, "a table")


def _spelt(place: _Place) -> str:
    """The key a message is about: the last in ``place``, with its place in a list."""
    keys = [part for part in place if isinstance(part, str)]
    return keys[-1] if keys else "it"


def _header(place: _Place) -> str:
    """How the table at ``place`` is opened in the file: ``[smtp]``, ``[entry]``."""
    keys = [part for part in place if isinstance(part, str)]
    return f"[{'.'.join(keys)}]" if keys else ""


def _line(lines: tuple[str, ...], place: _Place) -> int:
    """The line of the key that ``place`` leads to; else its table's first line; 0 where neither can be found.

    A heuristic over the text: the parser keeps no positions. Tables of one name are counted as they are opened.
    """
    keys = [part for part in place if isinstance(part, str)]
    while keys:
        # The key in its table, or the table itself where the place ends with one.
        for table, key in ((".".join(keys[:-1]), keys[-1]), (".".join(keys), "")):
            found = _find(lines, table, next((part for part in reversed(place) if isinstance(part, int)), 0), key)
            if found:
                return found
        keys = keys[:-1]
    return 0


def _find(lines: tuple[str, ...], table: str, index: int, key: str) -> int:
    wanted = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*=") if key else None
    seen, inside = -1, not table
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        header = _HEADER.match(bare)
        if header and "=" not in header.group(1).split('"')[0]:
            seen += header.group(1) == table
            inside = bool(table) and header.group(1) == table and seen == index
            if inside and wanted is None:
                return number
        elif inside and wanted and wanted.match(bare):
            return number
    return 0
