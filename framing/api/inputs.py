"""Whatever a user names becomes articles: files, story folders, addresses and lists of them, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import urlsplit

from framing.errors import ReadError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.api.reading import Source
    from framing.model import Document
    from framing.read.articles import Assembling
    from framing.read.clipboard import Clipboard
    from framing.read.fetch import FetchedPage, Fetcher

_NUMBERED = re.compile(r"(.+)#(?:([1-9]\d{0,6})|all)", re.DOTALL)
_STDIN = "<stdin>"
_SLUG = 60  # characters of a fetched page's name


class KeptPage(NamedTuple):
    """An article as it can be had again: a fetched page's file name and bytes, and what story.toml says of it."""

    name: str
    data: bytes
    told: Mapping[str, str]


class Inputs(NamedTuple):
    """One source an article, the story's title where a folder gives one, and how the articles can be had again.

    ``again`` is empty where nothing was fetched or copied.
    """

    sources: tuple[Source, ...]
    title: str | None = None
    again: tuple[KeptPage, ...] = ()


class OneFetcher:
    """A fetcher that is made when the first page is asked for: all who share it are polite to a host together."""

    def __init__(self) -> None:
        self._made: Fetcher | None = None

    def fetch(self, url: str) -> FetchedPage:
        """The page behind an address. Raises ReadError where it may or can not be had."""
        from framing.read.fetch import Fetcher

        self._made = self._made or Fetcher()
        return self._made.fetch(url)


def gathered(
    sources: Iterable[Source | Clipboard],
    settings: Settings,
    fetcher: Fetcher | OneFetcher | None = None,
    *,
    most: int | None = None,
) -> Inputs:
    """Every source as one article or several: a story folder, ``export.txt#all``, an address or a list of them, ``-``.

    Raises ReadError for the first that cannot be had. ``fetcher`` is for who shares one, or tests it. Where lists hold
    more than ``most``, nothing is fetched: whoever asked will refuse so many, and is told how many there are.
    """
    from framing.read.story_folder import is_story, read_story

    fetch = _Pages(settings, fetcher)
    found: list[Source] = []
    title = None
    named = _unlisted(sources, fetch)
    if most is not None and len(named) > most:
        return Inputs(tuple(named))
    for source in named:
        name = str(source) if isinstance(source, str | Path) and _is_name(source) else ""
        if name and is_story(Path(name)):
            story = read_story(Path(name))
            title = title or story.title
            for entry in story.documents:
                found += [
                    _told(document, entry.given, entry.notes) for document in _articles(entry.place, settings, fetch)
                ]
        elif name and (_base(name)[0] == "-" or _addressed(name) or name.endswith("#all")):
            found += _articles(name, settings, fetch)
        else:
            found.append(source)
    return Inputs(tuple(found), title, fetch.kept(found))


def coming(
    name: str | Path,
    settings: Settings,
    fetcher: Fetcher | OneFetcher | None = None,
    assembling: Assembling | None = None,
) -> Iterator[Document | ReadError]:
    """All articles of one input, in order; a ReadError stands in for each that cannot be had.

    ``assembling`` is for who has several processes make Documents of a pile's articles.
    """
    from framing.read import read_all
    from framing.read.articles import one_by_one
    from framing.read.story_folder import is_story

    assembling = assembling or one_by_one
    base, number = _base(str(name))
    try:
        if (addresses := _listed(str(name))) is not None:
            fetcher = fetcher or OneFetcher()
            for address in addresses:
                yield from coming(address, settings, fetcher)
            return
        if base == "-":
            found = _standard_input(settings, assembling)
            yield from found if number is None else iter([_chosen(found, number, _STDIN)])
        elif _addressed(str(name)) or is_story(Path(name)):
            yield from cast("tuple[Document, ...]", gathered([str(name)], settings, fetcher).sources)
        else:
            yield from read_all(Path(base) if str(name).endswith("#all") else Path(name), settings, assembling)
    except ReadError as error:
        yield error


def kept_beside(again: Iterable[KeptPage], stem: Path) -> dict[Path, bytes]:
    """The files from which a report can be made again: a story folder beside it, named after it."""
    from framing.read.story_folder import NAME, dumped

    folder = stem.with_name(f"{stem.name}-articles")
    pages = {folder / page.name: page.data for page in again if page.name}
    told = [page.told if page.name else {"file": os.path.relpath(page.told["file"], folder)} for page in again]
    return {**pages, folder / NAME: dumped(None, told)} if pages else {}


def article_file(name: str) -> Path | None:
    """The file that a name means, without the number behind it; None for standard input, addresses, lists of them."""
    base, _ = _base(name)
    try:
        return None if base == "-" or _addressed(name) or _listed(name) is not None else Path(base)
    except ReadError:  # a list without an article's address
        return None


def _unlisted(sources: Iterable[Source | Clipboard], fetch: _Pages) -> list[Source]:
    """The sources, with the addresses of each list in its place, and the article that was copied in the clipboard's."""
    from framing.read.address_list import listed
    from framing.read.clipboard import Clipboard

    found: list[Source] = []
    for source in sources:
        if isinstance(source, Clipboard):
            data = source.contents()
            found += listed(data, str(source)) or (fetch.pasted(str(source), data),)
        elif isinstance(source, str | Path) and _is_name(source):
            addresses = _listed(str(source))
            found += (source,) if addresses is None else addresses
        else:
            found.append(source)
    return found


