"""Which paragraphs are the article and which are the page around it. Every decision carries its reason.

Losing a sentence of the article is worse than keeping a line of the page, so a paragraph is body unless a rule
says otherwise, and long paragraphs of whole sentences nearly always are.
"""

from __future__ import annotations

import re

from framing.model import EMBEDDED_POST, Zone, ZoneKind
from framing.read.metadata import dates
from framing.read.paragraphs import Paragraph
from framing.read.zones import (
    above_body,
    bylines,
    captions,
    datelines,
    furniture,
    inside_body,
    line_shape,
    lists,
    posts,
)
from framing.read.zones.record import BODY, Labels, ZoneLabel

DATELINES = 3  # paragraphs of the body's beginning in which a dateline is looked for

_WORD = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_LEAD = " \t·•|*»›>–—-"  # signs that stand before a line of the page and tell nothing
_DATE_FILLING = re.compile(
    rf"(?:{dates.WEEKDAY}|{dates.CLOCK}|\b(?:at|on|local time|date|min(?:ute)?s?|read|[A-Z]{{2,4}})\b"
    r"|[\s|,:;•·/()–—-])*",
    re.IGNORECASE,
)
_ROLES: dict[str, tuple[ZoneKind, str]] = {
    "title": ("headline", "marked as the title"),
    "heading": ("headline", "marked as a heading"),
    "code": ("furniture", "a block of code"),
    "html": ("furniture", "page markup without words"),
    "rule": ("furniture", "a dividing line"),
    "definition": ("furniture", "the address of a link"),
    "table": ("furniture", "a row of a table"),
    "front matter": ("furniture", "front matter: facts about the article, not its text"),
}


def label(
    paragraphs: list[Paragraph], title: str | None = None, byline: str | None = None, extracted: bool = False
) -> list[ZoneLabel]:
    """One label a paragraph. ``title`` and ``byline``, where they are given, help to find theirs.

    ``extracted``: the article was taken out of a page, whose furniture is mostly gone.
    """
    labels: Labels = [_alone(paragraph) for paragraph in paragraphs]
    lists.label(paragraphs, labels, extracted)
    above_body.label(paragraphs, labels, title)
    inside_body.label(paragraphs, labels, _authors(paragraphs, labels, byline), extracted)
    free = [index for index, found in enumerate(labels) if found is None]
    colon = sum(datelines.speaker(paragraphs[index].text) for index in free) <= 1
    for rank, index in enumerate(free[:DATELINES]):
        line = paragraphs[index].text
        dateline = datelines.find(line, first=rank == 0, colon=colon)
        if dateline and dateline.end < len(line):
            labels[index] = BODY._replace(dateline=dateline)
    return [found or BODY for found in labels]


def zones(text: str, paragraphs: list[Paragraph], labels: list[ZoneLabel]) -> tuple[Zone, ...]:
    """One zone a paragraph; two where a dateline stands before the running text, or a signature behind a post."""
    found = []
    for paragraph, (kind, why, rule, dateline) in zip(paragraphs, labels, strict=True):
        start = paragraph.start
        if dateline is not None:
            start = paragraph.at(dateline.end)
            end = paragraph.start + len(text[paragraph.start : start].rstrip())
            found.append(Zone(paragraph.start, end, "dateline", "place or agency before the first sentence"))
        if rule == posts.RULE:
            found += _post_zones(paragraph, why)
        else:
            found.append(Zone(start, paragraph.end, kind, why))
    return tuple(found)


def _post_zones(paragraph: Paragraph, why: str) -> list[Zone]:
    """The words of each post in the paragraph, and who signs them."""
    found = []
    members = posts.find(paragraph.text)
    ends = [*(post.end for post in members[:-1]), len(paragraph.text)]
    for post, end in zip(members, ends, strict=True):
        if post.start < post.words:
            found.append(Zone(paragraph.at(post.start), paragraph.at(post.words - 1) + 1, "body", why))
        if post.words < end:
            gap = len(paragraph.text[post.words : end]) - len(paragraph.text[post.words : end].lstrip())
            found.append(Zone(paragraph.at(post.words + gap), paragraph.at(end - 1) + 1, "byline", posts.SIGNATURE))
    return found


def _alone(paragraph: Paragraph) -> ZoneLabel | None:
    """What the paragraph is, judged by itself; None when it may be running text."""
    line = paragraph.text
    if paragraph.role == "image":
        return ZoneLabel("caption", "words that stand for a picture") if line else ZoneLabel("furniture", "a picture")
    if paragraph.role in _ROLES:
        return ZoneLabel(*_ROLES[paragraph.role])
    if not _WORD.search(line):
        return ZoneLabel("furniture", "signs without a word")
    if _NUMBER.fullmatch(line):
        return ZoneLabel("furniture", "a number by itself")
    if bylines.parse(line):
        return ZoneLabel("byline", "names the author")
    if only_date(line):
        return ZoneLabel("furniture", "a date by itself", "date")
    why = captions.judge(line)
    if why == captions.GALLERY:
        return ZoneLabel("caption", why)
    if rule := furniture.judge(line.lstrip(_LEAD)):
        return ZoneLabel("furniture", rule.why, rule.name)
    if line_shape.menu(line):
        return ZoneLabel("furniture", "names and titles run together, as menus are", "menu")
    if block := furniture.judge_block(line):
        return ZoneLabel("furniture", block.why, block.name)
    if why:
        return ZoneLabel("caption", why)
    if posts.find(line):
        return ZoneLabel("body", EMBEDDED_POST, posts.RULE)
    return None


def only_date(line: str) -> bool:
    """Whether a line holds a date and nothing but weekday, clock and separators beside it."""
    if len(line) > 100:
        return False
    found = dates.find(line)
    if not found:
        return False
    edges = [0, *(edge for date in found for edge in (date.start, date.end)), len(line)]
    return all(_DATE_FILLING.fullmatch(line[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _authors(paragraphs: list[Paragraph], labels: Labels, byline: str | None) -> list[str]:
    """The authors' names one by one; names of one word are left out, as they are no one's alone."""
    names = [byline] if byline else []
    for paragraph, found in zip(paragraphs, labels, strict=True):
        if found is not None and found.kind == "byline":
            parsed = bylines.parse(paragraph.text)
            names.append(parsed.names if parsed else paragraph.text)
    parts = [part.strip() for name in names for part in re.split(r",|&|\band\b", name)]
    return [part for part in parts if " " in part]
