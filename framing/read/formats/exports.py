"""Exports of news databases that lie in an office file or a PDF: its text, split as if it had been exported as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read.formats import factiva, factiva_plain, nexis, proquest

_DATABASES = (nexis, factiva, proquest, factiva_plain)
_HEAD = 65_536  # characters by which an export is known


def split(text: str, where: str, notes: tuple[str, ...] = ()) -> Iterator[ArticleText | ReadError] | None:
    """The articles of an export's text, an empty line between paragraphs; None for any other text."""
    for database in _DATABASES:
        if database.opens(text[:_HEAD]):
            about = f"split as {database.READER.about} are"
            return _noted(database.articles(text, where, notes=notes), about)
    return None


def _noted(articles: Iterator[ArticleText | ReadError], note: str) -> Iterator[ArticleText | ReadError]:
    for article in articles:
        yield article if isinstance(article, ReadError) else replace(article, notes=(*article.notes, note))
