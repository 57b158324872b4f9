"""A report's bytes taken for what they are: which format, and the records in it. Reports may be hostile."""

from __future__ import annotations

import base64
import binascii
import bz2
import json
import re
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, get_args

from framing.errors import RunError, VerifyError
from framing.number_format import printed
from framing.render.html import RECORDS
from framing.settings import Pages, Paper
from framing.verify.pdf_content import LARGEST
from framing.verify.pdf_signature_check import before_signing
from framing.workers import Worker

_DEEPEST = 20  # brackets within brackets; our own records have 8
_MEMBERS = {"framing", "name", "title", "manifest", "documents", "findings"}
_EMBEDDED = re.compile(rf'<template id="{RECORDS}">([A-Za-z0-9+/=]*)</template>'.encode())
_PAGES = re.compile(rb'<meta name="framing-pages" content="([a-z0-9 ]{1,40})"')
_NOT_OURS = "Name a report that framing compare wrote: NAME.html, NAME.pdf or NAME.json."


class GivenReport(NamedTuple):
    """A report as it was found. ``json`` are the bytes of its records, ``records`` what they say.

    Of a signed PDF ``data`` is what it was before, and ``whole`` all of it.
    """

    where: str
    format: str  # "html", "pdf", "json"
    data: bytes
    json: bytes
    records: dict[str, Any]
    drawn: str = ""  # what it says of its pages: "report a4"
    whole: bytes = b""


def load(path: Path) -> GivenReport:
    """The report in a file. Raises VerifyError for anything that is none."""
    where = str(path)
    try:
        if path.is_dir():
            raise VerifyError("is a folder", where=where, next=_NOT_OURS)
        if path.stat().st_size > LARGEST:
            raise _too_large(where)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise VerifyError(f"cannot be read ({what})", where=where, next=_NOT_OURS) from error
    return opened(data, where)


def opened(data: bytes, where: str) -> GivenReport:
    """The report in ``data``, by its first bytes and not by its name. Raises VerifyError."""
    head = data[:1024].lstrip()
    drawn, whole = "", data
    if head.startswith(b"%PDF-"):
        data = before_signing(data)
        told, _, found = _attached(data, where).partition(b"\n")
        format, drawn = "pdf", told.decode("ascii", "replace")
    elif head[:15].lower().startswith(b"<!doctype html"):
        format, found = "html", _embedded(data, where)
        meta = _PAGES.search(data)
        drawn = meta[1].decode("ascii") if meta else ""
    elif head.startswith(b"{"):
        format, found = "json", data
    else:
        raise VerifyError("is no report: neither HTML nor PDF nor JSON", where=where, next=_NOT_OURS)
    return GivenReport(where, format, data, found, _records(found, where), drawn, whole)


def pages_of(report: GivenReport) -> dict[str, Any]:
    """Which pages a report has, and on what paper, as settings; nothing where it does not say."""
    pages, _, paper = report.drawn.partition(" ")
    return {"pages": pages, "paper": paper} if pages in get_args(Pages) and paper in get_args(Paper) else {}


def _embedded(data: bytes, where: str) -> bytes:
    found = _EMBEDDED.findall(data)
    if len(found) != 1:
        what = "holds no records" if not found else "holds records more than once"
        raise VerifyError(f"{what}, so nothing in it can be recounted", where=where, next=_NOT_OURS)
    try:
        unpacking = bz2.BZ2Decompressor()
        records = unpacking.decompress(base64.b64decode(found[0], validate=True), LARGEST + 1)
    except (binascii.Error, OSError, ValueError, MemoryError) as error:
        raise VerifyError("holds records that cannot be unpacked", where=where, next=_NOT_OURS) from error
    if len(records) > LARGEST:
        raise _too_large(where)
    if not unpacking.eof or unpacking.unused_data:
        raise VerifyError("holds records that are cut short or followed by more", where=where, next=_NOT_OURS)
    return records


def _attached(data: bytes, where: str) -> bytes:
    # A PDF may be made to fill the memory of whoever opens it: a child process with limits opens it.
    with Worker("framing.verify.pdf_content") as child:
        try:
            return child.finish(data)
        except RunError as error:
            raise VerifyError(error.what, where=where, next=_NOT_OURS) from error


def _records(data: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise VerifyError(f"its records are not JSON ({reason})", where=where, next=_NOT_OURS) from error
    if not isinstance(found, dict) or not found.keys() >= _MEMBERS or _is_deep(found):
        raise VerifyError("is JSON, but no comparison of framing's", where=where, next=_NOT_OURS)
    documents = found["documents"]
    if not isinstance(documents, list) or not all(isinstance(item, dict) for item in documents):
        raise VerifyError("is JSON, but no comparison of framing's", where=where, next=_NOT_OURS)
    return found


def _is_deep(found: object) -> bool:
    level = [found]
    for _ in range(_DEEPEST):
        level = [
            inner
            for item in level
            if isinstance(item, dict | list)
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return bool(level)


def _finite(number: str) -> float:
    value = float(number)
    return value if isfinite(value) else _refuse(number)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _too_large(where: str) -> VerifyError:
    return VerifyError(f"is larger than {printed(LARGEST)} bytes", where=where, next=_NOT_OURS)
