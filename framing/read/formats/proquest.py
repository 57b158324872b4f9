"""Exports of ProQuest as text: articles under "Document 1 of 74", their parts named on the lines they begin on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats.decode import decode, without_mark

_BEGINS = re.compile(r"^[ \t]*(?:_{10,}\s*)?Document \d{1,6} of \d{1,6}[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^(Full text|[A-Z][A-Za-z /()-]{2,40}):[ \t]*(.*)$")
_BEHIND = frozenset(  # what is named below a text; "She said:" is none of it
    (
        *("Subject", "Location", "Company", "Company / organization", "People", "Person", "Title", "Classification"),
        *("Publication title", "Publication year", "Publication date", "Publication subject", "Pages", "Section"),
        *("Place of publication", "Country of publication", "Publisher", "ISSN", "Source type", "Last updated"),
        *("Language of publication", "Document type", "ProQuest document ID", "Document URL", "Copyright", "Database"),
        *("Business indexing term", "Identifier / keyword", "First page", "Dateline", "Credit", "Illustration"),
    )
)
_LINE = re.compile(r"_{10,}")


def recognises(head: bytes) -> bool:
    """Whether a file begins as an export does."""
    return opens(without_mark(head).decode("utf-8", "replace"))


def opens(head: str) -> bool:
    """Whether a text begins as an export does."""
    text = head.replace("\r\n", "\n").lstrip(" \t\n_")
    return bool(_BEGINS.match(text)) and ("\nProQuest" in text or "\nFull text:" in text)


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without its full text."""
    text, encoding, notes = decode(data, where)
    return articles(text, where, encoding, notes)


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    parts = _BEGINS.split(text.replace("\r\n", "\n"))[1:]
    for number, part in enumerate(parts, 1):
        title, fields, body = _article(part)
        place = f"{where}#{number}"
        if not body:
            yield ReadError("it has no full text", where=place, next="Export it with its full text.")
            continue
        outlet = fields.get("Publication title", "").partition(";")[0].strip()
        surname, _, forename = fields.get("Author", "").partition(", ")
        found = {
            "title": title,
            "outlet": outlet or fields.get("Publication info", "").partition(" ;")[0].strip(),
            "byline": f"{forename} {surname}".strip(),
            "published": fields.get("Publication date", ""),
            "url": fields.get("Document URL", ""),
        }
        given = {key: value for key, value in found.items() if value}
        yield ArticleText("\n\n".join([title, *body] if title else body), given, encoding, notes, place)


def _article(part: str) -> tuple[str, dict[str, str], list[str]]:
    title = ""
    fields: dict[str, str] = {}
    body: list[str] = []
    inside = ended = False
    for line in part.splitlines():
        bare = line.strip()
        match = _FIELD.match(bare)
        if match and match[1] == "Full text":
            inside = True
            body += [match[2]] if match[2] else []
        elif inside and not ended and not (match and match[1] in _BEHIND):
            body += [bare] if bare and not _LINE.fullmatch(bare) else []
        elif match:
            ended = inside
            fields.setdefault(match[1], match[2])
        elif bare and not title and not fields:
            title = bare
    return title, fields, body


READER = Reader(
    name="proquest", about="exports of ProQuest as text", read=read, recognises=recognises, many=True, order=54
)
