"""What a form brings, taken apart: articles that are pasted, dropped or named, and what is put right by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from starlette.datastructures import FormData, UploadFile

from framing.errors import UsageError
from framing.model import SourceType, ZoneKind
from framing.read.addresses import is_address
from framing.serve.comparison_store import IncomingArticle, StoredArticle

PASTED = "pasted text"  # what an article is called that came without a name
TOLD = ("title", "outlet", "byline", "published")  # of an article, as a form asks for it
ZONES = get_args(ZoneKind)
TYPES = get_args(SourceType)
SHOWN = 400  # paragraphs of an article whose zone can be changed on the page
_LONGEST = 500  # characters of a field
_NAME = 120


def articles(form: FormData, texts: int) -> list[IncomingArticle]:
    """The articles of a form with ``texts`` fields to paste into. Raises UsageError for an address that is none."""
    found = []
    for number in range(1, texts + 1):
        text = str(form.get(f"text{number}") or "")
        if text.strip():
            given = {key: value for key in TOLD if (value := line(form.get(f"{key}{number}")))}
            found.append(IncomingArticle(PASTED, text.encode("utf-8", "replace"), given=given))
    for address in str(form.get("addresses") or "").split():
        if not is_address(address):
            advice = "Begin each with https:// and give each a line."
            raise UsageError(f"“{address[:80]}” is no address of a page", next=advice)
        found.append(IncomingArticle(address, address=address))
    return found


async def files(form: FormData) -> list[IncomingArticle]:
    """The files that were dropped."""
    uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
    return [IncomingArticle(label(one.filename or ""), await one.read()) for one in uploads]


def given(form: FormData, article: StoredArticle) -> dict[str, str]:
    """What a form says of an article, where it differs from what was found in it."""
    record = article.record or {}
    told = {}
    for key in TOLD:
        value = line(form.get(f"{key}{article.number}"))
        if value and (key in article.given or value != record.get(key)):
            told[key] = value
    return told


def zone_rows(form: FormData, article: StoredArticle) -> list[Mapping[str, str]]:
    """The article's corrections, with those of its zones as the form has them."""
    record = article.record or {"zones": (), "text": ""}
    rows: list[Mapping[str, str]] = [row for row in article.corrections if "zone" not in row]
    zones = zip(record["zones"], article.kinds, strict=True)
    kept = {row["where"]: row for row in article.corrections if "zone" in row}
    for at, (zone, kind) in enumerate(zones):
        where = " ".join(record["text"][zone["start"] : zone["end"]].split())
        asked = str(form.get(f"zone{article.number}-{at}") or zone["kind"])
        if asked in ZONES and asked != kind and where:
            rows.append(
                kept.get(where, {}) if kept.get(where, {}).get("zone") == asked else {"zone": asked, "where": where}
            )
    return list({tuple(row.items()): row for row in rows}.values())


def speaker_row(form: FormData) -> dict[str, str]:
    """A correction of somebody who speaks. Raises UsageError where it says nothing."""
    row = {key: value for key in ("speaker", "is", "type", "role", "where") if (value := line(form.get(key)))}
    if "type" in row and row["type"] not in TYPES:
        del row["type"]
    if "speaker" not in row or not row.keys() & {"is", "type", "role"}:
        raise UsageError("nothing is corrected", next="Say who it is, of what type, or in what role.")
    return row


def line(value: Any) -> str:
    """A field as one line, without what cannot be printed."""
    words = " ".join(str(value or "").split()) if isinstance(value, str) else ""
    return "".join(sign for sign in words if sign.isprintable())[:_LONGEST]


def label(name: str) -> str:
    """A file's name as a client gives it, to show and to tell its format by: no folder, nothing unprintable."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(sign for sign in last if sign.isprintable())[-_NAME:].strip() or "file"
