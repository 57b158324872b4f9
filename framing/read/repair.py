"""Text that was harmed on its way here: mended where that is certain, and told where it cannot be.

Three harms are undone: letters that were decoded twice ("â€™" for "’"), characters left as a page's source writes
them ("&#8220;"), and tags left in a text. Quotation marks that became question marks cannot be had back; then no
measure that needs them is given.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from framing.model import MARKS_LOST, MENDED

# Signs that UTF-8's bytes become when they are read as Windows-1252 or Latin-1.
_TWICE = re.compile(r"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑâãïð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,8});")
_NAMES = (
    "p|br|div|span|a|em|strong|b|i|u|s|h[1-6]|ul|ol|li|blockquote|figure|figcaption|img|q|cite|small|sup|sub|hr"
    "|table|tr|td|th|tbody|section|article|header|footer|aside|iframe|picture|source|time|font|center|script|style"
)
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{_NAMES})(?=[\s/>])[^<>]{{0,2000}}>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style)\b[^<>]{0,2000}>.{0,100000}?</\1\s*>|<!--.{0,100000}?-->", re.IGNORECASE | re.DOTALL
)
_BREAKS = re.compile(r"(?:<br\b[^<>]{0,200}>\s*){2,}", re.IGNORECASE)
_ONE_BREAK = re.compile(r"\s*<br\b[^<>]{0,200}>\s*", re.IGNORECASE)
_INLINE = frozenset("span a em strong b i u s small sup sub font img time cite q picture source".split())
_FEWEST_TAGS = 2
_SPACES = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")

# A question mark or a replacement sign where a mark opens (before a letter, behind space) or closes.
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–]))(?:â(?:€|\?)?\?+|\?|\ufffd+)(?=[^\W\d_])", re.MULTILINE)
_CLOSES = re.compile(r"(?<=[.,!?])(?:â(?:€|\?)?\?+|\?|\ufffd+)(?=\s|$)", re.MULTILINE)
_INSIDE = re.compile(r"(?<=[^\W\d_])(?:â(?:€|\?)?\?+|\?|\ufffd)(?=(?:s|t|re|ve|ll|d|m)\b)")


class Repaired(NamedTuple):
    """The text to be read, and what a reader should know about what was done to it."""

    text: str
    notes: tuple[str, ...]


def repair(text: str, source: bool = True) -> Repaired:
    """``text`` without the three harms, and whether its quotation marks are lost. Linear time.

    ``source``: tags and characters written as in a page's source are none of the text's own notation.
    """
    notes = []
    if _TWICE.search(text):
        mended = _decoded_once(text)
        if mended != text:
            notes.append(f"{MENDED}: letters and marks decoded twice before they came here (â€™ for ’)")
            text = mended
    if source and _ENTITY.search(text):
        mended = _characters(_characters(text))  # "&amp;#8220;" was written twice
        if mended != text:
            notes.append(f"{MENDED}: characters written as a page's source writes them (&#8220; for “)")
            text = mended
    if source and _has_tags(text):
        text = _without_tags(text)
        notes.append(f"{MENDED}: tags of a page's source were taken out of it")
    if marks_lost(text):
        notes.append(MARKS_LOST)
    return Repaired(text, tuple(notes))


def marks_lost(text: str) -> bool:
    """Whether question marks or replacement signs stand where quotation marks must have stood."""
    opened = len(_OPENS.findall(text))
    return opened >= 2 or (opened == 1 and bool(_CLOSES.search(text) or _INSIDE.search(text)))


def _decoded_once(text: str) -> str:
    """Line by line, so that no line is touched that shows no harm."""
    from ftfy import fix_encoding

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _TWICE.search(line) else line for line in lines)


def _characters(text: str) -> str:
    return _ENTITY.sub(lambda match: unescape(match.group()), text)


def _has_tags(text: str) -> bool:
    found = [match for _, match in zip(range(200), _TAG.finditer(text), strict=False)]
    ended = any(match["end"] for match in found) or any(match["name"].lower() in ("br", "p") for match in found)
    return len(found) >= _FEWEST_TAGS and ended


def _without_tags(text: str) -> str:
    """The words alone: a block is a paragraph, one line break a space, an inline quotation has its marks."""
    text = _UNSEEN.sub(" ", text)
    text = _ONE_BREAK.sub(" ", _BREAKS.sub("\n\n", text))
    return _SPACES.sub("\n\n", _TAG.sub(_plain, text)).strip()


def _plain(match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name == "q":
        return "”" if match["end"] else "“"
    if name == "li" and not match["end"]:
        return "\n\n• "
    return "" if name in _INLINE else "\n\n"
