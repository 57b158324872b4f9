"""Versions of one article: the same address, the same file, or the same outlet and title over much the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_RUN = 3  # words in a row that are compared
_SHARE = 0.3  # of the shorter text's runs that the longer must hold: columns that keep one title share fewer


@dataclass(slots=True)
class VersionedDocument:
    """A document that may belong to a story. ``fold`` fills in ``article`` and ``current``."""

    key: str
    place: str
    digest: str
    facts: Mapping[str, Any]
    tonight: bool
    number: int  # its place in the pile; -1 for one of an earlier night
    article: str  # what all versions of the article share; "" until that is known
    first: str  # the night it came in first
    story: str | None
    latest: VersionedDocument | None = None

    @property
    def current(self) -> VersionedDocument:
        """The article's latest version: this one, or another."""
        return self.latest or self


def fold(documents: Sequence[VersionedDocument], text: Callable[[str], str]) -> None:
    """Tell which documents are versions of one article, and which of them is the latest.

    ``text`` gives the words behind a digest; few are asked for.

    An article is called after its first version's key. Later is what came in on a later night, then what gives a later
    date of publication, then what stands later in the pile.
    """
    named: dict[str, VersionedDocument] = {}
    versions: dict[str, list[VersionedDocument]] = {}
    for known in sorted(documents, key=lambda known: (not known.article, known.first, known.number, known.key)):
        if not known.article:
            earlier = next(
                (named[name] for name in _names(known) if name in named and _same(named[name], known, name, text)), None
            )
            known.article = earlier.article if earlier else known.key
            known.story = known.story or (earlier.story if earlier else None)
        for name in _names(known):
            named.setdefault(name, known)
        versions.setdefault(known.article, []).append(known)
    for same in versions.values():
        latest = max(same, key=lambda k: (k.first, k.facts["published"] or "", k.number, k.key))
        latest.story = latest.story or next((known.story for known in same if known.story), None)
        for known in same:
            known.latest = latest


def _names(known: VersionedDocument) -> Iterator[str]:
    yield f"key {known.key}"
    if known.facts["url"]:
        yield f"url {known.facts['url']}"
    if known.facts["outlet"] and known.facts["title"]:
        yield f"title {known.facts['outlet'].casefold()}\n{' '.join(known.facts['title'].casefold().split())}"


def _same(earlier: VersionedDocument, known: VersionedDocument, name: str, text: Callable[[str], str]) -> bool:
    if not name.startswith("title "):
        return True
    a, b = sorted((_runs(text(earlier.digest)), _runs(text(known.digest))), key=len)
    return len(a & b) >= _SHARE * len(a)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 1))}
