"""Exports of Europresse as text: each article ends in whose it is and in a number that holds its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import export_labels
from framing.read.formats.export_file import reading, recognising
from framing.read.metadata import dates

_NUMBER = re.compile(r"^[ \t]*\w{2,12}·(?P<day>(?:19|20)\d{6})·[\w·.-]{2,40}[ \t]*$", re.MULTILINE)
_OWNER = re.compile(r"^[ \t]*(?:©|\(c\)|Copyright)[^\n]{0,20}\b(?:19|20)\d\d\b.*$", re.MULTILINE | re.IGNORECASE)
_KEPT_FOR = re.compile(r"^[ \t]*(?:Certificat émis le|Certificate issued on)\b.*$", re.MULTILINE | re.IGNORECASE)
_LABELS = frozenset(  # of a table above the article, with what they name below them or behind a colon
    (
        *("nom de la source", "type de source", "périodicité", "couverture géographique", "provenance"),
        *("source name", "name of source", "source type", "type of source", "frequency", "periodicity"),
        *("geographical coverage", "geographic coverage", "origin"),
    )
)
_SOURCE = ("nom de la source", "source name", "name of source")
_BEHIND_OUTLET = re.compile(r",? no\. ?\d.*|, p\. ?\w.*")
_MEASURED = re.compile(r"\u2022|\b\d+ (?:mots|words)\b|^p\. ?\w+$")
_HEAD = 16  # lines in which an article's day stands
_NAME = 6  # words of an author's line, or of several authors'


def opens(head: str) -> bool:
    """Whether a text has an article's number with its day, below whose the article is."""
    numbered = _NUMBER.search(head.replace("\r", ""))
    return numbered is not None and bool(_OWNER.search(head.replace("\r", ""), 0, numbered.start()))


def articles(
    text: str, where: str, encoding: str = "utf-8", notes: tuple[str, ...] = ()
) -> Iterator[ArticleText | ReadError]:
    """The articles of an export's text."""
    text = text.replace("\r\n", "\n")
    begins = 0
    for number, end in enumerate(_NUMBER.finditer(text), 1):
        part, begins = text[begins : end.start()], end.end()
        place = f"{where}#{number}"
        given, body = _article(part)
        day = end["day"]
        given["published"] = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        if body:
            title = given.get("title")
            yield ArticleText("\n\n".join([title, *body] if title else body), given, encoding, notes, place)
        else:
            yield ReadError("it has no text", where=place, next="Export it with its full text.")


def _article(part: str) -> tuple[dict[str, str], list[str]]:
    owners = list(_OWNER.finditer(part))
    part = _KEPT_FOR.sub("", part[: owners[-1].start()] if owners else part)
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    dated = next((at for at, line in enumerate(lines[:_HEAD]) if dates.find(export_labels.day(line))), None)
    given: dict[str, str] = {}
    if dated is None:
        return given, lines
    outlet = _outlet(lines[:dated])
    if outlet:
        given["outlet"] = outlet
    rest = lines[dated + 1 :]
    while rest and (_MEASURED.search(rest[0]) or rest[0] == outlet):
        rest.pop(0)
    if rest:
        given["title"] = rest.pop(0)
    if rest and _is_author(rest[0]):
        given["byline"] = rest.pop(0)
    return given, rest


def _outlet(lines: list[str]) -> str:
    """The outlet's name: what its label names, or the first line that is neither a label nor what one names."""
    plain = [re.sub(r"\s*:.*", "", line).lower() for line in lines]
    for at, label in enumerate(plain):
        if label in _SOURCE:
            behind = lines[at].partition(":")[2].strip()
            return behind or (lines[at + 1] if at + 1 < len(lines) else "")
    named = next((line for line, label in zip(lines, plain, strict=True) if label not in _LABELS), "")
    return _BEHIND_OUTLET.sub("", named).strip()


def _is_author(line: str) -> bool:
    words = line.replace(",", " ").replace(";", " ").split()
    small = ("and", "et", "de", "du", "la", "van", "von", "avec")
    return 1 < len(words) <= _NAME and line[-1] not in ".!?…”" and all(w[0].isupper() or w in small for w in words)


READER = Reader(
    name="europresse-plain",
    about="exports of Europresse as text",
    read=reading(articles),
    recognises=recognising(opens),
    many=True,
    order=58,
)
