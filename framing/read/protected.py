"""A reader at work on a file: a fault of its own is told of this file, and stops no other."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed

SAVE_AS_TEXT = "Save the article's text as a .txt or .md file."
_MEGABYTE = 1 << 20


def articles(reader: Reader, source: bytes | Path, where: str, max_bytes: int) -> Iterator[ArticleText | ReadError]:
    """What ``reader`` hands over of a file's bytes, or of the file where it is a path. Raises ReadError and OSError."""
    try:
        for article in _asked(reader, source, where, max_bytes):
            yield checked(article)
    except (ReadError, OSError, MemoryError):
        raise
    except Exception as error:
        what = f"the reader of {reader.about} failed ({type(error).__name__}: {error})"
        raise ReadError(what[:400], where=where, next=SAVE_AS_TEXT) from error


def _asked(reader: Reader, source: bytes | Path, where: str, max_bytes: int) -> Iterator[ArticleText | ReadError]:
    """Called when the first article is asked for, so that the reader is guarded from its first line."""
    if reader.stream is not None and isinstance(source, Path):
        with source.open("rb") as file:
            yield from reader.stream(file, where, max_bytes)
    else:
        yield from reader.read(source if isinstance(source, bytes) else source.read_bytes(), where)


def out_of_memory(where: str) -> ReadError:
    """What is said of a document that does not fit."""
    memory = resource.getrlimit(resource.RLIMIT_AS)[0]
    most = f"than {printed(memory // _MEGABYTE)} MB of" if memory != resource.RLIM_INFINITY else "than there is of"
    what = f"reading it needs more {most} memory"
    return ReadError(what, where=where, next=SAVE_AS_TEXT)


def checked(article: object) -> ArticleText | ReadError:
    """What a reader handed over, if it is what readers hand over; those of other packages are not typed by us."""
    if isinstance(article, ReadError):
        return article
    if not isinstance(article, ArticleText):
        raise TypeError(f"it gave {type(article).__name__}, not ArticleText or ReadError")
    for name, value, kind in (("text", article.text, str), ("given", article.given, Mapping)):
        if not isinstance(value, kind):
            raise TypeError(f"ArticleText.{name} is {type(value).__name__}, not {kind.__name__}")
    return article
