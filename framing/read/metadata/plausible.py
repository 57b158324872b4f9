"""What a file's properties say about the article in it, as far as the article bears it out.

Properties are filled in by programs: a title may be a template's, an author a clerk, and the day the file was made is
not the day of publication. So a title or a name counts where the text has it too.
"""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*")
_HEAD = 1_500  # characters of a text among which its headline and byline are looked for
_FEWEST = 2  # words of a headline
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9-]{2,12})?")


def borne_out(
    text: str, title: str | None = None, byline: str | None = None, language: str | None = None
) -> dict[str, str]:
    """Of a file's properties those that the article's beginning has too, under the keys of metadata."""
    head = " ".join(text[:_HEAD].split()).casefold()
    given: dict[str, str] = {}
    words = " ".join((title or "").split())
    for part in (words, *_BETWEEN.split(words)):  # "Headline | Outlet"
        if len(part.split()) >= _FEWEST and part.casefold() in head:
            given["title"] = part
            break
    name = " ".join((byline or "").split())
    if len(name.split()) >= _FEWEST and name.casefold() in head:
        given["byline"] = name
    if language and _LANGUAGE.fullmatch(language.strip()):
        given["language"] = language.strip()
    return given
