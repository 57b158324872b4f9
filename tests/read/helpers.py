"""Short ways to read a text in a test."""

from __future__ import annotations

from framing.model import Document
from framing.read import read_bytes
from framing.settings import Settings


def read(text: str, name: str = "article.txt", **given: object) -> Document:
    """The text as a file of that name would be read."""
    return read_bytes(text.encode("utf-8"), id="article", name=name, settings=Settings(), given=given)


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and words of every zone, on one line each."""
    return [(zone.kind, " ".join(document.text[zone.start : zone.end].split())) for zone in document.zones]


def kinds(document: Document) -> list[str]:
    return [zone.kind for zone in document.zones]


def words(document: Document) -> str:
    """The body as language: without markup, on one line."""
    hidden = {place for span in document.markup for place in range(*span)}
    bodies = [zone for zone in document.zones if zone.kind == "body"]
    text = " ".join(
        "".join(document.text[place] for place in range(zone.start, zone.end) if place not in hidden) for zone in bodies
    )
    return " ".join(text.split())
