"""Where a ledger lies: an SQLite file, or a PostgreSQL database for those who keep their state on a server."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

type Place = Path | str  # a file, or the address of a server
SERVERS = ("postgresql://", "postgres://")


def writable(place: Place) -> sqlite3.Connection:
    """An open ledger, durable at every commit, without a transaction. Raises sqlite3.Error, OSError or RunError."""
    if isinstance(place, str):
        return _server(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(place, isolation_level=None, timeout=60)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    return base


def readable(place: Place) -> sqlite3.Connection:
    """A ledger to look at, while a run may be writing it."""
    if isinstance(place, str):
        return _server(place)
    # A log that another process writes, or that a killed one left, must be read as well; only an ordinary opening does.
    how = "mode=rw" if Path(f"{place}-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{place.absolute().as_uri()}?{how}", uri=True)


def exists(place: Place) -> bool:
    """Whether there is a ledger at all; a server is asked when it is read."""
    return isinstance(place, str) or place.is_file()


def held(base: sqlite3.Connection) -> bool:
    """Whether a writable ledger is ours alone; of a file the run's lock sees to that, and it lies beside it."""
    hold = getattr(base, "hold", None)
    return hold is None or bool(hold())


def shown(place: Place) -> str:
    """A place as messages name it: of an address the host and the database, and no password."""
    if not isinstance(place, str):
        return str(place)
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def _server(address: str) -> sqlite3.Connection:
    from framing.nightly.ledger.postgres import PostgresConnection

    return cast("sqlite3.Connection", PostgresConnection(address))  # it speaks what of sqlite3 a ledger uses
