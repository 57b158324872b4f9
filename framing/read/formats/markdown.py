"""Markdown as CommonMark reads it, with tables, struck words and footnotes: paragraphs, and their places in the file.

Nothing that is opened and never closed hides an article: such a sign is text, and an indented line is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token
from markdown_it.utils import EnvType

from framing.model import Blocks, Paragraph, Reader, Span
from framing.read.formats import text as plain
from framing.read.formats.markdown_blocks import parser
from framing.read.formats.markdown_inline import FollowedInline
from framing.read.paragraphs import one_line

_LONGEST = 20_000  # characters of a block whose inside is parsed; no paragraph of prose is longer
_YEAR = re.compile(r"^([ \t>]*\d{4,9})[.)](?=[ \t])", re.MULTILINE)  # "1986. That was the year." begins no list
_DEFINITION = re.compile(r"[ \t>]*\[[^\[\]\n]{1,200}\]:")
_SIGNS = re.compile(r"[ \t>*+\-\d.)]*")
_ROLES = {"hr": "rule", "fence": "code", "html_block": "html", "table_open": "table"}


def find(text: str, start: int = 0) -> Blocks:
    """Read ``text`` from ``start`` on."""
    return _Page(text, start).read()


class _Page:
    """One text: its blocks from markdown-it, each laid back onto the lines it came from."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        # As long as the text itself, so that places stay: a line ends with "\n" alone, and years open no lists.
        source = text[start:].replace("\r\n", " \n").replace("\r", "\n")
        self.source = _YEAR.sub(lambda match: f"{match[1]}x", source)
        self.start = start
        self.begins = [0, *(match.end() for match in re.finditer("\n", self.source))]
        self.paragraphs: list[Paragraph] = []
        self.markup: list[Span] = []

    def read(self) -> Blocks:
        env: dict[str, object] = {}
        tokens: list[Token] = []
        parser().block.parse(self.source, parser(), env, tokens)
        done = 0  # lines
        for first, last, role, content in _leaves(tokens):
            if first < done:
                continue
            self._between(done, first, env)
            done = last
            if content is None:
                self._without_language(first, last, role)
            else:
                self._prose(first, last, role, content, env)
        self._between(done, len(self.begins), env)
        return Blocks(self.paragraphs, tuple(merge(self.markup)))

    def _line(self, number: int) -> tuple[int, int]:
        """Where a line of the source begins and ends."""
        after = self.begins[number + 1] - 1 if number + 1 < len(self.begins) else len(self.source)
        return self.begins[number], after

    def _between(self, first: int, last: int, env: EnvType) -> None:
        """Lines that no block holds: blank ones, link definitions, signs that stand alone."""
        for number in range(first, last):
            begin, end = self._line(number)
            line = self.source[begin:end]
            if not line.strip():
                continue
            if _SIGNS.fullmatch(line) or _DEFINITION.match(line):
                self._without_language(number, number + 1, "definition" if _DEFINITION.match(line) else "html")
            else:
                self._prose(number, number + 1, None, line.strip(), env)

    def _without_language(self, first: int, last: int, role: str | None) -> None:
        parts = range(first, last) if role == "table" else (first,)
        for number in parts:
            begin, end = self._line(number)[0], self._line(number if role == "table" else last - 1)[1]
            left, right = self._trimmed(begin, end)
            if left < right:
                self.markup.append(Span(left, right))
                self.paragraphs.append(Paragraph(left, right, "", (), role))

    def _trimmed(self, begin: int, end: int) -> tuple[int, int]:
        piece = self.source[begin:end]
        left = begin + len(piece) - len(piece.lstrip())
        return self.start + left, self.start + left + len(piece.strip())

    def _places(self, first: int, content: str) -> list[int]:
        """For each character of a block's content, where it stands in the source: its lines end where theirs do."""
        places: list[int] = []
        for number, line in enumerate(content.split("\n"), first):
            begin, end = self._line(number)
            whole = self.source[begin:end].rstrip()
            at = whole.rfind(line.strip()) if not whole.endswith(line.strip()) else len(whole) - len(line.strip())
            left = begin + max(at, 0) - (len(line) - len(line.lstrip()))
            places += range(left, left + len(line))
            places.append(end)
        return places[: len(content)]

    def _prose(self, first: int, last: int, role: str | None, content: str, env: EnvType) -> None:
        places = self._places(first, content)
        found = FollowedInline(content, env) if len(content) <= _LONGEST else FollowedInline("", env, content)
        left, right = self._line(first)[0], self._line(last - 1)[1]
        language = sorted(places[index] for index in found.language)
        words = [places[index] for begin, after in found.pictures for index in range(begin, after)]
        cuts = {left, right, *(places[index - 1] + 1 for index in found.breaks)}
        cuts |= self._around([(places[begin], places[after - 1] + 1) for begin, after in found.whole], language)
        apart = True
        for one, other in pairwise(sorted(cuts)):
            begin, end = self._trimmed(one, other)
            if begin == end:
                continue
            inside, alone = _within(language, one, other), False
            if not any(not self.source[place].isspace() for place in inside):
                # A picture's own words are its caption where it stands alone, and no part of a sentence around it.
                inside = _within(words, one, other)
                alone = any(one <= places[index] < other for index, _ in found.whole)
            self._emit(begin, end, inside, role or ("image" if alone else None), apart)
            apart = False

    def _emit(self, begin: int, end: int, inside: list[int], role: str | None, apart: bool) -> None:
        at = begin
        kept = [self.start + place for place in inside if begin <= self.start + place < end]
        for place in [*kept, end]:
            if place > at:
                self.markup.append(Span(at, place))
            at = place + 1
        language = one_line("".join(self.text[place] for place in kept))
        bare = language.strip()
        lead = len(language) - len(language.lstrip())
        offsets = tuple(kept[lead : lead + len(bare)])
        self.paragraphs.append(Paragraph(begin, end, bare, offsets, role if bare or role else "html", apart))

    def _around(self, pictures: list[tuple[int, int]], language: list[int]) -> set[int]:
        """Line ends beside pictures that have their lines to themselves."""
        spoken = {self._number(place) for place in language if not self.source[place].isspace()} if pictures else set()
        cuts: set[int] = set()
        for begin, end in pictures:
            first, last = self._number(begin), self._number(end - 1)
            if spoken.isdisjoint((first, last)):
                cuts |= {self._line(first)[0], self._line(last)[1]}
        return cuts

    def _number(self, place: int) -> int:
        return bisect_right(self.begins, place) - 1


def _within(places: list[int], first: int, last: int) -> list[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _leaves(tokens: list[Token]) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Blocks without blocks inside: first line, line behind the last, role, and content where it is language."""
    role: str | None = None
    lines = (0, 0)
    table = 0
    for token in tokens:
        table += token.nesting if token.type in ("table_open", "table_close") else 0
        if token.type in _ROLES and token.map:
            yield token.map[0], token.map[1], _ROLES[token.type], None
        elif token.type == "heading_open" and token.map:
            role = "title" if token.tag == "h1" else "heading"
            lines = token.map[0], token.map[1]  # with the line under it
        elif token.type == "paragraph_open":
            role = None
        elif token.type == "inline" and token.map and not table:
            yield *(lines if role else (token.map[0], token.map[1])), role, token.content


def merge(spans: list[Span]) -> list[Span]:
    """The same characters as sorted spans that neither touch nor overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return merged


READER = Reader(
    name="markdown",
    about="Markdown",
    read=plain.read,
    suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    verbatim=True,
    front_matter=True,
    blocks=find,
)
