"""The inside of a block of Markdown: which of its characters are language.

markdown-it-py finds what is inside a block, and forgets where it stood. Its parser is followed here rule by rule, so
that every character that becomes text is known by its place; whatever is not is markup.
"""

from __future__ import annotations

import re
from copy import copy

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from framing.read.formats.markdown_blocks import parser

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,50}\](:[ \t]*)?")
_HARD_BREAK = re.compile(r"\\ ?\n")  # a line may have ended in two characters
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class FollowedInline(ParserInline):
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


def _inline_parser(inline: ParserInline) -> MarkdownIt:
    made = copy(parser())
    made.inline = inline
    return made
