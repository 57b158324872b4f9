"""Exports of news databases that lie in an office file, a PDF or a page: their text, split as if exported as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read.formats import europresse_plain, factiva, factiva_plain, nexis, proquest

_DATABASES = (nexis, factiva, proquest, factiva_plain, europresse_plain)
_HEAD = 65_536  # characters by which an export is known


def database(text: str) -> ModuleType | None:
    """The module that knows an export's text, an empty line between paragraphs; None for any other text."""
    return next((one for one in _DATABASES if one.opens(text[:_HEAD])), None)


def split(text: str, where: str, notes: tuple[str, ...] = ()) -> Iterator[ArticleText | ReadError] | None:
    """The articles of an export's text; None for any other text."""
    found = database(text)
    if found is None:
        return None
    return _noted(found.articles(text, where, notes=notes), f"split as {found.READER.about} are")


def _noted(articles: Iterator[ArticleText | ReadError], note: str) -> Iterator[ArticleText | ReadError]:
    for article in articles:
        yield article if isinstance(article, ReadError) else replace(article, notes=(*article.notes, note))
