"""Exports of Europresse as a page: each article an element of its own, its parts in marked boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import fragment
from framing.read.formats.decode import decode, without_mark
from framing.read.metadata import dates

_ARTICLE = re.compile(r"<article\b[^<>]{0,400}>", re.IGNORECASE)
_MARKS = ("DocPublicationName", "titreArticle", "DocText", "docOcurrContainer", "DocHeader")
_FEWEST = 2  # of the marks, in a page that has articles
_TITLE = ("titreArticleVisu", "titreArticle", "rdp__articletitle")
_TEXT = ("DocText", "docOcurrContainer")
_AUTHORS = ("docAuthors", "sm-margin-bottomNews")
_NUMBER = re.compile(r"·((?:19|20)\d\d)(\d\d)(\d\d)·")  # an article's own number holds its day
_BOX = re.compile(r"<(/?)(div|span|p|section)\b([^<>]{0,1000})>", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether a page has an article in the boxes of Europresse."""
    text = without_mark(head).decode("utf-8", "replace")
    return bool(_ARTICLE.search(text)) and sum(mark in text for mark in _MARKS) >= _FEWEST


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without text."""
    source, encoding, notes = decode(data, where)
    for number, part in enumerate(_ARTICLE.split(source)[1:], 1):
        place = f"{where}#{number}"
        part = part.partition("</article>")[0]
        boxes = _boxes(part)
        body = next((words for name in _TEXT if (words := fragment.paragraphs(boxes.get(name, "")))), "")
        if not body:
            yield ReadError("it has no text", where=place, next="Export it with its full text.")
            continue
        title, outlet, authors, head = (
            next((words for name in names if (words := " ".join(fragment.paragraphs(boxes.get(name, "")).split()))), "")
            for names in (_TITLE, ("DocPublicationName",), _AUTHORS, ("DocHeader",))
        )
        numbered = _NUMBER.search(part)
        written = dates.find(head)
        found = {
            "title": title,
            "outlet": re.split(r",| no\. ?\d", outlet)[0].strip(),
            "byline": authors,
            "published": "-".join(numbered.groups()) if numbered else (written[0].iso if written else None),
        }
        given = {key: value for key, value in found.items() if value}
        yield ArticleText(f"{title}\n\n{body}" if title else body, given, encoding, notes, place)


def _boxes(part: str) -> dict[str, str]:
    """What stands in the first box of each mark, by the mark; boxes may stand in each other. Linear time."""
    found: dict[str, str] = {}
    open_boxes: list[tuple[str, int, tuple[str, ...]]] = []
    for match in _BOX.finditer(part):
        name = match[2].lower()
        if not match[1]:
            marks = tuple(mark for mark in (*_MARKS, *_TITLE, *_AUTHORS) if re.search(rf"\b{mark}\b", match[3]))
            open_boxes.append((name, match.end(), marks))
            continue
        for at in range(len(open_boxes) - 1, max(len(open_boxes) - 30, -1), -1):
            if open_boxes[at][0] == name:
                for _, begins, marks in open_boxes[at:]:
                    for mark in marks:
                        found.setdefault(mark, part[begins : match.start()])
                del open_boxes[at:]
                break
    return found


READER = Reader(
    name="europresse",
    about="exports of Europresse as a page",
    read=read,
    recognises=recognises,
    many=True,
    order=7,
)
