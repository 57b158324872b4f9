"""Markdown as CommonMark reads it, with tables, struck words and footnotes: which of its characters are language.

markdown-it-py finds blocks and what is inside them, and forgets where it stood. Its inline parser is followed here rule
by rule, so that every character that becomes text is known by its place; whatever is not is markup. Nothing that is
opened and never closed hides an article: such a sign is text, and an indented line is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from framing.model import Blocks, Paragraph, Reader, Span
from framing.read.formats import text as plain
from framing.read.paragraphs import one_line

_LONGEST = 20_000  # characters of a block whose inside is parsed; no paragraph of prose is longer
_YEAR = re.compile(r"^([ \t>]*\d{4,9})[.)](?=[ \t])", re.MULTILINE)  # "1986. That was the year." begins no list
_FENCE = re.compile(r"(`{3,}|~{3,})([^\n]*)")
_OPENING = re.compile(r"<(?:(!--)|(script|style|pre|textarea|iframe|svg)(?=[\s/>]))", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,50}\](:[ \t]*)?")
_HARD_BREAK = re.compile(r"\\ ?\n")  # a line may have ended in two characters
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
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
        _parser().block.parse(self.source, _parser(), env, tokens)
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
        found = _Followed(content, env) if len(content) <= _LONGEST else _Followed("", env, content)
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


class _Followed(ParserInline):
    """The inline parser, with the places of what it takes for language. ``language`` holds indices of the content."""

    _QUIET = frozenset(("link", "image", "autolink", "html_inline"))

    def __init__(self, content: str, env: EnvType, whole: str = "") -> None:
        super().__init__()
        self.language: list[int] = list(range(len(whole)))
        self.breaks: list[int] = []  # places behind a <br>
        self.whole: list[tuple[int, int]] = []  # pictures
        self.pictures: list[tuple[int, int]] = []  # the words of each
        self._signs: list[tuple[Token, int]] = []  # emphasis that may turn out to be text
        self._inner = False
        self.ruler.disable("linkify")
        self.ruler2.disable("fragments_join")
        if content:
            self.parse(content, _inline_parser(self), env, [])
            for token, at in self._signs:
                if token.type == "text":
                    self.language += range(at, at + len(token.content))

    def tokenize(self, state: StateInline) -> None:
        """As the parser's own, noting what each rule took."""
        if self._inner:  # the words of a picture
            super().tokenize(state)
            return
        rules = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        while state.pos < state.posMax:
            before, made = state.pos, len(state.tokens)
            if self._note(state, before):
                continue
            name = ""
            if state.level < state.md.options["maxNesting"]:
                for name, rule in rules:
                    self._inner = name == "image"
                    taken = rule(state, False)
                    self._inner = False
                    if taken:
                        break
                else:
                    name = ""
            if not name:
                state.pos += 1
                self.language.append(before)
                continue
            self._took(name, state, before, made)
        if state.pending:
            state.pushPending()

    def _note(self, state: StateInline, at: int) -> bool:
        """Footnotes, and the box of a task, which CommonMark does not know."""
        if state.src[at] != "[":
            return False
        match = _NOTE.match(state.src, at, state.posMax) or (_TASK.match(state.src) if at == 0 else None)
        if match is None:
            return False
        state.pos = match.end() if at == 0 or not match.re.groups or not match[1] else match.end() - len(match[1])
        return True

    def _took(self, name: str, state: StateInline, at: int, made: int) -> None:
        src, after = state.src, state.pos
        if name in ("emphasis", "strikethrough"):
            for token in state.tokens[made:]:
                if token.type == "text" and token.content and set(token.content) <= set("*_~"):
                    self._signs.append((token, at))
                    at += len(token.content)
        elif name == "escape":
            marks = src[at + 1] in _ESCAPED or _HARD_BREAK.match(src, at) is not None
            self.language += [at + 1] if src[at + 1] == "\n" else range(at + marks, after)
        elif name == "backticks":
            ticks = len(src[at:after]) - len(src[at:after].lstrip("`"))
            closed = after - at > 2 * ticks
            self.language += range(at + ticks, after - ticks) if closed else range(at, after)
        elif name == "entity":
            # One that stands for a sign of its own is kept as that sign; others are mended when a text is read.
            self.language += [at] if src.startswith("&amp;", at) else range(at, after)
        elif name == "image":
            label = state.tokens[-1].content
            self.whole.append((at, after))
            self.pictures.append((at + 2, at + 2 + len(label)))
        elif name == "html_inline" and _BREAK.fullmatch(src[at:after]):
            self.breaks.append(after)
        elif name not in self._QUIET:
            self.language += range(at, after)


_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A block of code that is closed."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _FENCE.match(state.src, start, state.eMarks[first])
    if not opening or state.sCount[first] - state.blkIndent >= 4:
        return False
    sign, unclosed = opening[1], state.env.setdefault("unclosed", {})
    if len(sign) >= unclosed.get(sign[0], len(sign) + 1):
        return False
    for number in range(first + 1, last):
        begin = state.bMarks[number] + state.tShift[number]
        closing = _FENCE.match(state.src, begin, state.eMarks[number])
        if closing and closing[1].startswith(sign) and not closing[2].strip():
            return _taken(state, first, number + 1, "fence", silent)
    if not silent and last == state.lineMax:
        unclosed[sign[0]] = len(sign)  # asked once, not for each
    return False


def _element(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment, or an element whose content is no prose, that is closed."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _OPENING.match(state.src, start, state.eMarks[first])
    if not opening or state.sCount[first] - state.blkIndent >= 4:
        return False
    closing, unclosed = "-->" if opening[1] else f"</{opening[2].lower()}", state.env.setdefault("open", set())
    if closing in unclosed:
        return False
    found = re.compile(re.escape(closing), re.IGNORECASE).search(state.src, opening.end())
    if found is None:
        unclosed.add(closing)
        return False
    behind = bisect_right(state.eMarks, found.start(), first, last)
    return _taken(state, first, min(behind + 1, last), "html_block", silent)


def _taken(state: StateBlock, first: int, behind: int, kind: str, silent: bool) -> bool:
    if not silent:
        state.line = behind
        state.push(kind, "", 0).map = [first, behind]
    return True


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark").enable("table").disable("code")
    made.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    made.block.ruler.at("html_block", _element, {"alt": ["paragraph", "reference", "blockquote"]})
    return made


def _inline_parser(inline: ParserInline) -> MarkdownIt:
    made = copy(_parser())
    made.inline = inline
    return made


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
