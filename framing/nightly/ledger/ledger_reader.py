"""Looking at a ledger without writing to it, while a run may be at work on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from typing import Any, NamedTuple

from framing.nightly.ledger.base import Place, exists, readable


class Settled(NamedTuple):
    """The state the last finished night left."""

    night: str
    fingerprint: str  # of the pile, the configuration and the program
    quarantined: int  # documents of that pile that are in quarantine
    failed: int  # stories whose report could not be made


def settled(place: Place) -> Settled | None:
    """What the last finished night left, without writing a byte anywhere; None when there is no such night."""
    if not exists(place):
        return None
    try:
        with closing(readable(place)) as base:
            rows = dict(base.execute("SELECT name, value FROM facts").fetchall())
    except sqlite3.Error:
        return None
    return _settled(rows) if "night" in rows else None


def _settled(rows: dict[str, str]) -> Settled:
    return Settled(rows["night"], rows["fingerprint"], int(rows["quarantined"]), int(rows["failed"]))


class BookedDocument(NamedTuple):
    """What the ledger knows of a document of the pile."""

    analysed: bool
    quarantined: bool
    changed: bool  # its key was settled with other bytes
    story: str | None


class NamedArticle(NamedTuple):
    """A document of a settled story, as people name it."""

    key: str
    article: str  # what all of its versions share
    story: str
    title: str | None


class LedgerReader:
    """A ledger to look at, while a run may be writing it."""

    def __init__(self, place: Place) -> None:
        self._base = readable(place)

    def close(self) -> None:
        self._base.close()

    def runs(self, most: int) -> list[dict[str, Any]]:
        """The last runs, newest first; the counts of one at work as far as it has come."""
        cursor = self._base.execute("SELECT * FROM runs ORDER BY id DESC LIMIT ?", (most,))
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
        return [run | counts(self._base, run["id"]) if run["status"] == "running" else run for run in found]

    def last_cards(self, most: int) -> Iterator[dict[str, Any]]:
        """The stories that changed last."""
        statement = "SELECT card FROM stories ORDER BY last DESC, first DESC, id LIMIT ?"
        return (json.loads(card) for (card,) in self._base.execute(statement, (most,)))

    def cards_of(self, night: str) -> Iterator[dict[str, Any]]:
        """The stories that changed on a night, ordered by name."""
        statement = "SELECT card FROM stories WHERE last = ? ORDER BY id"
        return (json.loads(card) for (card,) in self._base.execute(statement, (night,)))

    def in_quarantine(self, most: int) -> Iterator[tuple[str, str]]:
        """Place and reason of documents that the last run put or left in quarantine."""
        yield from self._base.execute(
            "SELECT place, why FROM inputs WHERE run = (SELECT MAX(id) FROM runs) AND outcome = 'quarantined'"
            " ORDER BY number LIMIT ?",
            (most,),
        )

    def articles_called(self, name: str) -> list[NamedArticle]:
        """The documents of settled stories that a person may mean by a name: a key, a place, an id or an address."""
        return called(self._base, [name])[name]

    def withdrawn(self) -> list[tuple[str, str]]:
        """What is withdrawn, with the reasons."""
        try:
            return [(key, why) for key, why in self._base.execute("SELECT key, why FROM withdrawn ORDER BY key")]
        except sqlite3.Error:  # a ledger that no night has written to since there is such a table
            return []

    def known(self, key: str, digest: str, signature: str) -> BookedDocument:
        """What is known of a document under this signature."""
        row = self._base.execute(
            "SELECT EXISTS (SELECT 1 FROM analyses WHERE digest = :digest AND signature = :signature)"
            " AND NOT EXISTS (SELECT 1 FROM put_away WHERE digest = :digest),"
            " EXISTS (SELECT 1 FROM quarantine WHERE digest = :digest AND signature = :signature),"
            " (SELECT digest FROM articles WHERE key = :key), (SELECT story FROM articles WHERE key = :key)",
            {"key": key, "digest": digest, "signature": signature},
        ).fetchone()
        return BookedDocument(bool(row[0]), bool(row[1]), row[2] not in (None, digest), row[3])


def called(base: sqlite3.Connection, names: Collection[str]) -> dict[str, list[NamedArticle]]:
    """The documents of settled stories by what people call them."""
    found: dict[str, list[NamedArticle]] = {name: [] for name in names}
    if not found:
        return found
    last = base.execute("SELECT key, place FROM inputs WHERE run = (SELECT MAX(id) FROM runs)")
    places = {key: place for key, place in last if place in found}
    for key, article, story, written in base.execute("SELECT key, article, story, facts FROM articles ORDER BY key"):
        facts = json.loads(written)
        for name in {key, article, places.get(key), facts.get("id"), facts.get("url")} & found.keys():
            found[name].append(NamedArticle(key, article, story, facts.get("title")))
    return found


def counts(base: sqlite3.Connection, run: int) -> dict[str, int]:
    found = base.execute("SELECT outcome, COUNT(*) FROM inputs WHERE run = ? GROUP BY outcome", (run,))
    tally = dict.fromkeys(("analysed", "quarantined", "skipped"), 0) | dict(found.fetchall())
    return {"documents": sum(tally.values()), **tally}
