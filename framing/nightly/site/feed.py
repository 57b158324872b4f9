"""New reports as an Atom feed (RFC 4287): an entry a story, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from framing.nightly.site.story_report import NAME

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AUTHOR = "framing"
_TYPES = {"html": "text/html", "pdf": "application/pdf", "json": "application/json"}


def feed(night: str, cards: Iterable[Mapping[str, Any]]) -> bytes:
    """The newest reports, as of ``night``; addresses are relative to the feed's own, so it may lie anywhere.

    A story keeps its id while it continues, and ``updated`` is the night on which its report last changed.
    """
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(_name("feed"))
    _add(root, "id", "urn:framing:reports")
    _add(root, "title", "Reports")
    _add(root, "updated", _moment(night))
    _add(_add(root, "author"), "name", _AUTHOR)
    _add(root, "link", rel="self", href="feed.xml", type="application/atom+xml")
    _add(root, "link", rel="alternate", href="index.html", type="text/html")
    with_report = [card for card in cards if _shown(card)]
    for card in with_report[:_ENTRIES]:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:framing:story:{card['id']}")
        _add(entry, "title", _clean(card["members"][0]["title"] or card["title"] or card["id"]))
        _add(entry, "updated", _moment(card["last"]))
        for number, name in enumerate(sorted(_shown(card), key=_rank)):
            relation = "related" if number else "alternate"
            kind = _TYPES[name.rpartition(".")[2]]
            _add(entry, "link", rel=relation, href=f"stories/{card['id']}/{name}", type=kind)
        _add(entry, "summary", _clean(card["standfirst"] or ""))
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