def _listed(name: str) -> tuple[str, ...] | None:
    """The addresses of a named list, or the one that a number behind its name chooses; None for any other name."""
    from framing.read.address_list import listed_in

    base, number = _base(name)
    if base == "-" or _addressed(name):
        return None
    found = listed_in(Path(base))
    if found is None or number is None:
        return found
    if number > len(found):
        raise ReadError(f"it lists {len(found)} addresses", where=name, next=f"Choose from 1 to {len(found)}.")
    return (found[number - 1],)


def _is_name(source: str | Path) -> bool:
    return isinstance(source, Path) or ("\n" not in source and "\r" not in source)


def _addressed(name: str) -> bool:
    from framing.read.addresses import is_address

    return is_address(name)


def _base(name: str) -> tuple[str, int | None]:
    """A name and the number behind it; a file of that very name is taken for itself."""
    if name.startswith(_STDIN):  # what the command line makes of "-#3", which looks like an option
        name = "-" + name.removeprefix(_STDIN)
    match = _NUMBERED.fullmatch(name)
    try:
        if match is None or Path(name).exists():
            return name, None
    except (OSError, ValueError):
        return name, None
    return match[1], int(match[2]) if match[2] else None


def _articles(name: str, settings: Settings, fetch: _Pages) -> list[Document]:
    """The article of a name, or all of them where it ends in ``#all``. Raises ReadError for one that cannot be read."""
    from framing.read import read_all, read_path
    from framing.read.articles import one_by_one

    base, number = _base(name)
    if base == "-":
        found, where = _standard_input(settings, one_by_one), _STDIN
    elif _addressed(name):
        found, where = fetch.articles(base), base
    elif name.endswith("#all"):
        found, where = read_all(Path(base), settings), base
    else:
        return [read_path(Path(name), settings)]
    if not name.endswith("#all"):
        return [_chosen(found, number, where)]
    documents = []
    for item in found:
        if isinstance(item, ReadError):
            raise item
        documents.append(item)
    return documents


def _chosen(found: Iterator[Document | ReadError], number: int | None, where: str) -> Document:
    from framing.read.articles import chosen

    return chosen(found, number, where)


def _standard_input(settings: Settings, assembling: Assembling) -> Iterator[Document | ReadError]:
    import sys

    from framing.read.articles import read_stream

    if sys.stdin is None:
        raise ReadError("it is closed", where=_STDIN, next="Send an article to it, or name a file.")
    yield from read_stream(sys.stdin.buffer, settings, _STDIN, "stdin", assembling)


def _told(document: Document, given: Mapping[str, str], notes: tuple[str, ...]) -> Document:
    from framing.read.reassembly import with_given

    return with_given(document, given, notes) if given or notes else document


class _Pages:
    """What is had only once, for one request: pages that are fetched, an article that was copied."""

    def __init__(self, settings: Settings, fetcher: Fetcher | OneFetcher | None) -> None:
        self._settings, self._fetcher = settings, fetcher or OneFetcher()
        self._names: set[str] = set()
        self._found: dict[str, KeptPage] = {}  # by the SHA-256 of the article

    def articles(self, url: str) -> Iterator[Document | ReadError]:
        from framing.read import readers
        from framing.read.articles import read_all_bytes

        page = self._fetcher.fetch(url)
        id = _slug(page.url, self._names)
        self._names.add(id)
        for number, item in enumerate(read_all_bytes(page.data, id=id, name=page.url, settings=self._settings), 1):
            if isinstance(item, ReadError):
                yield item
                continue
            document = item if item.url else replace(item, url=page.url)
            reader = readers.named(document.format)
            name = id + (reader.suffixes or (".html",))[0]
            place = f"{name}#{number}" if reader.many else name
            self._found[document.sha256] = KeptPage(name, page.data, {"file": place, "url": document.url or page.url})
            yield document

    def pasted(self, name: str, data: bytes) -> Document:
        """The article that was copied; it is kept as a page is, for the next thing that is copied takes its place."""
        from framing.read import read_bytes, readers

        document = read_bytes(data, id=name, settings=self._settings)
        self._names.add(name)
        file = name + (readers.named(document.format).suffixes or (".txt",))[0]
        self._found[document.sha256] = KeptPage(file, data, {"file": file})
        return document

    def kept(self, sources: list[Source]) -> tuple[KeptPage, ...]:
        """An entry an article, with its bytes where it is had only once; of another, what story.toml says of it."""
        from framing.model import Document

        if not self._found:
            return ()
        kept = []
        for source in sources:
            if isinstance(source, Document) and source.sha256 in self._found:
                kept.append(self._found[source.sha256])
            elif isinstance(source, str | Path):
                kept.append(KeptPage("", b"", {"file": str(Path(source).absolute())}))
        return tuple(kept)


def _slug(url: str, taken: set[str]) -> str:
    parts = urlsplit(url)
    words = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname} {parts.path.rsplit('.', 1)[0]}".lower())
    name = words.strip("-")[-_SLUG:].strip("-") or "page"
    number = 1
    while (tried := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return tried
