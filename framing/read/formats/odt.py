"""OpenDocument texts, as LibreOffice saves them: what is seen on the page, without changes, remarks and notes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import exports, office_parts, xml_tree
from framing.read.metadata import plausible

_BLOCKS = frozenset(("p", "h"))
_UNSEEN = frozenset(
    "tracked-changes annotation annotation-end note hidden-text hidden-paragraph frame custom-shape".split()
)
_SIGNS = {"tab": " ", "line-break": "\n", "soft-page-break": ""}
_DEEPEST = 200  # elements within elements
_INVISIBLE = str.maketrans({"\u00ad": None, "\u00a0": " ", "\u2011": "-"})


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The article of a text, or those of an export in it. Raises ReadError where it is broken or without words."""
    parts = office_parts.parts(data, where, "OpenDocument text")
    if "content.xml" not in parts:
        raise ReadError("the OpenDocument text has no content", where=where, next="Save it again.")
    paragraphs: list[str] = []
    _walk(xml_tree.root(parts["content.xml"], where), paragraphs, where, 0)
    lines = [" ".join(line.split()) for words in paragraphs for line in words.translate(_INVISIBLE).split("\n")]
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise ReadError("the document holds no words", where=where, next="Give a file with an article's text.")
    found = exports.split(text, where)
    if found is not None:
        yield from found
        return
    told = {}
    if "meta.xml" in parts:
        root = xml_tree.root(parts["meta.xml"], where)
        for name in ("title", "initial-creator", "creator", "language"):
            told[name] = next((" ".join("".join(e.itertext()).split()) for e in xml_tree.every(root, name)), None)
    byline = told.get("initial-creator") or told.get("creator")
    yield ArticleText(text, plausible.borne_out(text, told.get("title"), byline, told.get("language")))


def _walk(element: Element, paragraphs: list[str], where: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise ReadError("its elements are nested too deep", where=where, next="Save its text as a .txt file.")
    for child in element:
        name = xml_tree.local(child)
        if name in _BLOCKS:
            paragraphs.append("".join(_words(child, where, depth)))
        elif name not in _UNSEEN:
            _walk(child, paragraphs, where, depth + 1)


def _words(element: Element, where: str, depth: int) -> Iterator[str]:
    """The words of a paragraph; line ends and rows of spaces in the file are one space, as on the page."""
    if depth > _DEEPEST:
        raise ReadError("its elements are nested too deep", where=where, next="Save its text as a .txt file.")
    yield _collapsed(element.text)
    for child in element:
        name = xml_tree.local(child)
        if name == "s":
            yield " "
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _UNSEEN:
            yield from _words(child, where, depth + 1)
        yield _collapsed(child.tail)


def _collapsed(words: str | None) -> str:
    return (words or "").replace("\n", " ").replace("\r", " ")


READER = Reader(
    name="odt",
    about="OpenDocument texts",
    read=read,
    suffixes=(".odt",),
    many=True,
    confined=True,
)
