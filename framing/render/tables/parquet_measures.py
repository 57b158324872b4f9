"""The measures as Parquet, each column with its type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from framing.errors import WriteError
from framing.model import Comparison
from framing.render.tables.measure_rows import COLUMNS, TEXT, rows
from framing.settings import Settings

_TYPES = {name: "VARCHAR" if kind == TEXT else "DOUBLE" for name, kind in COLUMNS.items()}


def write(comparison: Comparison, settings: Settings) -> bytes:
    """The rows in their order: the same comparison gives the same bytes."""
    del settings
    with TemporaryDirectory() as folder:
        given, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        lines = (json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in rows(comparison))
        given.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        to_parquet(given, made, _TYPES)
        return made.read_bytes()


def to_parquet(given: Path, made: Path, types: Mapping[str, str]) -> None:
    """Turn a file of JSON Lines into one of Parquet, its columns as ``types`` has them. Raises WriteError.

    One thread writes it, so that the same rows give the same bytes.
    """
    import duckdb

    columns = json.dumps(dict(types)).replace('"', "'")
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as base:
        try:
            base.execute(
                f"COPY (SELECT * FROM read_json({quoted(given)}, format = 'newline_delimited',"  # noqa: S608 - our paths
                f" columns = {columns})) TO {quoted(made)} (FORMAT parquet, COMPRESSION zstd)"
            )
        except duckdb.Error as error:
            raise WriteError(
                f"cannot be written ({error})", where=str(made), next="Make room, and run again."
            ) from error


def quoted(path: Path) -> str:
    """A path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"
