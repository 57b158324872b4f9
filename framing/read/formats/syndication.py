"""RSS and Atom: an article an entry, its full content where the feed has it, else the summary, which is said."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, tostring

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import fragment, xml_tree

_FULL, _SHORT = ("encoded", "content"), ("description", "summary")
SUMMARY = "only the feed's summary of the article, not the article"


def recognises(head: bytes) -> bool:
    """Whether a file begins as a feed does."""
    return xml_tree.opens(head, "rss", "feed", "RDF")


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The entries of a feed; an error stands for each without words."""
    root = xml_tree.root(data, where)
    channel = next(xml_tree.every(root, "channel"), root)
    outlet = xml_tree.first(channel, "title")
    for number, entry in enumerate(xml_tree.every(root, "item", "entry"), 1):
        full, short = _content(entry, _FULL), _content(entry, _SHORT)
        title, place = xml_tree.first(entry, "title"), f"{where}#{number}"
        if not (full or short):
            yield ReadError("it has no text, only a link", where=place, next="Fetch the article.")
            continue
        whole = full or short
        found = {
            "title": title,
            "outlet": outlet,
            "byline": xml_tree.first(entry, "creator", "author"),
            "published": _date(xml_tree.first(entry, "pubDate", "published", "date", "updated")),
            "url": _link(entry),
        }
        given = {key: value for key, value in found.items() if value}
        text = f"{title}\n\n{whole}" if title else whole
        yield ArticleText(text, given, notes=() if full else (SUMMARY,), where=place)


def _content(entry: Element, names: tuple[str, ...]) -> str:
    for name in names:
        for child in entry:
            if xml_tree.local(child) == name:
                raw = "".join(child.itertext()) if not len(child) else tostring(child, encoding="unicode")
                if found := fragment.paragraphs(raw):
                    return found
    return ""


def _link(entry: Element) -> str | None:
    for child in entry:
        if xml_tree.local(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip() or None
    return None


def _date(text: str | None) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat() if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return text


READER = Reader(
    name="feed",
    about="RSS and Atom feeds",
    read=read,
    suffixes=(".rss", ".atom"),
    recognises=recognises,
    many=True,
    order=12,
)
