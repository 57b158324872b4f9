"""A piece of HTML, as feeds and news systems carry it, to its paragraphs: no page, so nothing is looked for in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from framing.read.formats import tag_limits

_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article tr table hr pre header footer".split()
)
_SILENT = frozenset("script style template svg iframe figure".split())
_DEEPEST = 50  # silent elements within each other
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_TAGS = re.compile(r"</?(?:p|br|div|a|em|strong|b|i|span|ul|li|h[1-6]|blockquote|figure|img)\b[^<>]*>", re.IGNORECASE)


def is_fragment(text: str) -> bool:
    """Whether a text carries tags."""
    return bool(_TAGS.search(text))


def paragraphs(fragment: str) -> str:
    """The words of a fragment, an empty line between paragraphs."""
    reader = _FragmentText()
    try:
        reader.feed(tag_limits.whole_tags(fragment))
        reader.close()
    except AssertionError:  # the parser's word for a declaration it cannot make out
        return re.sub(r"<[^<>]*>", " ", fragment)
    parts = (_SPACE.sub(" ", part).strip() for part in "".join(reader.found).split("\x00"))
    return "\n\n".join(part for part in parts if part)


class _FragmentText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and len(self.silent) < _DEEPEST:
            self.silent.append(tag)
        self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass
        self._mark(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data.replace("\x00", " "))

    def _mark(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.found.append("\x00")
        elif tag in ("br", "td", "th"):
            self.found.append(" ")
        elif tag == "q" and not self.silent:
            self.found.append('"')
