"""The articles an agent names, read and compared: no file outside the folders it was given, nothing done twice."""

from __future__ import annotations

import os
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ReadError, UsageError
from framing.read.reassembly import FIELDS
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Comparison, Document, Profile

LIMIT = 6  # articles a call, as many as a comparison takes
_REMEMBERED = 8  # comparisons, and as many articles for each
_CHOSEN = re.compile(r"(.+)(#[1-9]\d{0,6})", re.DOTALL)
_FOLDERS = "Start the server with --folder DIR for each folder whose files may be read, or send the text."


@dataclass(frozen=True, slots=True)
class RequestedArticle:
    """An article as an agent names it: its text with what is known of it, or a file within a folder that was opened."""

    text: str | None = None
    file: str | None = None
    told: Mapping[str, str] | None = None


class Desk:
    """Articles read, measured and compared one call at a time, the last of them remembered.

    Args:
        folders: Whose files may be read. None means that no file may.
        settings: As everywhere.
    """

    def __init__(self, folders: Sequence[Path] = (), settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.folders = [_opened(folder) for folder in folders]
        self._alone = threading.Lock()  # calls come in threads of their own, and one language model serves them all
        self._profiles: OrderedDict[str, Profile] = OrderedDict()
        self._comparisons: OrderedDict[tuple[str, ...], Comparison] = OrderedDict()

    def documents(self, articles: Sequence[RequestedArticle]) -> list[Document]:
        """The articles as Documents, each with an id of its own.

        Raises:
            UsageError: None or too many are named, one has neither or both of text and file, or its file lies outside.
            ReadError: One of them cannot be read.
        """
        from framing.read import unique_id

        if not 1 <= len(articles) <= LIMIT:
            raise UsageError(f"{len(articles)} articles are named", where="documents", next=f"Name 1 to {LIMIT}.")
        seen: dict[str, int] = {}
        return [unique_id(self._read(article, number), seen) for number, article in enumerate(articles)]

    def profiles(self, articles: Sequence[RequestedArticle]) -> list[Profile]:
        """The articles measured, in the order given. Raises as ``documents``, and ModelError."""
        documents = self.documents(articles)
        with self._alone:
            return self._measured(documents)

    def comparison(self, articles: Sequence[RequestedArticle]) -> Comparison:
        """The articles compared. Raises as ``profiles``, and CountError where there is one alone."""
        from framing.compare import compare, require_count

        documents = self.documents(articles)
        require_count(len(documents))
        keys = tuple(map(self._key, documents))
        with self._alone:
            found = self._comparisons.get(keys)
            if found is None:
                found = compare(self._measured(documents), self.settings, name="comparison")
            _remember(self._comparisons, keys, found, _REMEMBERED)
        return found

    def place(self, name: str) -> Path:
        """The file of that name within the folders. Raises UsageError where it lies in none of them."""
        chosen = _CHOSEN.fullmatch(name)
        base, number = chosen.groups() if chosen else (name, "")
        for folder in self.folders:
            try:
                found = Path(os.path.realpath(folder / base))
                if found.is_relative_to(folder) and found.is_file():
                    beside = Path(os.path.realpath(found.with_suffix(".toml")))  # what it says is read with the file
                    if beside.is_relative_to(folder):
                        return Path(f"{found}{number}")
            except (OSError, ValueError):
                continue
        what = "is no file in a folder that was opened" if self.folders else "cannot be read: no folder was opened"
        raise UsageError(what, where=name[:200], next=_FOLDERS)

    def _read(self, article: RequestedArticle, number: int) -> Document:
        from framing import api

        where = f"documents[{number}]"
        if (article.text is None) == (article.file is None):
            raise UsageError("takes a text or a file", where=where, next='Give "text", or "file", and not both.')
        told = {key: value for key, value in (article.told or {}).items() if key in FIELDS and value}
        if article.file is not None:
            if told:
                what = "takes metadata for a text"
                raise UsageError(what, where=where, next="Put a TOML file of the same name beside the file.")
            return api.read(self.place(article.file), self.settings)
        try:
            return api.read(text=article.text, settings=self.settings, given=told)
        except ReadError as error:
            raise ReadError(error.what, where=where, next=error.next) from error

    def _measured(self, documents: Sequence[Document]) -> list[Profile]:
        from framing import api

        keys = list(map(self._key, documents))
        new = {key: one for key, one in zip(keys, documents, strict=True) if key not in self._profiles}
        for key, profile in zip(new, api.profiles(list(new.values()), self.settings), strict=True):
            self._profiles[key] = profile
        found = [self._profiles[key] for key in keys]
        for key, profile in zip(keys, found, strict=True):
            _remember(self._profiles, key, profile, _REMEMBERED * LIMIT)
        return found

    def _key(self, document: Document) -> str:
        from framing import api

        return f"{document.id} {api.cache_key(document, api.signature(self.settings))}"


def _opened(folder: Path) -> Path:
    if not folder.is_dir():
        raise UsageError("is no folder", where=str(folder), next="Give a folder that is there.")
    return Path(os.path.realpath(folder))


def _remember[K, V](kept: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
