"""Web archives packed with their index (WACZ): the pages of the archives in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.containers import shown
from framing.read.formats import warc
from framing.read.limits import LIMITS, Limits
from framing.read.zip_errors import BROKEN_ZIP


def stream(
    file: IO[bytes] | IO[str], where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """The articles of an open archive; an error stands for each page without one. Raises ReadError where it breaks."""
    try:
        with zipfile.ZipFile(cast("IO[bytes]", file)) as archive:
            names = [name for name in archive.namelist() if name.startswith("archive/") and ".warc" in name]
            if not names:
                raise ReadError("there is no web archive in it", where=where, next="Fetch the archive again.")
            for name in names[: limits.members]:
                place = f"{where}!{shown(name)}"
                try:
                    with archive.open(name) as part:
                        yield from warc.stream(part, place, max_bytes, limits)
                except ReadError as error:
                    yield error
    except BROKEN_ZIP as error:
        what = f"the archive cannot be unpacked ({error})"
        raise ReadError(what, where=where, next="Fetch the archive again.") from error


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of an archive."""
    return stream(io.BytesIO(data), where, LIMITS.text)


READER = Reader(
    name="wacz",
    about="web archives with their index (WACZ)",
    read=read,
    suffixes=(".wacz",),
    many=True,
    stream=stream,
    confined=True,
    extra="warc",
)
