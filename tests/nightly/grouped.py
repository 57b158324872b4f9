"""A pile that is grouped in one process and over workers: ``python -m tests.nightly.grouped FOLDER ADDRESS [STORE]``.

The workers of that Dask scheduler do what is spread; a line is printed as each part is done, and at the
end whether the bytes are those of one process. Parts are small here, so that there are many of them.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from framing import api
from framing.nightly import grouping
from framing.nightly.analyse import TaskContext
from framing.nightly.ledger.cache import FoundDocument, StoredAnalysis
from framing.nightly.plan import divide, gather, plan, settle
from framing.nightly.spread.dask import Cluster
from framing.nightly.spread.engine import Part
from framing.nightly.spread.program_digest import program
from framing.settings import Settings
from framing.stories import near, pile
from framing.stories.traits import traits
from tests.nightly.piles import OUTLETS, article

_STORIES = 30
type Done = Callable[[list[dict[str, Any]]], None]


def desk(folder: Path) -> TaskContext:
    """A child's desk on a state folder."""
    staging = folder / "staging"
    staging.mkdir(parents=True, exist_ok=True)
    settings = Settings()
    return TaskContext(settings, api.signature(settings), folder, staging, staging)


def candidates(own: TaskContext) -> dict[str, str]:
    """Analyses of articles on a few stories over three weeks, each twice told; the task that plans their stories."""
    rows = []
    for number in range(_STORIES):
        for outlet in (0, 1):
            title, text = article(number, outlet)
            digest, key = f"{number:062}{outlet:02}", f"{number:02}-{outlet}"
            facts = {"id": key, "title": title, "outlet": OUTLETS[outlet], "url": None, "words": len(text.split())}
            facts["published"] = f"2031-04-{1 + number % 21:02}" if number % 7 else None
            head = {"facts": facts, "text": text, "story": traits(title, text).packed()}
            own.cache.put(digest, StoredAnalysis(head, FoundDocument(key, key, False, b"", None), cast(Any, None)))
            known = {"key": key, "place": key, "digest": digest, "facts": facts, "number": len(rows), "story": None}
            rows.append({**known, "tonight": True, "article": "", "first": "2031-04-21"})
    listed = own.staging / "candidates.jsonl"
    listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    return {"candidates": str(listed), "hand": str(own.staging / "story.toml"), "out": str(own.staging / "plan.jsonl")}


def small() -> Iterator[None]:
    """Have a few dozen articles treated as a large pile, divided into many parts."""
    usual = near.WHOLE, near.BLOCK, pile.TOGETHER
    near.WHOLE, near.BLOCK, pile.TOGETHER = 10, 16, 8
    yield
    near.WHOLE, near.BLOCK, pile.TOGETHER = usual


def spread(own: TaskContext, task: dict[str, str], done: Done) -> bytes:
    """The plan as its steps make it; ``done`` does the tasks that are spread."""
    folder = own.staging / "grouping"
    heavy, listed = str(folder / "heavy"), folder / "batches.jsonl"
    blocks = gather(own, {"heavy": heavy, **task})["blocks"]
    looked = [
        {"kind": "neighbours", "heavy": heavy, "first": a, "last": b, "out": str(folder / f"pairs-{a:06}")}
        for a, b in blocks
    ]
    done(looked)
    divide(own, {"pairs": [one["out"] for one in looked], "folder": str(folder), "out": str(listed)})
    batches = [json.loads(line) for line in listed.read_text(encoding="ascii").splitlines()]
    done([{"kind": "cut", "out": str(folder / f"cut-{at:06}"), **row} for at, row in enumerate(batches)])
    settle(own, {"folder": str(folder), "out": task["out"]})
    shutil.rmtree(folder)
    return Path(task["out"]).read_bytes()


def alone(own: TaskContext, task: dict[str, str]) -> bytes:
    """The plan as one process makes it."""
    plan(own, task)
    return Path(task["out"]).read_bytes()


def here(own: TaskContext) -> Done:
    """Does tasks in this process: the last first, and each twice, as when a worker's death is noticed late."""

    def work(tasks: list[dict[str, Any]]) -> None:
        for task in [*reversed(tasks), *tasks]:
            (grouping.neighbours if task["kind"] == "neighbours" else grouping.cut)(own, task)

    return work


def main(folder: str, address: str, store: str = "") -> None:
    own = desk(Path(folder))
    task = candidates(own)
    staging = str(own.staging)
    setup = {"settings": "", "signature": own.signature, "state": folder, "staging": staging, "publishing": staging}

    def work(tasks: list[dict[str, Any]]) -> None:
        parts = (Part({**setup, "megabytes": 4000}, "", 300.0, (one,)) for one in tasks)
        for done in Cluster(address, 2, program(Settings()), store).map(parts):
            print(json.dumps([one.broken for one in done]), flush=True)

    for _ in small():
        print(json.dumps(spread(own, task, work) == alone(own, task)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
