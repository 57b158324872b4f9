"""What the text itself says about the article: headline, author, day of publication, outlet."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.lexicons.closed_lists import word_list
from framing.read import language_id
from framing.read.metadata import dates
from framing.read.paragraphs import Paragraph
from framing.read.zones import bylines, datelines
from framing.read.zones.record import CROSSHEAD, ZoneLabel

_LABEL = re.compile(
    r"(?P<update>updated?|modified|edited|revised|corrected)|(?P<publication>published|posted|issued)", re.IGNORECASE
)
_REPORTING = re.compile(r"\(?(?:reporting|written|reported)\s+by\s+(?P<names>[^;().\n]{3,120})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?i:©|ⓒ|\(c\)|copyright)(?:\s|©|ⓒ|(?i:\(c\)|copyright|by))*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?,?\s+)(?i:by\s+)?"
    r"(?P<name>[^\W\d_a-z][\w'’&-]*(?:\s(?:(?:of|the|and|for)\s)?[^\W\d_a-z][\w'’&-]*){0,5})"
    r"(?=[.,|]|\s*$|\s+(?i:all rights))"
)
_AGENCY_AT_END = re.compile(rf"\b({'|'.join(map(re.escape, datelines.AGENCIES))})\W*$", re.IGNORECASE)
_TWO_READINGS = "day and month of its date cannot be told apart"
# Languages in which a numeric date begins with the day wherever they are written (Unicode CLDR, short date formats).
DAY_FIRST = frozenset("de fr es it pt nl da pl no fi cs ro tr ru uk el bg".split())


class FoundValue(NamedTuple):
    """A value and None, or None and the reason why there is none."""

    value: str | None
    why: str | None


def title(paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> FoundValue:
    """The first headline's words on one line."""
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.kind == "headline" and found != CROSSHEAD:
            return FoundValue(" ".join(paragraph.text.split()), None)
    return FoundValue(None, "no line stands as a headline")


def byline(paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> FoundValue:
    """The names in the first byline, else those behind "Reporting by"."""
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.kind == "byline":
            names = bylines.names(paragraph.text)
            if names:
                return FoundValue(names, None)
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.rule == "credits" and (match := _REPORTING.match(paragraph.text)):
            return FoundValue(" ".join(match["names"].split()).rstrip(" ,"), None)
    return FoundValue(None, "no line names an author")


def published(paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> FoundValue:
    """The day of publication: named as such, else in the byline, else a date above the text, else in the dateline.

    A numeric date with two readings is settled by the page's other dates or its language, or left out.
    """
    found = _published(paragraphs, labels, None)
    if found.why == _TWO_READINGS and (first := _day_first(paragraphs, labels)) is not None:
        return _published(paragraphs, labels, first)
    return found


def _published(paragraphs: list[Paragraph], labels: list[ZoneLabel], day_first: bool | None) -> FoundValue:
    named: list[str | None] = []
    plain: list[str | None] = []
    signed: list[str | None] = []
    updates: list[str] = []
    above = True
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.kind == "body":
            above = False
            if found.dateline and found.dateline.published:
                signed.append(found.dateline.published)
        elif found.kind == "byline" or found.rule in ("date", "update", "publication", "credits"):
            for iso, kind in _labelled(paragraph.text, found.rule, day_first):
                if kind == "update":
                    updates.append(iso or "")
                elif kind == "publication":
                    named.append(iso)
                elif found.kind == "byline":
                    plain.insert(0, iso)
                elif above and found.rule == "date":
                    plain.append(iso)
    for candidates in (named, plain, signed):
        for iso in candidates:
            if iso:
                return FoundValue(iso, None)
    if named or plain:
        return FoundValue(None, _TWO_READINGS)
    if updates:
        return FoundValue(None, "only the time of the last update is given")
    return FoundValue(None, "no line gives a date of publication")


def _day_first(paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> bool | None:
    """What the page's numeric dates begin with: shown by one that has no other reading, else by its language."""
    shown = dates.day_first("\n".join(paragraph.text for paragraph in paragraphs))
    if shown is not None:
        return shown
    body = " ".join(paragraph.text for paragraph, label in zip(paragraphs, labels, strict=True) if label.kind == "body")
    language, _ = language_id.detect(body[: language_id.READ])
    return True if language in DAY_FIRST else None


def _labelled(line: str, rule: str | None, day_first: bool | None) -> list[tuple[str | None, str]]:
    """Each date of a line with the label that stands last before it."""
    found = []
    kind = {"update": "update", "publication": "publication"}.get(rule or "", "")
    at = 0
    for date in dates.find(line, day_first):
        for match in _LABEL.finditer(line, at, date.start):
            kind = match.lastgroup or kind
        found.append((date.iso, kind))
        at = date.end
    return found


def outlet(paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> FoundValue:
    """The agency in the dateline or byline, else the holder of the page's copyright."""
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.dateline and found.dateline.agency:
            return FoundValue(found.dateline.agency, None)
        if found.kind == "byline":
            agency = _AGENCY_AT_END.search(paragraph.text)
            if agency:
                return FoundValue(datelines.AGENCIES[agency.group(1).lower()], None)
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found.rule == "copyright" and (match := _COPYRIGHT.match(paragraph.text)):
            name = _without_legal_form(match["name"].strip())
            if name.lower() not in word_list("story_words", "senders of pictures"):
                return FoundValue(name, None)
    return FoundValue(None, "no dateline, byline or copyright line names an outlet")


def _without_legal_form(name: str) -> str:
    """A company's name without what it is by law: "Halm Courier Ltd" is the Halm Courier."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in word_list("story_words", "legal forms"):
        words.pop()
    return " ".join(words)
