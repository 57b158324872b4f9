"""Where a page of HTML first differs from the one its records give, in words a reader of the page understands."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from framing.verify.differences import Difference

_HEADINGS = ("h1", "h2", "h3", "h4")
_QUOTED = 100
_VOID = frozenset({"meta", "col", "br", "input"})


class _Part(NamedTuple):
    """A run of text, or a tag with its attributes; ``under`` and ``row`` say where it stands."""

    kind: str  # "text" or "tag"
    text: str
    under: str
    row: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[_Part] = []
        self.open: list[str] = []
        self.under = self.row = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            self.under = self.row = ""
        elif tag == "tr":
            self.row = ""
        told = " ".join(f'{name}="{value}"' for name, value in attrs)
        self.parts.append(_Part("tag", f"<{tag} {told}>", self.under, self.row))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(_Part("tag", f"</{tag}>", self.under, self.row))
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            return
        self.parts.append(_Part("text", text, self.under, self.row))
        if any(tag in _HEADINGS for tag in self.open):
            self.under = f"{self.under} {text}".strip()
        elif "th" in self.open:
            self.row = f"{self.row} {text}".strip()


def first(printed: bytes, redrawn: bytes) -> Difference:
    """The first difference between two pages that are known to differ."""
    one, two = (list(_parts(page)) for page in (printed, redrawn))
    for number, (mine, theirs) in enumerate(zip(one, two, strict=False)):
        if mine[:2] != theirs[:2]:
            return _told(mine, theirs, one[number:], two[number:])
    if len(one) != len(two):
        last = max(one, two, key=len)[min(len(one), len(two))]
        return Difference(_where(last), *(("the end", "more") if len(one) < len(two) else ("more", "the end")))
    return Difference("the markup of the page", "otherwise", "as it is written")


def _told(mine: _Part, theirs: _Part, one: list[_Part], two: list[_Part]) -> Difference:
    if mine.text.startswith("<style") or ("}" in mine.text and mine.kind == "text" and not mine.under):
        return Difference("the style sheet", "otherwise", "as it is written")
    if mine.kind == "tag" and mine.kind == theirs.kind and mine.text.split()[0] == theirs.text.split()[0]:
        what = f"a link or a mark {_where(theirs)}"
        return Difference(what, _shown(mine.text), _shown(theirs.text))
    texts = [next((part for part in side if part.kind == "text"), None) for side in (one, two)]
    shown = [_shown(part.text) if part else "nothing" for part in texts]
    if shown[0] == shown[1]:  # the words go on alike: what differs is the markup around them
        shown = [_shown(mine.text), _shown(theirs.text)]
    return Difference(_where(theirs), *shown)


def _where(part: _Part) -> str:
    where = f"under {_shown(part.under)}" if part.under else "at the top of the page"
    return f"{where}, in the row {_shown(part.row)}" if part.row else where


def _parts(page: bytes) -> Iterator[_Part]:
    reader = _Reader()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    yield from reader.parts


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED]}…”"
