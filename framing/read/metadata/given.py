"""What somebody says about an article beside its text: front matter, a sidecar file, a record's keys."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from framing import toml
from framing.errors import ReadError
from framing.model import Correction
from framing.read import hand_corrections
from framing.read.metadata import dates

# Every key that is understood, and the field it fills.
KEYS = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "published": "published",
    "date": "published",
    "published_time": "published_time",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    # news-please and newspaper call them so
    "date_publish": "published",
    "publish_date": "published",
    "meta_site_name": "outlet",
    "source_domain": "outlet",
    "canonical_link": "url",
    "meta_lang": "language",
}
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]{2,12})?$")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}  # what opens front matter, and what closes it
_PAIR = re.compile(r"([A-Za-z_][\w -]{0,60}?)\s*:(?:[ \t]+(.*))?$")
_KEY = re.compile(r"[a-z_-]+")
_NAMED = 12  # keys that are not used and are named in the note
_ELEMENT = re.compile(r"[ \t]*-[ \t]+(.*)$")
_ADVICE = "Correct the facts that stand about the article."
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Given(NamedTuple):
    """The fields that were given, each a string, notes about what could not be used, and corrections by hand."""

    fields: dict[str, str]
    notes: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()


class FrontMatter(NamedTuple):
    """Where front matter ends in the text, and what it says."""

    end: int
    given: Given


def given(table: Mapping[str, Any], where: str, source: str = "") -> Given:
    """The fields of ``table``. An unknown key is a note; a value of the wrong type is a ReadError that names it.

    ``source`` is the text the table came from, for line numbers.
    """
    fields: dict[str, str] = {}
    unknown: list[str] = []
    notes: list[str] = []
    for key, value in table.items():
        field = KEYS.get(str(key).lower())
        if field is None:
            unknown.append(str(key))
            continue
        text = _string(str(key), value, where)
        if text is None or field in fields:
            continue
        if field == "published":
            date = dates.to_iso(text)
            if date is None:
                notes.append(f"{key} {text!r} is not a date with day, month and year; it is not used")
                continue
            if hour := dates.time_of(text):
                fields["published_time"] = hour
            text = date
        elif field == "published_time":
            hour = dates.time_of(f"2000-01-01T{text}")
            if hour is None:
                notes.append(f"{key} {text!r} is not an hour with its zone, such as 14:20+02:00; it is not used")
                continue
            text = hour
        elif field == "language":
            code = _LANGUAGE.match(text)
            if code is None:
                notes.append(f"{key} {text!r} is not a language code such as en; it is not used")
                continue
            text = code.group(1).lower()
        fields[field] = text
    if unknown:
        named = [f"{key[:40]}{_line(source, key)}" for key in unknown[:_NAMED]]
        more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
        notes.append(f"keys not used: {', '.join(named)}{more}")
    return Given(fields, tuple(notes))


def sidecar(source: str, where: str) -> Given:
    """What the TOML file beside an article says. Raises ReadError when it is not TOML."""
    tables = dict(toml.parse(source, where, ReadError, _ADVICE).tables)
    by_hand = hand_corrections.read(tables.pop(hand_corrections.TABLE, []), where)
    told = given(tables, where, source)
    return told._replace(fields={**told.fields, **by_hand.fields}, corrections=by_hand.corrections)


def front_matter(text: str, where: str) -> FrontMatter | None:
    """The ``---`` (key: value) or ``+++`` (TOML) block at the very start of a text; None where there is none."""
    lines = _LINE.finditer(text)
    opening = next(lines)
    fence = opening.group(1).rstrip()
    if fence not in _FENCES:
        return None
    for line in lines:
        if line.group(1).rstrip() in _FENCES[fence]:
            source = text[opening.end() : line.start()]
            table = toml.parse(source, where, ReadError, _ADVICE).tables if fence == "+++" else _pairs(source)
            return FrontMatter(line.end(), given(table, where, "\n" + source)) if table else None
    return None


def _pairs(source: str) -> dict[str, Any] | None:
    """``key: value`` lines, with lists in brackets or as dashes below; None when the block is something else."""
    table: dict[str, Any] = {}
    key = ""
    for line in source.splitlines():
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        pair = _PAIR.match(line)
        if pair:
            key = pair.group(1)
            table[key] = _value(pair.group(2) or "")
        elif key and line[:1] in " \t-":
            element = _ELEMENT.match(line)
            if element and table[key] in ("", None):
                table[key] = []
            if element and isinstance(table[key], list):
                table[key].append(_value(element.group(1)))
        else:
            return None
    # Two dividing lines with "He said: …" between them are not front matter.
    plain = all(_KEY.fullmatch(key) for key in table)
    return table if plain or any(key.lower() in KEYS for key in table) else None


def _value(raw: str) -> Any:
    raw = raw.strip()
    if raw[:1] == "[" and raw[-1:] == "]":
        return [_value(part) for part in raw[1:-1].split(",") if part.strip()]
    if raw[:1] in ("'", '"') and (close := raw.find(raw[0], 1)) > 0 and raw[close + 1 :].lstrip()[:1] in ("", "#"):
        return raw[1:close]
    return re.sub(r"\s+#.*$", "", raw) if len(raw) < 1000 else raw


def _string(key: str, value: Any, where: str) -> str | None:
    """A value as text; None for an empty one."""
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if KEYS[key.lower()] == "byline" and isinstance(value, list) and all(isinstance(name, str) for name in value):
        value = ", ".join(name.strip() for name in value)
    if KEYS[key.lower()] == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        what = f"{key} must be text, not {type(value).__name__} ({str(value)[:60]!r})"
        raise ReadError(what, where=where, next="Correct the value.")
    return " ".join(value.split()) or None


def _line(source: str, key: str) -> str:
    for number, line in enumerate(source.splitlines(), 1):
        if re.match(rf"[ \t]*\[*\s*[\"']?{re.escape(key)}\b", line):
            return f" (line {number})"
    return ""
