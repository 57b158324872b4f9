"""Versions of one article: the same file, or one outlet's address or title over much the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_RUN = 3  # words in a row that are compared
_SHARE = 0.3  # of the shorter text's runs that the longer must hold: columns that keep one title share fewer
_REWRITTEN = 0.1  # the same where both have one address: what a desk leaves of a first report, and chance does not
_HELD = 8  # articles that may be called by one name and are compared: a title may stand over a column for years
_SCHEMES = ("http", "https")
_LABEL = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+(?: \d+)?\s*(?:[|:] |-(?=\S))")  # "Opinion | ", "UPDATE 2-"
_PARTS = re.compile(r"\s+[|–—-]\s+")  # between a title and the outlet's name behind it
_WORDS = re.compile(r"[^\W_]+")


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
    named: dict[str, list[VersionedDocument]] = {}  # one of each article
    versions: dict[str, list[VersionedDocument]] = {}
    for known in sorted(documents, key=lambda known: (not known.article, known.first, known.number, known.key)):
        if not known.article:
            earlier = next(
                (one for name in _names(known) for one in named.get(name, ()) if _same(one, known, name, text)), None
            )
            known.article = earlier.article if earlier else known.key
            known.story = known.story or (earlier.story if earlier else None)
        for name in _names(known):
            had = named.setdefault(name, [])
            if len(had) < _HELD and all(one.article != known.article for one in had):
                had.append(known)
        versions.setdefault(known.article, []).append(known)
    for same in versions.values():
        latest = max(same, key=lambda k: (k.first, k.facts["published"] or "", k.number, k.key))
        latest.story = latest.story or next((known.story for known in same if known.story), None)
        for known in same:
            known.latest = latest


def web_address(url: str | None) -> str | None:
    """An address where pages are; None for what a browser would run or unpack (``javascript:``, ``data:``)."""
    try:
        return url if url and urlsplit(url.strip()).scheme.lower() in _SCHEMES else None
    except ValueError:
        return None


def _names(known: VersionedDocument) -> Iterator[str]:
    facts = known.facts
    yield f"key {known.key}"
    if web_address(facts["url"]):
        yield f"url {facts['url']}"
    if facts["outlet"] and facts["title"]:
        yield f"title {facts['outlet'].casefold()}\n{_bare(facts['title'], facts['outlet'])}"


def _bare(title: str, outlet: str) -> str:
    """A title's words without the outlet's name behind it and the label before it, which desks add and take off."""
    parts = _PARTS.split(title.strip())
    while len(parts) > 1 and _letters(parts[-1]) == _letters(outlet):
        parts.pop()
    whole = " | ".join(parts)
    rest = whole[found.end() :] if (found := _LABEL.match(whole)) else whole
    return _letters(rest) or _letters(title)


def _letters(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _same(earlier: VersionedDocument, known: VersionedDocument, name: str, text: Callable[[str], str]) -> bool:
    """Whether two that have a name in common are versions of one: anybody may give an article another's address."""
    if name.startswith("key "):
        return True
    outlets = [_letters(one.facts["outlet"] or "") for one in (earlier, known)]
    if all(outlets) and outlets[0] != outlets[1]:
        return False
    a, b = sorted((_runs(text(earlier.digest)), _runs(text(known.digest))), key=len)
    return len(a & b) >= (_SHARE if name.startswith("title ") else _REWRITTEN) * len(a)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 1))}
