"""What was sent to whom, recorded before and after: the outbox that survives a crash at any moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from framing.errors import WriteError

State = Literal["waiting", "sending", "doubtful", "sent", "refused"]
MOST_REFUSALS = 3  # nights on which a server may say "never" before nobody asks it again
_SCHEMA = """
CREATE TABLE IF NOT EXISTS letters (key TEXT PRIMARY KEY, sender TEXT NOT NULL, content TEXT NOT NULL, data BLOB);
CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT NOT NULL REFERENCES letters(key), recipient TEXT NOT NULL, state TEXT NOT NULL,
    refusals INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', PRIMARY KEY (key, recipient)
);
CREATE INDEX IF NOT EXISTS letters_by_content ON letters(content);
CREATE TABLE IF NOT EXISTS placements (story TEXT NOT NULL, way TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (story, way, target));
"""


_PLACED = {"attach": "attached to", "publish": "published as", "email": "sent to"}


class Letter(NamedTuple):
    """A finished message: its key (one run, one story), its bytes, and the digest of what it is about."""

    key: str
    sender: str
    recipients: tuple[str, ...]  # bare addresses; those still to be served, where a Sent gives the letter back
    content: str  # letters of the same content never go to the same address twice, whatever their keys
    data: bytes


class Delivery(NamedTuple):
    """One letter and one of its recipients: how far it came, and the server's last word."""

    key: str
    recipient: str
    state: State
    note: str


class Sent(Protocol):
    """What a mailer needs to remember. Every method has happened durably when it returns."""

    def queue(self, letter: Letter) -> None:
        """Keep a letter until everybody has it. Whoever has one of this key or content is not queued again."""

    def waiting(self) -> list[Letter]:
        """Letters with recipients to be served, oldest first."""

    def settle(self, key: str, recipients: Iterable[str], state: State, note: str = "") -> None:
        """Record how far a letter came with some of its recipients."""

    def reopen(self, *, doubtful: bool) -> None:
        """At the start of a night: the refused wait again, up to MOST_REFUSALS nights; the doubtful if told so.

        A letter found in the state "sending" belongs to a run that was cut off, and is doubtful.
        """

    def deliveries(self) -> list[Delivery]:
        """Everything that was ever queued, oldest first."""


class SentTable:
    """``Sent`` in an SQLite file, which may be that of other tables too. Raises WriteError where it cannot be kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._connected() as database:
            database.executescript(_SCHEMA)

    def queue(self, letter: Letter) -> None:
        """See Sent."""
        with self._connected() as database:
            had = database.execute(
                "SELECT recipient FROM deliveries JOIN letters USING (key) WHERE key = ? OR content = ?",
                (letter.key, letter.content),
            )
            served = {recipient for (recipient,) in had}
            missing = [recipient for recipient in letter.recipients if recipient not in served]
            if missing:
                database.execute(
                    "INSERT INTO letters VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET data = coalesce(data, excluded.data)",
                    (letter.key, letter.sender, letter.content, letter.data),
                )
            database.executemany(
                "INSERT INTO deliveries (key, recipient, state) VALUES (?, ?, 'waiting')",
                [(letter.key, recipient) for recipient in missing],
            )

    def waiting(self) -> list[Letter]:
        """See Sent."""
        found: dict[str, Letter] = {}
        with self._connected() as database:
            rows = database.execute(
                "SELECT key, sender, recipient, content, data FROM deliveries JOIN letters USING (key)"
                " WHERE state = 'waiting' ORDER BY deliveries.rowid"
            )
            for key, sender, recipient, content, data in rows:
                before = found[key].recipients if key in found else ()
                found[key] = Letter(key, sender, (*before, recipient), content, data)
        return list(found.values())

    def settle(self, key: str, recipients: Iterable[str], state: State, note: str = "") -> None:
        """See Sent."""
        with self._connected() as database:
            database.executemany(
                "UPDATE deliveries SET state = ?, note = ?, refusals = refusals + ? WHERE key = ? AND recipient = ?",
                [(state, note, state == "refused", key, recipient) for recipient in recipients],
            )
            # The bytes are kept for as long as somebody may still be sent them.
            database.execute(
                "UPDATE letters SET data = NULL WHERE key = ? AND NOT EXISTS (SELECT 1 FROM deliveries"
                " WHERE deliveries.key = letters.key AND state <> 'sent' AND refusals < ?)",
                (key, MOST_REFUSALS),
            )

    def reopen(self, *, doubtful: bool) -> None:
        """See Sent."""
        with self._connected() as database:
            database.execute(
                "UPDATE deliveries SET state = 'doubtful', note = 'the run was cut off' WHERE state = 'sending'"
            )
            database.execute(
                "UPDATE deliveries SET state = 'waiting' WHERE state = 'refused' AND refusals < ?", (MOST_REFUSALS,)
            )
            if doubtful:
                database.execute("UPDATE deliveries SET state = 'waiting' WHERE state = 'doubtful'")

    def deliveries(self) -> list[Delivery]:
        """See Sent."""
        with self._connected() as database:
            rows = database.execute("SELECT key, recipient, state, note FROM deliveries ORDER BY rowid")
            return [Delivery(*row) for row in rows]

    def note(self, placed: Iterable[tuple[str, str, str]]) -> None:
        """Remember where a story's report lies now: the story, the way ("attach", "publish", "email"), the target."""
        with self._connected() as database:
            database.executemany("INSERT OR IGNORE INTO placements VALUES (?, ?, ?)", list(placed))

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk when it ends: a connection each, so that a fork or a thread finds none open."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self.path, timeout=60)
            try:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = FULL")
                with database:
                    yield database
            finally:
                database.close()
        except (sqlite3.Error, OSError) as error:
            raise WriteError(
                f"cannot record what was sent ({error})", where=str(self.path), next="Make room, or name another place."
            ) from error


def placements(path: Path, story: str) -> list[str]:
    """Where a story's reports ever went, as people name it, looked up without writing."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            rows = database.execute("SELECT way, target FROM placements WHERE story = ? ORDER BY way, target", (story,))
            return [f"{_PLACED[way]} {target}" for way, target in rows]
        except sqlite3.Error:  # an outbox that was last written before this was noted
            return []
