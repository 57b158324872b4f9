"""A page's body made ready for paper: long words breakable, long runs in pieces, nothing that only a screen can use."""

from __future__ import annotations

import re

_ISOLATION = re.compile("</?bdi>")
_SIGN = re.compile(r'<span class="sign" aria-hidden="true">(.)</span>')  # our fonts for paper hold it
_LINKED, _NAMED = re.compile(r' href="#([^"]*)"'), re.compile(r' id="([^"]*)"')
_PRINTED = re.compile(r">[^<]+")
_LETTERS = 32  # of a word, after which it may be broken
# A zero-width space follows, never inside an entity.
_WORD = re.compile(rf"(?:&#?\w{{1,8}};|[^\s<>&\u200b]){{{_LETTERS}}}(?=[^\s<>]{{8}})")
# WeasyPrint copies, and where letters are narrow lays out, what is left of a run of text once for every line of it, so
# its time grows with the square of a run's length. A sentence of 300 words is no longer than this; a longer run is cut.
_RUN = 2_000
_LONG_RUN = re.compile(rf">[^<]{{{_RUN},}}")
_PIECE = re.compile(r"(?:&#?\w{1,8};|[^<]){600,}?(?:[\s\u200b]|$)|[^<]+")


_RULE = re.compile(r"(?<=[}\n])([^{}@]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CLASSES = re.compile(r'class="([^"]*)"')


def in_use(style: str, page: str) -> str:
    """``style`` without the rules for classes that stand nowhere on the page.

    WeasyPrint asks every rule of every element, so what is never needed takes its time, too.
    """
    there = {name for names in _CLASSES.findall(page) for name in names.split()}

    def kept(rule: re.Match[str]) -> str:
        wanted = [one for one in _selectors(rule[1]) if there.issuperset(_CLASS.findall(one))]
        return f"{','.join(wanted)}{{{rule[2]}}}" if wanted else ""

    return _RULE.sub(kept, re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


def _selectors(head: str) -> list[str]:
    """The selectors before a block, taken apart at commas that stand in no brackets."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", head) if part.strip()]


def for_paper(body: str) -> str:
    """``body`` with long words made breakable, and without what only a screen has a use for.

    WeasyPrint lays out each run of text by itself, so isolating it would only cost time; and where it may break words
    anywhere, it breaks short ones too.
    """
    wanted = set(_LINKED.findall(body))
    body = _SIGN.sub("\\1\u2009", _ISOLATION.sub("", body))
    body = _NAMED.sub(lambda name: name[0] if name[1] in wanted else "", body)
    body = _PRINTED.sub(lambda run: _WORD.sub("\\g<0>\u200b", run[0]), body)
    return _LONG_RUN.sub(lambda run: ">" + _PIECE.sub("<span>\\g<0></span>", run[0][1:]), body)
