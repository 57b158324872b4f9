"""Comparisons kept in a folder, in one SQLite file: their articles as they came, corrections, and reports."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from framing.errors import BusyError, WriteError

NAME = "comparisons.sqlite3"
LISTED = 50  # comparisons on a page of the list
_TABLES = Path(__file__).with_name("comparison_tables.sql")
_ID = re.compile(r"[A-Za-z0-9_-]{12}")
_ROOM = "Make room on the disk of the server's folder, and try again."

type ComparisonState = Literal["reading", "draft", "comparing", "done", "failed"]


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """An article as a user hands it over: bytes, or an address to fetch."""

    name: str
    data: bytes = b""
    address: str | None = None
    chosen: int | None = None
    given: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of a comparison; see comparison_tables.sql."""

    number: int
    name: str
    address: str | None
    data: bytes
    chosen: int | None
    given: Mapping[str, str]
    corrections: tuple[Mapping[str, str], ...]
    choice: tuple[Mapping[str, Any], ...] | None
    problem: Mapping[str, str] | None
    kinds: tuple[str, ...]
    read: bytes | None
    corrected: bytes | None
    record: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class StoredComparison:
    """A comparison without its articles; see comparison_tables.sql."""

    id: str
    created: str
    title: str
    given_title: str | None
    state: ComparisonState
    problem: Mapping[str, str] | None
    attempts: int
    sources: tuple[str, ...]
    outlets: str


class UnstoredError(WriteError):
    """What was sent could not be kept, as when the disk is full."""


