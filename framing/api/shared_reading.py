"""Inputs read by several processes: small files many at a time, the articles of a pile in lots. The order is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from framing.api.inputs import OneFetcher, article_file, coming
from framing.errors import ReadError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Document
    from framing.read.articles import Unassembled

_FILES = 8  # small files that one process reads at a time
_SMALL = 1 << 18  # bytes; a larger file is taken apart here, since it may hold many articles
_ARTICLES = 32  # of a pile, that one process makes Documents of at a time
_NEXT = "Read it by itself, or report it."


def all_coming(
    inputs: Iterable[str | Path], settings: Settings, jobs: int
) -> Iterator[tuple[str, Document | ReadError]]:
    """All articles of all inputs, in order, with the input's name; a ReadError stands in for one that cannot be had.

    What comes by standard input is read as it comes.
    """
    from framing.job_pool import Lost, in_order

    fetcher = OneFetcher()
    names = [str(name) for name in inputs]
    lots = batched(names, _FILES if jobs > 1 else 1)
    for name, found in zip(names, in_order(lots, partial(_small, settings, jobs), jobs), strict=True):
        if isinstance(found, Lost):
            yield name, ReadError(f"reading it {found.why}", where=name, next=_NEXT)
        else:
            shared = partial(_shared, jobs) if jobs > 1 and article_file(name) else None
            for item in coming(name, settings, fetcher, shared) if found is None else found:
                yield name, item


def _small(settings: Settings, jobs: int, names: Sequence[str]) -> list[list[Document | ReadError] | None]:
    """The articles of each small file; None for what the parent should take apart itself."""
    return [list(coming(name, settings)) if jobs > 1 and _is_small(name) else None for name in names]


def _is_small(name: str) -> bool:
    path = article_file(name)
    try:
        return path is not None and path.is_file() and os.stat(path).st_size <= _SMALL
    except (OSError, ValueError):
        return False


def _shared(jobs: int, items: Iterator[Unassembled | ReadError]) -> Iterator[Document | ReadError]:
    """The Documents of a pile's articles."""
    from framing.job_pool import Lost, in_order

    ended: list[BaseException] = []
    where: list[str] = []
    for number, found in enumerate(in_order(_lots(items, where, ended), _assembled, jobs)):
        if isinstance(found, Lost):
            yield ReadError(f"reading it {found.why}", where=where[number], next=_NEXT)
        else:
            yield found
    if ended:
        raise ended[0]


def _lots(
    items: Iterator[Unassembled | ReadError], where: list[str], ended: list[BaseException]
) -> Iterator[list[Unassembled | ReadError]]:
    """Lots of articles. What ends the pile before its time is kept in ``ended``, until those before are through."""
    lot: list[Unassembled | ReadError] = []
    try:
        for item in items:
            where.append(item.where if isinstance(item, ReadError) else item.facts["where"])
            lot.append(item)
            if len(lot) == _ARTICLES:
                yield lot
                lot = []
    except (ReadError, OSError, ValueError) as error:
        ended.append(error)
    if lot:
        yield lot


def _assembled(items: Sequence[Unassembled | ReadError]) -> list[Document | ReadError]:
    from framing.read.articles import assembled

    return list(map(assembled, items))
