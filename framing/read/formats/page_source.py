"""A page's source, before its article is taken out: what would be lost or torn apart is written otherwise."""

from __future__ import annotations

import re

# One line break between words does not end a sentence; two are an empty line, and links on lines of their own stay.
_BREAK = re.compile(r"(?<=[^\s>.!?:;|•])[ \t\r\n]{0,20}<br\b[^<>]{0,200}>[ \t\r\n]{0,20}(?=[^\s<|•])", re.IGNORECASE)
_QUOTED = re.compile(r"<(/?)q\b[^<>]{0,500}>", re.IGNORECASE)
_TIME = re.compile(r"</?time\b[^<>]{0,500}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(</?p\b[^<>]{0,2000}>)", re.IGNORECASE)
_FIGURE = re.compile(r"(</?figure\b[^<>]{0,500}>)", re.IGNORECASE)
_QUOTATION = re.compile(
    r"\s*(?P<words><blockquote\b.*</blockquote\s*>)\s*"
    r"(?:<figcaption\b[^<>]{0,500}>(?P<cited>.*)</figcaption\s*>\s*)?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 10_000  # characters of a figure that is a quotation


def prepared(source: str) -> str:
    """``source`` with inline quotations in marks, lone line breaks as spaces, times and quotations in figures kept.

    Linear time.
    """
    source = _QUOTED.sub(lambda match: "”" if match[1] else "“", source)
    pieces = _FIGURE.split(source)  # text, tag, text, tag, …
    for at in range(2, len(pieces) - 1, 2):
        if not pieces[at - 1].startswith("</") and pieces[at + 1].startswith("</") and len(pieces[at]) <= _LONGEST:
            found = _QUOTATION.fullmatch(pieces[at])
            if found:
                pieces[at - 1 : at + 2] = ["", found["words"] + _cited(found["cited"]), ""]
    pieces = _PARAGRAPH.split("".join(pieces))
    for at in range(2, len(pieces), 2):
        if not pieces[at - 1].startswith("</"):
            pieces[at] = _BREAK.sub(" ", _TIME.sub("", pieces[at]))
    return "".join(pieces)


def _cited(words: str | None) -> str:
    words = (words or "").strip()
    return f"<p>{'' if words.startswith('—') else '— '}{words}</p>" if words else ""
