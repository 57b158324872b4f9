"""NewsML-G2 and NITF, as news agencies send them: an article a news item."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import xml_tree

_XML = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(head: bytes) -> bool:
    """Whether a file begins as a news item, a message of several, or NITF."""
    return xml_tree.opens(head, "newsItem", "newsMessage", "nitf")


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The items of a file; an error stands for each without words, such as a picture."""
    root = xml_tree.root(data, where)
    items = list(xml_tree.every(root, "newsItem")) or [root]
    for number, item in enumerate(items, 1):
        place = f"{where}#{number}" if len(items) > 1 else where
        body = next(xml_tree.every(item, "inlineXML", "body.content", "body"), None)
        parts = (
            [" ".join("".join(part.itertext()).split()) for part in xml_tree.every(body, "p")]
            if body is not None
            else []
        )
        if not any(parts):
            yield ReadError("it holds no text", where=place, next="Name an item with an article.")
            continue
        title = _words(item, "headline", "hl1", "title")
        found = {
            "title": title,
            "byline": _words(item, "by", "byline", "bytag"),
            "outlet": _words(item, "provider", "creditline", "infoSource"),
            "published": _words(item, "versionCreated", "firstCreated", "contentCreated"),
            "language": next((part.get(_XML) for part in item.iter() if part.get(_XML)), None),
        }
        given = {key: value for key, value in found.items() if value}
        yield ArticleText("\n\n".join(filter(None, (title, *parts))), given, where=place)


def _words(item: Element, *names: str) -> str | None:
    for name in names:
        for element in xml_tree.every(item, name):
            if found := " ".join("".join(element.itertext()).split()):
                return found
    return None


READER = Reader(
    name="newsml",
    about="NewsML-G2 and NITF",
    read=read,
    recognises=recognises,
    many=True,
    order=14,
)
