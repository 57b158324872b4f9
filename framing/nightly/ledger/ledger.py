"""The ledger: what came in, what became of it, which stories there are. SQLite in WAL mode, or PostgreSQL.

Whatever a killed run wrote here is either complete in itself (an analysis, a document in quarantine, what lies in the
output folder) or not there at all: the night is settled in one transaction at its end.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from framing.errors import BusyError, WriteError
from framing.nightly.items import Item
from framing.nightly.ledger.base import Place, held, shown, writable
from framing.nightly.ledger.commit import old_analyses, settle_stories, written
from framing.nightly.ledger.ledger_reader import Settled, called, counts
from framing.nightly.ledger.rows import Candidate, Result

_PAGE = 500  # rows fetched at a time: the driver's memory must not grow with the pile
_RUNS_KEPT = 60  # runs whose documents stay listed one by one; of older ones the counts stay


class Ledger:
    """One open ledger. One process and thread writes it at a time; the run's lock sees to that."""

    def __init__(self, place: Place) -> None:
        self._place = place
        try:
            self._base = writable(place)
            if not held(self._base):
                self._base.close()
                raise BusyError("another run is at work on this ledger", where=shown(place), next="Wait for it to end.")
            for statement in _statements("tables"):
                self._base.execute(statement)
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def close(self) -> None:
        self._base.close()

    def _failure(self, error: Exception) -> WriteError:
        what = f"the ledger cannot be written ({error})"
        return WriteError(what, where=shown(self._place), next="Make room, or see to its rights, and run again.")

    def _do(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """``work`` as one transaction: all of it, or nothing."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                work(self._base)
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._failure(error) from error

    # ── a run ──

    def begin(self, night: str, signature: str, started: str, items: Iterable[Item]) -> int:
        """Open a run and book the pile: every document is "skipped, not reached" until something becomes of it.

        Runs that were killed are closed; their counts add up because each of their documents has an outcome.
        """
        run = 0

        def work(base: sqlite3.Connection) -> None:
            nonlocal run
            for (left,) in base.execute("SELECT id FROM runs WHERE status = 'running'").fetchall():
                _close(base, left, "killed", None)
            row = (night, signature, started)
            run = base.execute(
                "INSERT INTO runs (night, signature, started, status) VALUES (?, ?, ?, 'running') RETURNING id", row
            ).fetchone()[0]
            base.executemany(
                "INSERT INTO inputs (run, number, key, place, path, start, length, digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (run, number, _text(i.key), _text(i.place), os.fsencode(i.path), i.start, i.length, i.digest)
                    for number, i in enumerate(items)
                ),
            )
            for statement in _statements("sorting"):
                base.execute(statement, {"run": run, "signature": signature})
            base.execute("DELETE FROM inputs WHERE run <= ?", (run - _RUNS_KEPT,))

        self._do(work)
        return run

    def pending(self, run: int) -> Iterator[tuple[int, Item]]:
        """Documents nothing has become of yet, with their numbers, in the order of the pile."""
        for row in self._pages(
            "SELECT number, key, place, path, start, length, digest FROM inputs"
            " WHERE run = ? AND number > ? AND why = 'not reached' ORDER BY number LIMIT ?",
            run,
        ):
            number, key, place, path, *rest = row
            yield number, Item(key, place, os.fsdecode(path), *rest)

    def left(self, run: int) -> int:
        """How many documents are pending."""
        statement = "SELECT COUNT(*) FROM inputs WHERE run = ? AND why = 'not reached'"
        return int(self._base.execute(statement, (run,)).fetchone()[0])

    def record(self, run: int, signature: str, results: Sequence[Result]) -> None:
        """Book what became of some documents."""

        def work(base: sqlite3.Connection) -> None:
            for result in results:
                if result.outcome == "analysed":
                    row = (result.digest, signature, written(result.facts))
                    base.execute("INSERT OR IGNORE INTO analyses (digest, signature, facts) VALUES (?, ?, ?)", row)
                    base.execute("DELETE FROM put_away WHERE digest = ?", (result.digest,))
                elif result.outcome == "quarantined":
                    row = (result.digest, signature, _text(result.why))
                    base.execute("INSERT OR REPLACE INTO quarantine (digest, signature, why) VALUES (?, ?, ?)", row)
                base.execute(
                    "UPDATE inputs SET outcome = ?, why = ?, good = ? WHERE run = ? AND number = ?",
                    (result.outcome, _text(result.why), result.outcome == "analysed", run, result.number),
                )

        self._do(work)

    def counts(self, run: int) -> dict[str, int]:
        """How many documents came in, and how many have which outcome."""
        return counts(self._base, run)

    def quarantined(self, run: int) -> Iterator[tuple[str, str]]:
        """Place and reason of each document in quarantine."""
        rows = self._pages(
            "SELECT number, place, why FROM inputs WHERE run = ? AND number > ? AND outcome = 'quarantined'"
            " ORDER BY number LIMIT ?",
            run,
        )
        return ((place, why) for _, place, why in rows)

    def end(self, run: int, status: str, finished: str) -> None:
        """Close a run that does not settle the night."""
        self._do(lambda base: _close(base, run, status, finished))

    # ── stories ──

    def candidates(self, run: int, signature: str, night: str, horizon: str) -> Iterator[Candidate]:
        """Tonight's good documents and those of earlier nights since ``horizon``, in the order of the pile.

        A changed document brings all of its story with it, however old.
        """
        bound = {"run": run, "signature": signature, "night": night, "horizon": horizon}
        for statement in _statements("candidates"):
            for number, key, place, digest, facts, now, article, first, story in self._base.execute(statement, bound):
                yield Candidate(key, place, digest, json.loads(facts), bool(now), number, article or "", first, story)

    def telling_before(self, story: str, night: str) -> tuple[str, list[dict[str, Any]]] | None:
        """The last night before ``night`` on which the story changed, and its members then; None for a new one."""
        row = self._base.execute(
            "SELECT night, members FROM tellings WHERE story = ? AND night < ? ORDER BY night DESC LIMIT 1",
            (story, night),
        ).fetchone()
        return (row[0], json.loads(row[1])) if row else None

    def report(self, story: str) -> tuple[str, dict[str, Any]]:
        """Fingerprint and outcome of the report that lies in the output folder; empty when none does."""
        row = self._base.execute("SELECT fingerprint, result FROM reports WHERE story = ?", (story,)).fetchone()
        return (row[0], json.loads(row[1])) if row else ("", {})

    def book_report(self, story: str, fingerprint: str, result: Mapping[str, Any]) -> None:
        """Say what lies in the output folder; an empty fingerprint says that it is about to change."""
        row = (story, fingerprint, written(result))
        self._do(lambda base: _ignore(base.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?)", row)))

    def abandoned(self) -> list[tuple[str, str | None]]:
        """Reports of stories that are none: joined to another, which is named as well, or planned by a killed run."""
        statement = (
            "SELECT r.story, j.home FROM reports r LEFT JOIN joined j ON j.story = r.story"
            " WHERE r.story NOT IN (SELECT id FROM stories) ORDER BY r.story"
        )
        return [(story, home) for story, home in self._base.execute(statement)]

    def drop_report(self, story: str) -> None:
        """Forget a report whose files are gone."""
        self._do(lambda base: _ignore(base.execute("DELETE FROM reports WHERE story = ?", (story,))))

    def card(self, story: str) -> dict[str, Any] | None:
        """A settled story as the index lists it."""
        row = self._base.execute("SELECT card FROM stories WHERE id = ?", (story,)).fetchone()
        return json.loads(row[0]) if row else None

    def cards(self, since: str) -> Iterator[dict[str, Any]]:
        """The settled stories that changed since a night, as the index lists them, the newest first."""
        statement = "SELECT card FROM stories WHERE last >= ? ORDER BY last DESC, first DESC, id"
        for (card,) in self._base.execute(statement, (since,)):
            yield json.loads(card)

    # ── what was withdrawn ──

    def withdraw(self, withdrawn: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Say which articles people withdrew, by name, with the reasons; what is not named any more comes back.

        Returns those that stand in a settled story yet: the article, its reason and its story.
        """
        known = called(self._base, withdrawn)

        def work(base: sqlite3.Connection) -> None:
            for (name,) in base.execute("SELECT DISTINCT name FROM withdrawn").fetchall():
                if name not in withdrawn:
                    base.execute("DELETE FROM withdrawn WHERE name = ?", (name,))
            for name, found in known.items():
                if len({one.article for one in found}) == 1:
                    rows = base.execute("SELECT key FROM articles WHERE article = ?", (found[0].article,)).fetchall()
                    for (key,) in rows:
                        row = (key, name, _text(withdrawn[name]))
                        base.execute("INSERT OR REPLACE INTO withdrawn VALUES (?, ?, ?)", row)

        self._do(work)
        statement = (
            "SELECT DISTINCT a.article, w.why, a.story FROM withdrawn w JOIN articles a ON a.key = w.key"
            " ORDER BY a.story, a.article"
        )
        return [(article, why, story) for article, why, story in self._base.execute(statement)]

    def withdrawn_keys(self) -> list[str]:
        """The documents that are withdrawn."""
        return [key for (key,) in self._base.execute("SELECT key FROM withdrawn ORDER BY key")]

    # ── measures ──

    def unmeasured(self, run: int, signature: str) -> Iterator[tuple[str, str]]:
        """Key and digest of tonight's good documents whose measures are in no settled part yet, ordered by key."""
        yield from self._base.execute(
            "SELECT i.key, i.digest FROM inputs i JOIN analyses a ON a.digest = i.digest AND a.signature = ?"
            " WHERE i.run = ? AND i.good = 1 AND a.part IS NULL AND i.key NOT IN (SELECT key FROM withdrawn)"
            " ORDER BY i.key",
            (signature, run),
        )

    def next_part(self, night: str) -> tuple[str, list[str]]:
        """Path of the next part of measures, booked before it is written; and parts that killed runs left behind."""
        folder = f"measures/night={night}/"
        count = self._base.execute(
            "SELECT COUNT(*) FROM parts WHERE settled = 1 AND path LIKE ?", (f"{folder}%",)
        ).fetchone()[0]
        path = f"{folder}part-{count + 1:04}.parquet"
        left = [row[0] for row in self._base.execute("SELECT path FROM parts WHERE settled = 0") if row[0] != path]
        self._do(lambda base: _ignore(base.execute("INSERT OR IGNORE INTO parts VALUES (?, 0)", (path,))))
        return path, left

    # ── the end of a night ──

    def settle(self, run: int, night: str, stories: Iterable[Mapping[str, Any]], part: str) -> None:
        """Make a night's stories the state the next one starts from: all of it in one transaction."""

        def work(base: sqlite3.Connection) -> None:
            settle_stories(base, night, stories)
            base.execute("DELETE FROM articles WHERE key IN (SELECT key FROM withdrawn)")
            base.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM articles)")
            if part:
                base.execute(
                    "UPDATE analyses SET part = ? WHERE part IS NULL AND signature = (SELECT signature FROM runs"
                    " WHERE id = ?) AND digest IN (SELECT digest FROM inputs WHERE run = ? AND good = 1)",
                    (part, run, run),
                )
                base.execute("UPDATE parts SET settled = 1 WHERE path = ?", (part,))
            base.execute("DELETE FROM parts WHERE settled = 0")

        self._do(work)

    def finish(self, run: int, settled: Settled, finished: str) -> None:
        """Close a run after which nothing is left to do until something changes."""

        def work(base: sqlite3.Connection) -> None:
            base.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", settled._asdict().items())
            _close(base, run, "done", finished)

        self._do(work)

    # ── what is put away ──

    def put_away(self, run: int, before: str) -> Iterator[list[str]]:
        """Documents whose analyses nothing has needed since a night, some at a time, until they are ``removed``."""

        def work(base: sqlite3.Connection) -> None:
            for digest in old_analyses(base, run, before):
                base.execute("INSERT OR IGNORE INTO put_away VALUES (?, 0)", (digest,))

        self._do(work)
        statement = "SELECT digest FROM put_away WHERE removed = 0 AND digest > ? ORDER BY digest LIMIT ?"
        after = ""
        while rows := self._base.execute(statement, (after, _PAGE)).fetchall():
            yield [digest for (digest,) in rows]
            after = rows[-1][0]

    def removed(self, digests: Sequence[str]) -> None:
        """Say that analyses are gone from the disk."""
        statement = "UPDATE put_away SET removed = 1 WHERE digest = ?"
        self._do(lambda base: _ignore(base.executemany(statement, [(digest,) for digest in digests])))

    def _pages(self, statement: str, run: int) -> Iterator[tuple[Any, ...]]:
        """Rows of a statement with (run, after number, limit), a page at a time, so that it may be written between."""
        after = -1
        while rows := self._base.execute(statement, (run, after, _PAGE)).fetchall():
            yield from rows
            after = rows[-1][0]


def _statements(name: str) -> list[str]:
    """The statements of one of our files of SQL."""
    text = files("framing.nightly").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]


def _close(base: sqlite3.Connection, run: int, status: str, finished: str | None) -> None:
    base.execute(
        "UPDATE runs SET status = ?, finished = ?,"
        " documents = (SELECT COUNT(*) FROM inputs WHERE run = id),"
        " analysed = (SELECT COUNT(*) FROM inputs WHERE run = id AND outcome = 'analysed'),"
        " quarantined = (SELECT COUNT(*) FROM inputs WHERE run = id AND outcome = 'quarantined'),"
        " skipped = (SELECT COUNT(*) FROM inputs WHERE run = id AND outcome = 'skipped') WHERE id = ?",
        (status, finished, run),
    )


def _ignore(cursor: sqlite3.Cursor) -> None:
    del cursor


def _text(value: str) -> str:
    """Names of files may hold bytes that are no UTF-8; for people they are spelt out."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
