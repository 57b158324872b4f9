"""E-books (EPUB), as newspapers are sent to readers: an article a chapter, in the order of reading."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import fragment, office_parts, xml_tree
from framing.read.formats.decode import decode

_SHORTEST = 40  # words of an article; covers, lists of contents and section pages have fewer
_HEADING = re.compile(r"<h[1-3]\b[^<>]{0,400}>(.{1,2000}?)</h[1-3]", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"<head\b[^<>]{0,200}>.{0,100000}?</head\s*>", re.IGNORECASE | re.DOTALL)
_AGAIN = "Save the articles in it as files of their own."


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of a book. Raises ReadError where it is broken, protected or without any."""
    parts = office_parts.parts(data, where, "e-book")
    if "META-INF/encryption.xml" in parts and b"EncryptedData" in parts["META-INF/encryption.xml"]:
        raise ReadError("the e-book is protected", where=where, next="Give its articles as text.")
    container = xml_tree.root(parts.get("META-INF/container.xml", b""), where)
    path = next((item.get("full-path") or "" for item in xml_tree.every(container, "rootfile")), "")
    if path not in parts:
        raise ReadError("the e-book does not say what is in it", where=where, next=_AGAIN)
    package = xml_tree.root(parts[path], where)
    book = {name: _first(package, name) for name in ("title", "creator", "publisher", "date", "language")}
    chapters = [_chapter(parts, place, where) for place in _spine(package, path)]
    found = [(title, text) for title, text in chapters if len(text.split()) >= _SHORTEST]
    short = sum(bool(text) for _, text in chapters) - len(found)
    passed = f"of its book {printed(short)} {'chapter' if short == 1 else 'chapters'} of fewer than {_SHORTEST} words"
    notes = (f"{passed} {'was' if short == 1 else 'were'} passed over",) if short else ()
    if not found:
        raise ReadError("no article was found in the e-book", where=where, next=_AGAIN)
    for title, text in found:
        alone = len(found) == 1
        facts = {
            "title": title or (book["title"] if alone else None),
            "outlet": book["publisher"] or (None if alone else book["title"]),
            "byline": book["creator"] if alone else None,
            "published": book["date"],
            "language": book["language"],
        }
        yield ArticleText(text, {name: value for name, value in facts.items() if value}, notes=notes)


def _first(package: Element, name: str) -> str | None:
    return next(
        (words for e in xml_tree.every(package, name) if (words := " ".join("".join(e.itertext()).split()))), None
    )


def _spine(package: Element, path: str) -> Iterator[str]:
    """The chapters' names in the order of reading, without the list of contents."""
    folder = posixpath.dirname(path)
    items = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in xml_tree.every(package, "item")
        if "nav" not in (item.get("properties") or "").split()
    }
    for reference in xml_tree.every(package, "itemref"):
        if (name := items.get(reference.get("idref"))) and reference.get("linear") != "no":
            yield name


def _chapter(parts: dict[str, bytes], name: str, where: str) -> tuple[str, str]:
    """A chapter's headline and text; both empty where there is none."""
    try:
        source = _HEAD.sub("", decode(parts.get(name, b""), where).text)
    except ReadError:
        return "", ""
    heading = _HEADING.search(source)
    title = " ".join(fragment.paragraphs(heading[1]).split()) if heading else ""
    return title, fragment.paragraphs(source)


READER = Reader(
    name="epub",
    about="e-books (EPUB)",
    read=read,
    suffixes=(".epub",),
    many=True,
    confined=True,
)
