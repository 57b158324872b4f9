"""Exports of Factiva as tagged text: a code of two or three capitals on a line of its own, what it names below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats.decode import decode, without_mark

_CODES = frozenset("SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD RF CO IN NS RE IPC IPD PUB AN CLM ART CT".split())
_LINES = 200  # of a file by which it is known
_FEWEST = 4  # different codes in the first lines of an export
_GIVEN = {"HD": "title", "BY": "byline", "SN": "outlet", "PD": "published"}


def recognises(head: bytes) -> bool:
    """Whether the lines of a file begin as codes and what they name."""
    return opens(without_mark(head).decode("utf-8", "replace"))


def opens(head: str) -> bool:
    """Whether the lines of a text begin as codes and what they name."""
    lines = [line.strip() for line in head.splitlines()[:_LINES] if line.strip()]
    found = set(lines) & _CODES
    return lines[:1] in (["SE"], ["HD"]) and len(found) >= _FEWEST and bool(found & {"LP", "TD"})


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without text."""
    text, encoding, notes = decode(data, where)
    return articles(text, where, encoding, notes)


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
        given["byline"] = re.sub(r"^By\s+", "", given.get("byline", ""), flags=re.IGNORECASE)
        title = given.get("title")
        shown = "\n\n".join([title, *body] if title else body)
        yield ArticleText(shown, {k: v for k, v in given.items() if v}, encoding, notes, place)


def _articles(text: str) -> Iterator[dict[str, list[str]]]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in text.splitlines():
        bare = line.strip()
        if bare in _CODES:
            if bare in ("SE", "HD") and {"LP", "TD"} & fields.keys():
                yield fields
                fields = {}
            code = bare
            fields.setdefault(code, [])
        elif bare and code:
            fields[code].append(bare)
    if fields:
        yield fields


READER = Reader(
    name="factiva", about="exports of Factiva as text", read=read, recognises=recognises, many=True, order=52
)
