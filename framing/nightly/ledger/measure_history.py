"""Measures as Parquet, a part a night, and what is asked of all parts.

A part is never changed once it is settled. Its rows are ordered, so that the same analyses give the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import WriteError
from framing.render.tables.parquet_measures import quoted, to_parquet

if TYPE_CHECKING:
    from framing.nightly.analyse import TaskContext

# One row a document and measure. ``value`` is null where ``why`` says so; ``n`` is the sentences it rests on.
COLUMNS = {
    "night": "DATE", "document": "VARCHAR", "digest": "VARCHAR", "outlet": "VARCHAR", "title": "VARCHAR",
    "published": "VARCHAR", "url": "VARCHAR", "words": "BIGINT", "measure": "VARCHAR", "value": "DOUBLE",
    "low": "DOUBLE", "high": "DOUBLE", "unit": "VARCHAR", "n": "BIGINT", "basis": "VARCHAR", "why": "VARCHAR",
    "signature": "VARCHAR",
}  # fmt: skip


def measures(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Write the measures of the documents listed in ``task["documents"]``, a file of JSON Lines, as one part."""
    rows = desk.staging / "rows.jsonl"
    part, target = desk.publishing / "part.parquet", Path(task["out"])
    count = 0
    try:
        with rows.open("w", encoding="ascii") as file:
            for row in _rows(desk, task):
                file.write(json.dumps(row) + "\n")
                count += 1
        target.parent.mkdir(parents=True, exist_ok=True)
        to_parquet(rows, part, COLUMNS)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise WriteError(what, where=str(target), next="Make room, or see to its rights, and run again.") from error
    return {"rows": count}


def _rows(desk: TaskContext, task: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    with Path(task["documents"]).open(encoding="ascii") as documents:
        for line in documents:
            key, digest = json.loads(line)
            head = desk.cache.head(digest)
            if head is None:
                desk.parsed(digest)
                head = desk.cache.head(digest) or {"facts": {}, "measures": []}
            facts = {name: head["facts"].get(name) for name in ("outlet", "title", "published", "url", "words")}
            own = {"night": task["night"], "document": key, "digest": digest, "signature": desk.signature, **facts}
            yield from (own | measure for measure in head["measures"])


def history(folder: Path, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Rows of ``query`` over the view ``measures``: all parts below ``folder``, with the columns of COLUMNS."""
    import duckdb

    parts = sorted(str(path) for path in folder.glob("night=*/part-*.parquet"))
    if not parts:
        return []
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as base:
        listed = ", ".join(quoted(Path(part)) for part in parts)
        base.execute(f"CREATE VIEW measures AS SELECT * FROM read_parquet([{listed}], hive_partitioning = false)")  # noqa: S608
        return base.execute(query, list(values)).fetchall()
