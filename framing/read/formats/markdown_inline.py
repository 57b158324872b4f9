"""Markdown within a paragraph: emphasis, links, pictures, code, tags. Linear in the length of the text.

Every pattern below stops at the next character that could open another construct, or is possessive, so that no
text makes it start over; brackets and emphasis are matched with stacks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.model import Span

_SPECIAL = re.compile(r"[\\`*_~\[\]<&]|!(?=\[)|&amp;")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TARGET = re.compile(
    r"\([ \t]*+(?:<[^<>\n\[\]]*+>|(?:[^\s()<>\[\]]|\([^\s()<>\[\]]*+\))*+)"
    r"(?:[ \t\r\n]++(?:\"[^\"\[\]]*+\"|'[^'\[\]]*+'))?+[ \t]*+\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,200}+)\]")
_FOOTNOTE = re.compile(r"\^[^\[\]\s]{1,50}$")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,80}@[\w.-]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*+(?:\s[^<>]*+)?/?>")
_BREAK = re.compile(r"<br\s*+/?>", re.IGNORECASE)
_TICKS = re.compile(r"`++")
_LABEL = 200  # characters of a link's label that are looked up


class Picture(NamedTuple):
    """An embedded picture: its whole range, and that of the words that stand for it."""

    start: int
    end: int
    words: Span


class Scanned(NamedTuple):
    """Markup (neither sorted nor disjoint), pictures, and the places behind a ``<br>``."""

    markup: list[Span]
    pictures: list[Picture]
    breaks: list[int]


def scan(text: str, start: int, end: int, marks: list[Span], names: frozenset[str]) -> Scanned:
    """Find the markup of ``text[start:end]``; ``marks``, sorted, is that of its block structure and is not read again.

    ``names`` are the labels that link definitions elsewhere in the document give an address to.
    """
    return _Scanner(text, start, end, names).run(marks)


class _Scanner:
    def __init__(self, text: str, start: int, end: int, names: frozenset[str]) -> None:
        self.text, self.start, self.end, self.names = text, start, end, names
        self.markup: list[Span] = []
        self.pictures: list[Picture] = []
        self.breaks: list[int] = []
        self.brackets: list[tuple[int, bool]] = []  # where each open bracket stands, and whether it opens a picture
        self.emphasis: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self.comments = True  # False once no comment ends from here on
        self.ticks: dict[int, list[int]] = {}  # starts of the runs of backticks by their length, last first
        for run in reversed([match.span() for match in _TICKS.finditer(text, start, end)]):
            self.ticks.setdefault(run[1] - run[0], []).append(run[0])

    def run(self, marks: list[Span]) -> Scanned:
        readers = {"\\": self._escape, "`": self._code, "!": self._open, "[": self._open, "]": self._bracket}
        readers |= {"*": self._emphasis, "_": self._emphasis, "~": self._emphasis, "<": self._tag, "&": self._ampersand}
        left = self.start
        for mark in [*marks, Span(self.end, self.end)]:
            at = left
            while match := _SPECIAL.search(self.text, at, mark.start):
                at = readers[match.group()[0]](match.start())
            left = max(mark.end, at)
        return Scanned([*marks, *self.markup], self.pictures, self.breaks)

    def _mark(self, start: int, end: int) -> None:
        self.markup.append(Span(start, end))

    def _escape(self, here: int) -> int:
        following = self.text[here + 1 : here + 2] if here + 1 < self.end else ""
        if following in _PUNCTUATION or following in ("\r", "\n"):
            self._mark(here, here + 1)
            return here + 2
        return here + 1

    def _ampersand(self, here: int) -> int:
        self._mark(here + 1, here + 5)
        return here + 5

    def _code(self, here: int) -> int:
        run = _TICKS.match(self.text, here, self.end)
        after = run.end() if run else here + 1
        starts = self.ticks.get(after - here, [])
        while starts and starts[-1] <= here:
            starts.pop()
        if not starts:
            return after
        self._mark(here, after)
        self._mark(starts[-1], starts[-1] + after - here)
        return starts[-1] + after - here

    def _open(self, here: int) -> int:
        picture = self.text[here] == "!"
        self.brackets.append((here, picture))
        return here + 1 + picture

    def _bracket(self, here: int) -> int:
        if not self.brackets:
            return here + 1
        opened, picture = self.brackets.pop()
        words = Span(opened + 1 + picture, here)
        after = self._address(words)
        if after is None:
            return here + 1
        if picture:
            self.pictures.append(Picture(opened, after, words))
        if words.end - words.start <= _LABEL and _FOOTNOTE.match(self.text, *words):
            self._mark(opened, after)
        self._mark(opened, words.start)
        self._mark(here, after)
        return after

    def _address(self, words: Span) -> int | None:
        """Where the link's address behind its closing bracket ends; None when the brackets are no link."""
        after = words.end + 1
        if target := _TARGET.match(self.text, after, self.end):
            return target.end()
        if words.end - words.start > _LABEL:
            return None
        own = self.text[words.start : words.end]
        if reference := _REFERENCE.match(self.text, after, self.end):
            known = (reference.group(1) or own).casefold() in self.names
            return reference.end() if known else None
        return after if own.casefold() in self.names or _FOOTNOTE.match(own) else None

    def _tag(self, here: int) -> int:
        if self.text.startswith("<!--", here):
            close = self.text.find("-->", here, self.end) if self.comments else -1
            self.comments = close >= 0
            if self.comments:
                self._mark(here, close + 3)
                return close + 3
            return here + 1
        tag = _AUTOLINK.match(self.text, here, self.end) or _TAG.match(self.text, here, self.end)
        if not tag:
            return here + 1
        self._mark(here, tag.end())
        if _BREAK.fullmatch(tag.group()):
            self.breaks.append(tag.end())
        return tag.end()

    def _emphasis(self, here: int) -> int:
        sign = self.text[here]
        after = here + 1
        while after < self.end and self.text[after] == sign:
            after += 1
        before = self.text[here - 1] if here > self.start else " "
        behind = self.text[after] if after < self.end else " "
        opens = not behind.isspace() and (behind.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not behind.isalnum())
        if sign == "_":  # snake_case is no emphasis
            opens, closes = opens and not before.isalnum(), closes and not behind.isalnum()
        if sign != "~" or after - here == 2:  # one tilde means "about"
            self._pair(here, after, opens, closes, self.emphasis[sign])
        return after

    def _pair(self, here: int, after: int, opens: bool, closes: bool, waiting: list[list[int]]) -> None:
        """Match a run of signs with the runs that wait for a partner, innermost first."""
        while closes and here < after and waiting:
            last = waiting[-1]
            used = min(2, after - here, last[1] - last[0])
            self._mark(last[1] - used, last[1])
            self._mark(here, here + used)
            here += used
            last[1] -= used
            if last[0] == last[1]:
                waiting.pop()
        if opens and here < after:
            waiting.append([here, after])
