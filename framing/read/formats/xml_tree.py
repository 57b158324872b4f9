"""XML of feeds and news systems, parsed without following anything it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from framing.errors import ReadError
from framing.read.formats.decode import without_mark

_COMMENT = rb"<!--(?:(?!-->).){0,2000}+-->"
_DOCTYPE = rb"<!DOCTYPE[^\[>]{0,400}(?:\[[^\]]{0,2000}\]\s*+)?>"
_START = rb"\s*+(?:(?:<\?[^>]{0,400}\?>|" + _DOCTYPE + rb"|" + _COMMENT + rb")\s*+){0,9}+<(?:\w{1,20}:)?"


def opens(head: bytes, *names: str) -> bool:
    """Whether a file's first element has one of the names."""
    pattern = _START + rb"(?:" + "|".join(names).encode() + rb")[\s>]"
    return bool(re.match(pattern, without_mark(head), re.DOTALL))


def root(data: bytes, where: str) -> Element:
    """The first element. Raises ReadError for what is no XML, and for XML that declares entities of its own."""
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise ReadError("it declares entities of its own", where=where, next="Save it without them.")
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - no entity is declared, and nothing outside is fetched
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        raise ReadError(f"it is not XML ({error})", where=where, next="Fetch it again.") from error


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def every(element: Element, *names: str) -> Iterator[Element]:
    """The elements inside with one of the names, in order."""
    return (item for item in element.iter() if local(item) in names)


def first(element: Element, *names: str) -> str | None:
    """The words of the first child with the first of the names that has any."""
    for name in names:
        for child in element:
            if local(child) == name and (found := " ".join("".join(child.itertext()).split())):
                return found
    return None
