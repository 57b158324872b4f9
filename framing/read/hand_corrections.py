"""What somebody puts right by hand: corrections.toml beside the articles, and what it changes as an article is read.

Each ``[[correction]]`` names the article (its file, with or without the suffix; all of the folder where none is named)
and one thing::

    [[correction]]
    document = "courier"
    speaker = "Holm"            # as the report prints it
    is = "Rosa Holm"            # or: type = "politician", role = "mayor"

    [[correction]]
    document = "courier"
    hedge = "would"
    where = "would hire six"    # words around it

Who speaks and what is no hedge is corrected where speakers and hedges are found; see Correction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from framing import toml
from framing.errors import ReadError
from framing.model import Correction, Document, SourceType, Zone, ZoneKind
from framing.number_format import printed

NAME = "corrections.toml"
TABLE = "correction"
_KEYS = ("document", "speaker", "is", "type", "role", "hedge", "zone", "outlet", "where")
_ADVICE = "Correct the file, or take it away."
_MOST = 1_000_000  # bytes
_NOTE = "corrected by hand"
UNUSED = "a correction fits nothing"


class GivenCorrections(NamedTuple):
    """The corrections of one article, and the metadata among them."""

    corrections: tuple[Correction, ...]
    fields: Mapping[str, str]


def read(rows: object, where: str) -> GivenCorrections:
    """The ``[[correction]]`` tables of a file. Raises ReadError, with the number of the table that cannot be used."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReadError(f"{TABLE} must be tables, [[{TABLE}]]", where=where, next=_ADVICE)
    found: list[Correction] = []
    fields: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        at = f"{where}: correction {number}"
        told = _told(row, at)
        if "outlet" in told:
            fields["outlet"] = told["outlet"]
        found += _corrections(told, at)
    return GivenCorrections(tuple(found), fields)


def _told(row: Mapping[str, Any], where: str) -> dict[str, str]:
    for key, value in row.items():
        if key not in _KEYS:
            raise ReadError(f"unknown key {key!r}", where=where, next=f"Known keys: {', '.join(_KEYS)}.")
        if not isinstance(value, str) or not value.strip():
            raise ReadError(f"{key} must be text", where=where, next=_ADVICE)
    return {key: " ".join(value.split()) for key, value in row.items()}


def _corrections(told: Mapping[str, str], where: str) -> list[Correction]:
    what = [key for key in ("speaker", "hedge", "zone", "outlet") if key in told]
    if len(what) != 1:
        advice = "Give each correction one of speaker, hedge, zone and outlet."
        raise ReadError(f"corrects {' and '.join(what) or 'nothing'}", where=where, next=advice)
    place = told.get("where", "")
    if what == ["hedge"]:
        return [Correction("hedge", told["hedge"], "", place)]
    if what == ["zone"]:
        if told["zone"] not in get_args(ZoneKind):
            kinds = f"Zones are {', '.join(get_args(ZoneKind))}."
            raise ReadError(f"no zone is {told['zone']!r}", where=where, next=kinds)
        if not place:
            raise ReadError("does not say where", where=where, next="Give some words of the paragraph as where.")
        return [Correction("zone", "", told["zone"], place)]
    if what == ["outlet"]:
        return []
    if "type" in told and told["type"] not in get_args(SourceType):
        advice = f"Types are {', '.join(get_args(SourceType))}."
        raise ReadError(f"no source is of the type {told['type']!r}", where=where, next=advice)
    name = told["speaker"]
    found = [Correction("speaker", name, told["is"], place)] if "is" in told else []
    name = told.get("is", name)
    found += [Correction("type", name, told["type"], "")] if "type" in told else []
    found += [Correction("role", name, told["role"], "")] if "role" in told else []
    if not found:
        raise ReadError(f"says nothing of {name!r}", where=where, next="Give one of is, type and role.")
    return found


def beside(path: Path) -> bytes | None:
    """The bytes of the TOML file beside an article, with the corrections that its folder's file holds for it.

    None where there is neither. Raises ReadError for a corrections.toml that cannot be used, and OSError.
    """
    own, file = path.with_suffix(".toml"), path.parent / NAME
    data = _bytes(own) if own.is_file() and own != path and own.name != NAME else None
    if not file.is_file() or path.suffix == ".toml":
        return data
    tables = toml.parse(_bytes(file), str(file), ReadError, _ADVICE).tables
    for key in tables:
        if key != TABLE:
            raise ReadError(f"unknown key {key!r}", where=str(file), next=f"Write [[{TABLE}]] tables.")
    rows = tables.get(TABLE, [])
    read(rows, str(file))
    mine = [row for row in rows if row.get("document", path.stem) in (path.stem, path.name)]
    if not mine:
        return data
    return b"\n".join([*([data] if data is not None else []), *(_written(row).encode("utf-8") for row in mine)])


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _MOST:
        what = f"{printed(size)} bytes are more than what stands beside an article may have ({printed(_MOST)})"
        raise ReadError(what, where=str(path), next=_ADVICE)
    return path.read_bytes()


def dumped(rows: Sequence[Mapping[str, str]]) -> bytes:
    """A corrections.toml of these tables."""
    return "\n".join(map(_table, rows)).encode("utf-8")


def _written(row: Mapping[str, str]) -> str:
    return _table({key: value for key, value in row.items() if key != "document"})


def _table(row: Mapping[str, str]) -> str:
    return "\n".join((f"[[{TABLE}]]", *(f"{key} = {_text(value)}" for key, value in row.items()), ""))


def _text(value: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def corrected(document: Document, corrections: Sequence[Correction]) -> Document:
    """``document`` with its zones put right and its corrections noted; one that fits nothing is told in a note."""
    zones = list(document.zones)
    notes: list[str] = []
    for correction in corrections:
        notes.append(f"{_NOTE}: {correction}")
        if correction.kind == "hedge" and not _stands_in(document.text, correction):
            notes[-1] = f"{UNUSED}: {correction}"
        if correction.kind != "zone":
            continue
        hits = [at for at, zone in enumerate(zones) if correction.where in _words(document, zone)]
        for at in hits:
            zones[at] = zones[at]._replace(kind=cast(ZoneKind, correction.to), why=_NOTE)
        if not hits:
            notes[-1] = f"{UNUSED}: {correction}"
    return replace(
        document, zones=tuple(zones), notes=(*document.notes, *notes), corrections=(*document.corrections, *corrections)
    )


def unused(document: Document, correction: Correction) -> Document:
    """``document`` with the note of a correction that turned out to fit nothing."""
    told, now = f"{_NOTE}: {correction}", f"{UNUSED}: {correction}"
    return replace(document, notes=tuple(now if note == told else note for note in document.notes))


def put_back(document: Document, corrections: Sequence[Correction], notes: Sequence[str]) -> Document:
    """A document read again from its record, with the corrections and the notes that the record has."""
    return replace(corrected(document, corrections), notes=tuple(notes))


def _stands_in(text: str, correction: Correction) -> bool:
    plain = " ".join(text.split()).casefold()
    return correction.on.casefold() in plain and correction.where.casefold() in plain


def _words(document: Document, zone: Zone) -> str:
    return " ".join(document.text[zone.start : zone.end].split())
