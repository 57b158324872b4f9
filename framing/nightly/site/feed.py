"""New reports as an Atom feed (RFC 4287): an entry a story, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree

from framing.nightly.site import story_order
from framing.nightly.site.story_report import NAME

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AUTHOR = "framing"
_TYPES = {"html": "text/html", "pdf": "application/pdf", "json": "application/json"}


class FeedEntry(NamedTuple):
    """One entry; ``links`` are addresses and media types, the first the entry's own page."""

    id: str
    title: str
    night: str
    links: list[tuple[str, str]]
    summary: str


def feed(night: str, cards: Iterable[Mapping[str, Any]]) -> bytes:
    """The newest reports, as of ``night``.

    A story keeps its id while it continues, and ``updated`` is the night on which its report last changed.
    """
    entries = [
        FeedEntry(
            f"urn:framing:story:{card['id']}",
            story_order.name(card),
            card["last"],
            links(card),
            _summary(card),
        )
        for card in cards
        if links(card)
    ]
    return atom(night, "urn:framing:reports", "Reports", "feed.xml", entries)


def _summary(card: Mapping[str, Any]) -> str:
    """The strongest finding, which article each letter stands for, and what else was found first."""
    found = [_finding(item) for item in card.get("items") or []]
    key = story_order.key(card) if card.get("headline") else ""
    parts = (card.get("headline"), key, card["standfirst"], *found)
    return " ".join(f"{part.strip().rstrip('.')}." for part in parts if part)


def _finding(item: Mapping[str, Any]) -> str:
    wordings = (f"{letter}: {words}" for letter, words in item.get("wordings") or ())
    return " ".join(filter(None, (item["title"], *wordings, item["text"])))


def links(card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where a story's report lies, for people first."""
    names = sorted(_shown(card), key=_rank)
    return [(f"stories/{card['id']}/{name}", _TYPES[name.rpartition(".")[2]]) for name in names]


def atom(night: str, identity: str, title: str, name: str, entries: Sequence[FeedEntry]) -> bytes:
    """A feed in the file ``name``; addresses are relative to the feed's own, so it may lie anywhere."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(_name("feed"))
    _add(root, "id", identity)
    _add(root, "title", title)
    _add(root, "updated", _moment(night))
    _add(_add(root, "author"), "name", _AUTHOR)
    _add(root, "link", rel="self", href=name, type="application/atom+xml")
    _add(root, "link", rel="alternate", href="index.html", type="text/html")
    for told in entries[:_ENTRIES]:
        entry = _add(root, "entry")
        _add(entry, "id", told.id)
        _add(entry, "title", _clean(told.title))
        _add(entry, "updated", _moment(told.night))
        for number, (place, kind) in enumerate(told.links):
            _add(entry, "link", rel="related" if number else "alternate", href=place, type=kind)
        _add(entry, "summary", _clean(told.summary))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _shown(card: Mapping[str, Any]) -> list[str]:
    return [name for name in card["files"] if name.startswith(f"{NAME}.") and name.rpartition(".")[2] in _TYPES]


def _rank(name: str) -> int:
    return list(_TYPES).index(name.rpartition(".")[2])


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, _name(tag), attributes)
    element.text = text or None
    return element


def _moment(night: str) -> str:
    return f"{night}T00:00:00Z"


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold; article text may have any."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
