"""Exports of Factiva as tagged text: a code of two or three capitals, and what it names beside it or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import export_labels
from framing.read.formats.export_file import reading, recognising

_CODES = frozenset("SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD RF CO IN NS RE IPC IPD PUB AN CLM ART CT".split())
_LINES = 200  # of a file by which it is known
_FEWEST = 4  # different codes in the first lines of an export
_CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]+(.*))?")
# Behind the text, and how what they name begins there: a sentence may begin with "IN" and "AN", too.
_BEHIND = {
    **dict.fromkeys(("CO", "IN", "NS", "RE", "IPD"), re.compile(r"[a-z0-9]{2,12} ?: ?\S")),
    **dict.fromkeys(("AN",), re.compile(r"(?:Document|Dokument|Documento) \S+$")),
    **dict.fromkeys(("TD", "IPC", "PUB", "ART", "CT", "RF", "CLM"), re.compile(r"\S")),
}
_GIVEN = {"HD": "title", "BY": "byline", "SN": "outlet", "PD": "published"}


def opens(head: str) -> bool:
    """Whether the lines of a text begin as codes and what they name."""
    lines = [line.strip() for line in head.splitlines()[:_LINES] if line.strip()]
    if not lines or lines[0].split(maxsplit=1)[0] not in ("SE", "HD"):
        return False
    found = set(lines) & _CODES if lines[0] in _CODES else {match[1] for match in map(_CODE.match, lines) if match}
    return len(found & _CODES) >= _FEWEST and bool(found & {"LP", "TD"})


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    for number, fields in enumerate(_articles(text), 1):
        place = f"{where}#{number}"
        body = [line for code in ("LP", "TD") for line in fields.get(code, ())]
        if not body:
            yield ReadError("it has no text", where=place, next="Export it with its full text.")
            continue
        given = {name: " ".join(fields[code]) for code, name in _GIVEN.items() if fields.get(code)}
        if "published" in given:
            given["published"] = export_labels.day(given["published"])
        given["byline"] = re.sub(r"^By\s+", "", given.get("byline", ""), flags=re.IGNORECASE)
        title = given.get("title")
        shown = "\n\n".join([title, *body] if title else body)
        yield ArticleText(shown, {k: v for k, v in given.items() if v}, encoding, notes, place)


def _articles(text: str) -> Iterator[dict[str, list[str]]]:
    fields: dict[str, list[str]] = {}
    code = ""
    beside = text.strip().partition("\n")[0].strip() not in _CODES
    for line in text.splitlines():
        bare = line.strip()
        found = _found(bare, fields, beside)
        if found:
            if found[0] in ("SE", "HD") and {"LP", "TD"} & fields.keys():
                yield fields
                fields = {}
            code = found[0]
            fields.setdefault(code, []).extend(found[1:])
        elif bare and code:
            fields[code].append(bare)
    if {"HD", "LP", "TD"} & fields.keys():
        yield fields


def _found(line: str, fields: Mapping[str, list[str]], beside: bool) -> tuple[str, ...]:
    """The code that a line begins with, and what it names on the same line where that is the export's way."""
    if line in _CODES:
        return (line,)
    match = _CODE.match(line) if beside else None
    if match is None or match[1] not in _CODES:
        return ()
    if {"LP", "TD"} & fields.keys():
        begins = "AN" in fields and match[1] in ("SE", "HD")
        names = _BEHIND.get(match[1])
        if not begins and (names is None or not names.match(match[2] or "") or match[1] in fields):
            return ()
    return (match[1], match[2] or "") if match[2] else (match[1],)


READER = Reader(
    name="factiva",
    about="exports of Factiva as text",
    read=reading(articles),
    recognises=recognising(opens),
    many=True,
    order=52,
)
