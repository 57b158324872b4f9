"""Exports of Factiva as text without codes: each article ends in a line "Document" with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import export_labels
from framing.read.formats.export_file import reading, recognising
from framing.read.formats.export_labels import DOCUMENT, WORDS
from framing.read.metadata import dates

_ENDS = re.compile(rf"^[ \t]*{DOCUMENT} [A-Z][A-Za-z0-9]{{14,40}}[ \t]*$", re.MULTILINE)
_LENGTH = re.compile(rf"^[ \t]*\d[\d,. \u00a0]{{0,9}} ?{WORDS}[ \t]*$", re.MULTILINE)
_PAGE = re.compile(r"^.{0,80}(?:©|\(c\)) ?\d{4} Factiva.*$", re.MULTILINE)
_TIME = re.compile(r"\d{1,2}:\d{2}\b.{0,20}")
_BEHIND_OUTLET = re.compile(
    r"[A-Z0-9]{2,8}|[A-Z][A-Za-z-]{1,4}\d{1,4}|(?:Volume|Issue|Page|\d{1,4}|[A-Z]\d{1,3}).{0,40}|[A-Z][a-z]+"
)
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\))", re.IGNORECASE)
_BY = re.compile(r"By\s+", re.IGNORECASE)
_NAME_WORDS = 5  # of a byline that does not begin with "By"
_HEADER = 9  # lines below the day that may be header


def opens(head: str) -> bool:
    """Whether a text begins as an export does."""
    head = _PAGE.sub("", head.replace("\r", ""))
    lines = [line.strip() for line in head.splitlines() if line.strip()][:40]
    at = next((at for at, line in enumerate(lines) if _LENGTH.fullmatch(line)), None)
    dated = at is not None and 0 < at <= 4 and at + 1 < len(lines) and _day(lines[at + 1]) is not None
    return dated and bool(_ENDS.search(head) or _copyright(lines))


def _day(line: str) -> str | None:
    return dates.to_iso(export_labels.day(line))


def _copyright(lines: list[str]) -> bool:
    return any(_COPYRIGHT.match(line) for line in lines[:14])


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    text = _PAGE.sub("", text.replace("\r\n", "\n"))
    parts = [part for part in _ENDS.split(text) if _LENGTH.search(part)]
    for number, part in enumerate(parts, 1):
        place = f"{where}#{number}"
        given, body = _article([line.strip() for line in part.splitlines() if line.strip()])
        if body:
            title = given.get("title")
            yield ArticleText("\n\n".join([title, *body] if title else body), given, encoding, notes, place)
        else:
            yield ReadError("it has no text", where=place, next="Export it with its full text.")


def _article(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    counted = next(at for at, line in enumerate(lines) if _LENGTH.fullmatch(line))
    above, below = lines[:counted], lines[counted + 1 :]
    given = {}
    if above and (_BY.match(above[-1]) or (len(above) > 1 and _is_name(above[-1], above[-2]))):
        given["byline"] = _BY.sub("", above.pop(), count=1)
    if above:
        given["title"] = above[-1]
    at = 0
    if below and (day := _day(below[0])):
        given["published"] = day
        at = 2 if len(below) > 1 and _TIME.fullmatch(below[1]) else 1
    if at and at < len(below):
        given["outlet"] = below[at]
        at += 1
    ends = next((n for n, line in enumerate(below[: at + _HEADER]) if _COPYRIGHT.match(line)), None)
    if ends is not None:
        return given, below[ends + 1 :]
    while at < len(below) and _BEHIND_OUTLET.fullmatch(below[at]):
        at += 1
    return given, below[at:]


def _is_name(line: str, above: str) -> bool:
    """Whether a short line of capitalised words stands below a title, which is longer, or written as a sentence is."""
    words, title = line.split(), above.split()
    short = 1 < len(words) <= _NAME_WORDS and (len(title) > _NAME_WORDS or any(word[0].islower() for word in title[1:]))
    return short and all(word[0].isupper() or word in ("and", "de", "van", "von") for word in words)


READER = Reader(
    name="factiva-plain",
    about="exports of Factiva as text without codes",
    read=reading(articles),
    recognises=recognising(opens),
    many=True,
    order=56,
)
