"""Plain text, as it is saved, copied or sent."""

from __future__ import annotations

from framing.model import ArticleText, Reader
from framing.read.formats.decode import decode


def read(data: bytes, where: str) -> list[ArticleText]:
    """The whole file, decoded. Raises ReadError as ``decode`` does."""
    text, encoding, notes = decode(data, where)
    return [ArticleText(text, encoding=encoding, notes=notes)]


READER = Reader(
    name="text", about="plain text", read=read, suffixes=(".txt", ".text"), verbatim=True, front_matter=True
)
