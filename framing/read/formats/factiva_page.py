"""Exports of Factiva as a page: each article a block of its own, its headline, outlet and date in the first boxes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats.decode import decode, without_mark

_ARTICLE = re.compile(r'<div\b[^<>]{0,200}\bclass="article\s+[a-z]{2}Article\b[^<>]{0,200}>')
_HEADLINE = re.compile(r'<span\b[^<>]{0,200}\bclass=["\'][a-z]{2}Headline["\'][^<>]{0,200}>')
_PARAGRAPH = re.compile(r'<p\b[^<>]{0,200}\bclass="articleParagraph\b[^<>]{0,200}>')
_AUTHOR = re.compile(r'<div\b[^<>]{0,200}\bclass="author"[^<>]{0,200}>')
_BOX = re.compile(r"<div\b[^<>]{0,200}>")
_TAG = re.compile(r"<[^<>]{0,500}>")
_WORDS = re.compile(r"[\d,.]{1,12} words")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")
_TIME = re.compile(r"\d{1,2}:\d{2}\b.{0,20}")


def recognises(head: bytes) -> bool:
    """Whether a page has a block that is an article of Factiva."""
    text = without_mark(head).decode("utf-8", "replace")
    return bool(_ARTICLE.search(text)) and bool(_HEADLINE.search(text))


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an export; an error stands for each without text."""
    source, encoding, notes = decode(data, where)
    for number, part in enumerate(_ARTICLE.split(source)[1:], 1):
        place = f"{where}#{number}"
        top, *rest = _PARAGRAPH.split(part)
        body = [words for words in (_plain(piece.partition("</p>")[0]) for piece in rest) if words]
        if not body:
            yield ReadError("it has no text", where=place, next="Export it with its full text.")
            continue
        title = next((_plain(piece.partition("</span>")[0]) for piece in _HEADLINE.split(top)[1:]), "")
        byline = next((_plain(piece.partition("</div>")[0]) for piece in _AUTHOR.split(top)[1:]), "")
        outlet, published = _outlet_and_date([_plain(piece.partition("</div>")[0]) for piece in _BOX.split(top)[1:]])
        found = {
            "title": title,
            "byline": re.sub(r"^By\s+", "", byline, flags=re.IGNORECASE),
            "outlet": outlet,
            "published": published,
        }
        given = {key: value for key, value in found.items() if value}
        yield ArticleText("\n\n".join([title, *body] if title else body), given, encoding, notes, place)


def _outlet_and_date(boxes: Sequence[str]) -> tuple[str, str]:
    """The boxes stand in one order: how many words, the day, perhaps the hour, the outlet."""
    counted = next((at for at, box in enumerate(boxes) if _WORDS.fullmatch(box)), None)
    after = list(boxes[counted + 1 :]) if counted is not None else []
    if not after or not _DATE.fullmatch(after[0]):
        return "", ""
    rest = [box for box in after[1:3] if not _TIME.fullmatch(box)]
    return (rest[0] if rest else ""), after[0]


def _plain(source: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", source)).split())


READER = Reader(
    name="factiva-page",
    about="exports of Factiva as a page",
    read=read,
    recognises=recognises,
    many=True,
    order=8,  # before "html", which takes one article out of a page
)
