"""The process that reads, as it would be if a library crashed over some files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.model import Reader
from framing.read import protected, reading_child

DEADLY = b"crash the process"
_articles = protected.articles


def articles(reader: Reader, source: bytes | Path, where: str, max_bytes: int) -> Iterator[Any]:
    if isinstance(source, bytes) and source.startswith(DEADLY):
        os.abort()
    return _articles(reader, source, where, max_bytes)


if __name__ == "__main__":
    protected.articles = articles
    sys.exit(reading_child.main())
