"""Invented documents analysed by an engine: ``python -m tests.nightly.spread_over ENGINE FOLDER COUNT [ADDRESS
[STORE]]``.

Prints a line as each part is done. A process of its own, so that Dask's many sockets are none of pytest's business.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from framing import api
from framing.nightly.spread.dask import Cluster
from framing.nightly.spread.engine import Engine, Loop, Part, Pool
from framing.nightly.spread.program_digest import program
from framing.settings import Settings

_TEXT = """Ferry to Ostwick stops for {number} days

The ferry to Ostwick will not sail for {number} days, the harbour board said on Monday.

"We have found cracks in plate {number}," said Vera Tamm, who leads the board. She said that nobody had been in danger.

Islanders may use the mail boat, which takes perhaps {number} people, according to the board.
"""


def parts(folder: Path, count: int, size: int = 1, repeat: int = 1) -> Iterator[Part]:
    """So many short articles, written to ``folder``, in parts of ``size``."""
    state, inbox = folder / "state", folder / "inbox"
    for made in (state / "staging", inbox):
        made.mkdir(parents=True, exist_ok=True)
    signature = api.signature(Settings())
    setup = {
        "settings": "",
        "signature": signature,
        "state": str(state),
        "staging": str(state / "staging"),
        "publishing": str(state / "staging"),
        "megabytes": 4000,
    }
    tasks = []
    for number in range(count):
        file = inbox / f"{number:05}.txt"
        file.write_text(_TEXT.format(number=number + 2) * repeat, encoding="utf-8")
        digest = hashlib.sha256(hashlib.sha256(file.read_bytes()).digest()).hexdigest()
        known = {"place": file.name, "file": str(file), "start": 0, "length": -1, "digest": digest}
        tasks.append({"kind": "analyse", "number": number, "signature": signature, "since": None, **known})
    for first in range(0, count, size):
        yield Part(setup, str(state / "quarantine"), 300.0, tuple(tasks[first : first + size]))


def engine(name: str, address: str = "", workers: int = 2, store: str = "") -> Engine:
    if name == "loop":
        return Loop()
    return Pool(workers) if name == "pool" else Cluster(address, workers, program(Settings()), store)


def files(folder: Path) -> dict[str, str]:
    """Digests of what was published, by path."""
    found = (path for path in (folder / "state").rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(found)}


def main(name: str, folder: str, count: str, address: str = "", store: str = "") -> None:
    for done in engine(name, address, store=store).map(parts(Path(folder), int(count))):
        print(json.dumps([one.broken for one in done]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
