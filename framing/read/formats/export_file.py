"""An export of a news database as a file of text: known by its first words, and read as its database writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read.formats.decode import decode, without_mark


class ExportSplitter(Protocol):
    """The articles of an export's text; an error stands for each without text."""

    def __call__(
        self, text: str, where: str, encoding: str, notes: tuple[str, ...]
    ) -> Iterator[ArticleText | ReadError]: ...


def reading(articles: ExportSplitter) -> Callable[[bytes, str], Iterator[ArticleText | ReadError]]:
    """What reads a file of bytes, given what splits its text. It raises ReadError for bytes that are no text."""

    def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
        text, encoding, notes = decode(data, where)
        return articles(text, where, encoding, notes)

    return read


def recognising(opens: Callable[[str], bool]) -> Callable[[bytes], bool]:
    """What knows a file by its first bytes, given what knows an export by its first words."""

    def recognises(head: bytes) -> bool:
        return opens(without_mark(head).decode("utf-8", "replace"))

    return recognises
