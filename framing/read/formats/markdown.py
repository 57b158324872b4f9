"""Markdown to paragraphs: what is language, what is markup, and what each block is. One pass over the lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from framing.model import Blocks, Paragraph, Reader, Span
from framing.read.formats import markdown_inline as inline
from framing.read.formats import text as plain
from framing.read.paragraphs import one_line

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\r\n]*)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#++[ \t]*+$")
_UNDERLINE = re.compile(r" {0,3}(=++|-{2,}+)[ \t]*+$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_ITEM = re.compile(r"[ \t]*+(?:[-+*]|\d{1,3}[.)])[ \t]++(?:\[[ xX]\][ \t]++)?")
_DEFINITION = re.compile(
    r" {0,3}\[([^\[\]\r\n^][^\[\]\r\n]{0,200})\]:[ \t]*+\S++[ \t]*+(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+')?[ \t]*+$"
)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,50}\]:[ \t]*+")
_DIVIDER = re.compile(r" {0,3}\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_OPENING = re.compile(r" {0,3}<(?:(!--)|(script|style|pre|textarea|iframe|svg)(?=[\s/>]))", re.IGNORECASE)
_MARGIN = 40  # characters before a picture that are looked at to see whether it has a line to itself
_ADDRESS = 500  # and behind it, where a link around the picture has its address


class _Line(NamedTuple):
    begin: int
    start: int  # behind block quote marks
    end: int


def find(text: str, start: int = 0) -> Blocks:
    """Read ``text`` from ``start`` on. What is opened and never closed is text, as it stands."""
    return _Reader(text, start).read()


def _lines(text: str, start: int) -> list[_Line]:
    found = []
    for match in _LINE.finditer(text, start):
        begin, end = match.span(1)
        at = begin
        while True:
            probe = at
            while probe < min(end, at + 4) and text[probe] == " ":
                probe += 1
            if probe - at > 3 or probe >= end or text[probe] != ">":
                break
            at = probe + 2 if text[probe + 1 : probe + 2] == " " else probe + 1
        found.append(_Line(begin, at, end))
    return found


class _Reader:
    """Groups lines into blocks and hands each block to the inline scanner once."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.lines = _lines(text, start)
        self.at = 0
        self.open: list[_Line] = []  # lines of the paragraph being read
        self.marks: list[Span] = []  # markup of its block structure
        self.paragraphs: list[Paragraph] = []
        self.markup: list[Span] = []
        self.unclosed: dict[str, int] = {}  # openers known to have no end from here on: asked once, not for each
        self.names = frozenset(
            match.group(1).casefold() for line in self.lines if (match := _DEFINITION.match(text, line.start, line.end))
        )

    def read(self) -> Blocks:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not (self._blank(line) or self._verbatim(line) or self._heading(line) or self._aside(line)):
                self._prose(line)
            self.at += 1
        self._close()
        return Blocks(self.paragraphs, tuple(self.markup))

    # ── kinds of line, each True when it took the line ──────────────────────────────────────────

    def _blank(self, line: _Line) -> bool:
        blank = not self.text[line.start : line.end].strip()
        if blank or (self.open and (line.start > line.begin) != (self.open[-1].start > self.open[-1].begin)):
            self._close()
        if blank:
            self._without_language(line.begin, line.end, "html")  # the sign of a quotation may stand alone on it
        return blank

    def _verbatim(self, line: _Line) -> bool:
        """Fenced code, an HTML comment, or an element whose content is no prose."""
        if fence := _FENCE.match(self.text, line.start, line.end):
            last = self._fence_end(fence.group(1))
        elif opening := _OPENING.match(self.text, line.start, line.end):
            last = self._element_end(opening.end(), opening.group(2))
        else:
            return False
        if last is None:
            return False
        self._close()
        self._without_language(line.begin, self.lines[last].end, "code" if fence else "html")
        self.at = last
        return True

    def _fence_end(self, fence: str) -> int | None:
        if len(fence) >= self.unclosed.get(fence[0], len(fence) + 1):
            return None
        for index in range(self.at + 1, len(self.lines)):
            line = self.lines[index]
            other = _FENCE.match(self.text, line.start, line.end)
            if other and other.group(1).startswith(fence) and not other.group(2).strip():
                return index
        self.unclosed[fence[0]] = len(fence)
        return None

    def _element_end(self, start: int, tag: str | None) -> int | None:
        closing = "-->" if tag is None else f"</{tag.lower()}"
        if closing in self.unclosed:
            return None
        match = re.compile(re.escape(closing), re.IGNORECASE).search(self.text, start)
        if match is None:
            self.unclosed[closing] = 0
            return None
        return bisect_left(self.lines, match.start(), key=lambda line: line.end)

    def _heading(self, line: _Line) -> bool:
        text = self.text
        if self.open and (underline := _UNDERLINE.match(text, line.start, line.end)):
            self._take(line, line.start, line.end)
            self._close("title" if underline.group(1)[0] == "=" else "heading")
            return True
        heading = _HEADING.match(text, line.start, line.end)
        if not heading:
            return False
        self._close()
        self._take(line, line.start, heading.end())
        if closing := _HEADING_END.search(text, max(heading.end(), line.end - 80), line.end):
            self.marks.append(Span(*closing.span()))
        self._close("title" if len(heading.group(1)) == 1 else "heading")
        return True

    def _aside(self, line: _Line) -> bool:
        """Dividing lines, link definitions and tables: blocks that are no prose."""
        text = self.text
        if _RULE.match(text, line.start, line.end):
            role = "rule"
        elif not self.open and _DEFINITION.match(text, line.start, line.end):
            role = "definition"
        else:
            return not self.open and self._table()
        self._close()
        self._without_language(line.begin, line.end, role)
        return True

    def _table(self) -> bool:
        """A row of cells over a divider, and the rows under it."""
        here, below = self.lines[self.at], self.lines[self.at + 1 : self.at + 2]
        if "|" not in self.text[here.start : here.end] or not below:
            return False
        if not _DIVIDER.match(self.text, below[0].start, below[0].end):
            return False
        while self.at < len(self.lines) and "|" in self.text[self.lines[self.at].start : self.lines[self.at].end]:
            line = self.lines[self.at]
            self._without_language(line.begin, line.end, "table")
            self.at += 1
        self.at -= 1
        return True

    def _prose(self, line: _Line) -> None:
        opening = _ITEM.match(self.text, line.start, line.end) or _FOOTNOTE.match(self.text, line.start, line.end)
        if opening:
            self._close()
        self._take(line, line.start, opening.end() if opening else line.start)

    # ── blocks ──────────────────────────────────────────────────────────────────────────────────

    def _take(self, line: _Line, start: int, end: int) -> None:
        self.open.append(line)
        if line.start > line.begin:
            self.marks.append(Span(line.begin, line.start))
        if end > start:
            self.marks.append(Span(start, end))

    def _without_language(self, start: int, end: int, role: str) -> None:
        left, right = _trim(self.text, start, end)
        if left < right:
            self.markup.append(Span(left, right))
            self.paragraphs.append(Paragraph(left, right, "", (), role))

    def _close(self, role: str | None = None) -> None:
        """Emit the paragraph read so far: one, or several where ``<br>`` breaks it."""
        if not self.open:
            return
        start, end = self.open[0].begin, self.open[-1].end
        scanned = inline.scan(self.text, start, end, self.marks, self.names)
        self.open, self.marks = [], []
        cuts = sorted({start, end, *scanned.breaks, *self._around(scanned.pictures, start, end)})
        pictures = scanned.pictures
        whole = merge([Span(picture.start, picture.end) for picture in pictures])
        markup = merge(scanned.markup)
        apart = True
        for left, right in pairwise(cuts):
            left, right = _trim(self.text, left, right)
            if left == right:
                continue
            inside, shown = _within(markup, left, right), _within(whole, left, right)
            prose = _language(self.text, left, right, merge([*inside, *shown]))
            # A picture's own words are its caption where it stands alone, and no part of a sentence around it.
            alone = bool(shown) and not prose[0].strip()
            inside = inside if alone else merge([*inside, *shown])
            self.markup.extend(inside)
            self.paragraphs.append(
                _paragraph(self.text, left, right, inside, role or ("image" if alone else None), apart)
            )
            apart = False

    def _around(self, pictures: list[inline.Picture], start: int, end: int) -> list[int]:
        """Line ends beside pictures that have a line to themselves."""
        cuts: list[int] = []
        for picture in pictures:
            left = max(start, picture.start - _MARGIN)
            before = re.split(r"[\r\n]", self.text[left : picture.start])[-1]
            after = re.split(r"[\r\n]", self.text[picture.end : min(end, picture.end + _ADDRESS)], maxsplit=1)[0]
            if before.strip() in ("", "[") and (not after.strip() or (before.strip() and after.startswith("]("))):
                cuts += [picture.start - len(before), picture.end + len(after)]
        return cuts


def merge(spans: list[Span]) -> list[Span]:
    """The same characters as sorted spans that neither touch nor overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return merged


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    first = bisect_left(spans, start + 1, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [Span(max(span.start, start), min(span.end, end)) for span in spans[first:last]]


def _language(text: str, start: int, end: int, markup: list[Span]) -> tuple[str, list[int]]:
    """What is left of ``text[start:end]`` without the markup, and where each of its characters stands."""
    pieces: list[str] = []
    offsets: list[int] = []
    edges = [start, *(edge for span in markup for edge in span), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        pieces.append(text[left:right])
        offsets.extend(range(left, right))
    return one_line("".join(pieces)), offsets


def _paragraph(text: str, start: int, end: int, markup: list[Span], role: str | None, apart: bool) -> Paragraph:
    language, offsets = _language(text, start, end, markup)
    bare = language.strip()
    first = len(language) - len(language.lstrip())
    kept = tuple(offsets[first : first + len(bare)])
    return Paragraph(start, end, bare, kept, role if bare or role else "html", apart)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    bare = piece.strip()
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(bare)


READER = Reader(
    name="markdown",
    about="Markdown",
    read=plain.read,
    suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    verbatim=True,
    front_matter=True,
    blocks=find,
)
