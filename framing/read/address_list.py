"""A reading list becomes the addresses in it: lines of text, an outline (OPML), the bookmarks a browser exports."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from framing.errors import ReadError
from framing.read.addresses import is_address
from framing.read.formats import xml_tree
from framing.read.formats.decode import decode, without_mark

_LARGEST = 500_000  # bytes; what is larger is no list that somebody keeps by hand
_HEAD = 1_000  # bytes in which a list shows that it is one
_BULLET = re.compile(r"[-*\u2022]\s+|\d{1,3}[.)]\s+")
_BOOKMARKS = b"<!doctype netscape-bookmark-file"
_BOOKMARK = re.compile(r"""<a\s[^>]{0,9000}?\bhref\s*=\s*["']([^"'>]{1,9000})["']""", re.IGNORECASE)


def listed_in(path: Path) -> tuple[str, ...] | None:
    """The addresses of a file that is a list of them; None for any other file, and for what is no file.

    Raises ReadError where a list holds no article's address.
    """
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            return listed(head + file.read(_LARGEST), str(path)) if _may_be(head) else None
    except (OSError, ValueError):
        return None  # whoever reads it as an article says what is wrong with it


def listed(data: bytes, where: str) -> tuple[str, ...] | None:
    """The addresses that a list consists of, in order and each once; None for what is something else."""
    head = data[:_HEAD]
    if len(data) > 2 * _LARGEST or not _may_be(head):
        return None
    if xml_tree.opens(head, "opml"):
        return _outlined(data, where)
    try:
        text = decode(data, where).text
    except ReadError:
        return None
    if _start(head).startswith(_BOOKMARKS):
        return _known([unescape(found) for found in _BOOKMARK.findall(text)], "bookmarks", where)
    return _lines(text)


def _start(head: bytes) -> bytes:
    return without_mark(head).replace(b"\0", b"").lstrip().lower()  # UTF-16 is told apart by its letters


def _may_be(head: bytes) -> bool:
    """Whether a file that begins so may be a list at all: most are told apart by their first sign."""
    begins = _start(head)
    if begins.startswith(b"<"):
        return begins.startswith((_BOOKMARKS, b"<http")) or xml_tree.opens(head, "opml")
    return b"http" in begins or begins.startswith(b"#")


def _lines(text: str) -> tuple[str, ...] | None:
    """The addresses of a text each of whose lines is one; bullets, empty lines and those behind "#" aside."""
    found = []
    for line in text.splitlines():
        entry = _BULLET.sub("", line.strip(), count=1)
        entry = entry[1:-1] if entry.startswith("<") and entry.endswith(">") else entry
        if not entry or entry.startswith("#"):
            continue
        if not is_address(entry) or len(entry.split()) > 1:
            return None
        found.append(entry)
    return tuple(dict.fromkeys(found)) or None


def _outlined(data: bytes, where: str) -> tuple[str, ...]:
    """The addresses of an outline's links. What it lists as feeds is no article, and is said to be none."""
    outlines = list(xml_tree.every(xml_tree.root(data, where), "outline"))
    found = [outline.get("url") or "" for outline in outlines if not outline.get("xmlUrl")]
    if not any(map(is_address, found)) and any(outline.get("xmlUrl") for outline in outlines):
        raise ReadError(
            "it lists feeds, and no article", where=where, next="Save a feed and name its file, or list articles."
        )
    return _known(found, "outline", where)


def _known(found: list[str], kind: str, where: str) -> tuple[str, ...]:
    addresses = tuple(dict.fromkeys(entry.strip() for entry in found if is_address(entry.strip())))
    if not addresses:
        raise ReadError(
            f"no address of an article stands in the {kind}", where=where, next="List addresses, one a line."
        )
    return addresses