class ComparisonStore:
    """One process has it at a time. Raises UnstoredError where the disk is full, BusyError where another has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / NAME, isolation_level=None, timeout=1.0, check_same_thread=False)
            (folder / NAME).chmod(0o600)  # what somebody compares is nobody else's affair
        except (OSError, sqlite3.Error) as error:
            raise WriteError(f"cannot be used ({error})", where=str(folder), next="Name another --folder.") from error
        self._base.row_factory = sqlite3.Row
        try:
            for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON"):
                self._base.execute(f"PRAGMA {pragma}")
            self._base.executescript(_TABLES.read_text(encoding="utf-8"))
        except sqlite3.OperationalError as error:
            self._base.close()
            if "locked" in str(error):
                what = "another framing serve has this folder"
                raise BusyError(what, where=str(folder), next="Name another --folder, or end the other.") from error
            raise WriteError(f"cannot be used ({error})", where=str(folder), next="Name another --folder.") from error
        except sqlite3.DatabaseError as error:
            self._base.close()
            what = f"is no store of comparisons ({error})"
            raise WriteError(what, where=str(folder / NAME), next="Name another --folder.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def secret(self) -> bytes:
        """Random bytes of this folder: a form that was open before a restart holds afterwards."""
        with self._writing() as base:
            base.execute("INSERT OR IGNORE INTO fact VALUES ('secret', ?)", (secrets.token_hex(32),))
        return bytes.fromhex(self._base.execute("SELECT value FROM fact WHERE name = 'secret'").fetchone()[0])

    def create(self, articles: Sequence[IncomingArticle], state: ComparisonState = "reading") -> str:
        """A new comparison's id."""
        id = secrets.token_urlsafe(9)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as base:
            base.execute("INSERT INTO comparison (id, created, title, state) VALUES (?, ?, '', ?)", (id, now, state))
            self._add(base, id, articles)
        return id

    def add(self, id: str, articles: Sequence[IncomingArticle]) -> None:
        """Further articles of a comparison."""
        with self._writing() as base:
            self._add(base, id, articles)

    def replace_article(self, id: str, number: int, articles: Sequence[IncomingArticle]) -> None:
        """Articles chosen from a file in place of the file; none of them removes it."""
        with self._writing() as base:
            base.execute("DELETE FROM article WHERE comparison = ? AND number = ?", (id, number))
            self._add(base, id, articles)

    def _add(self, base: sqlite3.Connection, id: str, articles: Sequence[IncomingArticle]) -> None:
        last = base.execute("SELECT COALESCE(MAX(number), 0) FROM article WHERE comparison = ?", (id,)).fetchone()[0]
        for number, one in enumerate(articles, last + 1):
            base.execute(
                "INSERT INTO article (comparison, number, name, address, data, chosen, given) VALUES (?,?,?,?,?,?,?)",
                (id, number, one.name, one.address, one.data, one.chosen, json.dumps(dict(one.given or {}))),
            )

    def comparison(self, id: str) -> StoredComparison | None:
        """The comparison of that id; None where there is none."""
        if not _ID.fullmatch(id):
            return None
        row = self._base.execute("SELECT * FROM comparison WHERE id = ?", (id,)).fetchone()
        return _comparison(row) if row else None

    def articles(self, id: str) -> list[StoredArticle]:
        """The articles of a comparison, in order."""
        rows = self._base.execute("SELECT * FROM article WHERE comparison = ? ORDER BY number", (id,))
        return [_article(row) for row in rows]

    def update(self, id: str, **values: Any) -> None:
        """Facts of a comparison by column; what is no text or number is kept as JSON."""
        self._set("comparison", "id = ?", (id,), values)

    def update_article(self, id: str, number: int, **values: Any) -> None:
        """Facts of an article by column; what is no text, number or bytes is kept as JSON."""
        self._set("article", "comparison = ? AND number = ?", (id, number), values)

    def _set(self, table: str, which: str, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
        columns = ", ".join(f"{name} = ?" for name in values)  # names in our own calls, never a client's
        kept = [
            value if value is None or isinstance(value, str | int | bytes) else json.dumps(value)
            for value in values.values()
        ]
        with self._writing() as base:
            base.execute(f"UPDATE {table} SET {columns} WHERE {which}", (*kept, *key))  # noqa: S608

    def keep_report(self, id: str, format: str, data: bytes, *, first: bool) -> None:
        """A report in one format; the ``first`` of them takes the place of all that were made before."""
        with self._writing() as base:
            if first:
                base.execute("DELETE FROM report WHERE comparison = ?", (id,))
            base.execute("INSERT OR REPLACE INTO report VALUES (?, ?, ?)", (id, format, data))

    def report(self, id: str, format: str) -> bytes | None:
        """A comparison's report; None where it was not made in that format."""
        row = self._base.execute("SELECT data FROM report WHERE comparison = ? AND format = ?", (id, format)).fetchone()
        return row[0] if row else None

    def formats(self, id: str) -> tuple[str, ...]:
        """In which formats there is a report."""
        return tuple(row[0] for row in self._base.execute("SELECT format FROM report WHERE comparison = ?", (id,)))

    def listed(self, words: str = "", page: int = 1) -> tuple[list[StoredComparison], int]:
        """A page of comparisons whose title or outlets hold all ``words``, the latest first, and how many there are."""
        found = [
            _comparison(row) for row in self._base.execute("SELECT * FROM comparison ORDER BY created DESC, rowid DESC")
        ]
        asked = words.casefold().split()
        held = [one for one in found if all(word in f"{one.title} {one.outlets}".casefold() for word in asked)]
        return held[(page - 1) * LISTED : page * LISTED], len(held)

    def unfinished(self) -> list[str]:
        """The comparisons that were at work when the server ended."""
        rows = self._base.execute("SELECT id FROM comparison WHERE state IN ('reading', 'comparing') ORDER BY rowid")
        return [row[0] for row in rows]

    def delete(self, id: str) -> None:
        """A comparison with all that belongs to it; its bytes are overwritten."""
        with self._writing() as base:
            base.execute("DELETE FROM comparison WHERE id = ?", (id,))
        self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was deleted must not stand in the journal

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise UnstoredError(f"nothing could be stored ({error})", where=str(self.folder), next=_ROOM) from error


def _comparison(row: sqlite3.Row) -> StoredComparison:
    values = dict(row)
    return StoredComparison(
        **{**values, "problem": _loaded(values["problem"]), "sources": tuple(json.loads(values["sources"]))}
    )


def _article(row: sqlite3.Row) -> StoredArticle:
    values = {name: value for name, value in dict(row).items() if name != "comparison"}
    choice = _loaded(values["choice"])
    return StoredArticle(
        **{
            **values,
            "given": json.loads(values["given"]),
            "corrections": tuple(json.loads(values["corrections"])),
            "choice": tuple(choice) if choice else None,
            "problem": _loaded(values["problem"]),
            "kinds": tuple(json.loads(values["kinds"])),
            "record": _loaded(values["record"]),
        }
    )


def _loaded(value: str | None) -> Any:
    return json.loads(value) if value else None
