"""Files of many articles laid out as lines, one an article, in the state folder for as long as the file stays.

So each article of an export is an item of its own, known by its words: a new export with one article more brings one
article more.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import output
from framing.errors import ReadError
from framing.nightly.config import Config
from framing.nightly.inbox import opened
from framing.nightly.items import JSON_LINES, digest, files, shelved
from framing.nightly.log import Tell
from framing.nightly.spread.guard import Broken, Guard
from framing.read import read_all, readers
from framing.read.reassembly import packed

if TYPE_CHECKING:
    from framing.model import Document
    from framing.nightly.analyse import TaskContext

_ID = 8  # hex digits of an article's digest in its id
_VERSION = "program"  # the file that says by which program the others were written


def unpack_pile(config: Config, version: str, tell: Tell, growing: Collection[Path] = ()) -> None:
    """Lay out every file of many articles that is not laid out yet, and take away what no file needs any more.

    A file that breaks its child process is laid out as the reason, and read as one document, which will tell it again.
    """
    state = config.path(config.state)
    shelf = shelved(config)
    _started(shelf, version, state / "staging")
    wanted: set[Path] = set()
    setup = {
        "settings": str(config.path(config.settings)) if config.settings else "",
        "signature": "",
        "state": str(state),
        "staging": str(state / "staging"),
        "publishing": str(state / "staging"),
        "megabytes": config.megabytes,
    }
    with Guard(setup) as guard:
        for path, name in files(config, growing):
            if path.suffix.lower() in JSON_LINES or not _many(path):
                continue
            out = shelved(config, digest(path))
            wanted.add(out)
            if out.is_file():
                continue
            task = {"kind": "unpack", "file": str(path), "out": str(out)}
            answer = guard.ask(task, float(config.report_seconds))
            why = answer.why if isinstance(answer, Broken) else answer.get("refused", "")
            if why:
                error = ReadError(why, where=name, next="Give its articles one by one.")
                output.publish({out: packed(error)}, staging=state / "staging")
            tell.say("unpacked", file=name, **({"why": why} if why else dict(answer)))  # type: ignore[arg-type]
    for path in shelf.glob("*/*"):
        if path not in wanted:
            path.unlink()


def unpack(desk: TaskContext, task: Mapping[str, Any]) -> dict[str, Any]:
    """Read every article of a file and write a line for each; one that cannot be read is a line that says why."""
    out, count = Path(task["out"]), 0
    left = desk.staging / out.name
    with left.open("wb") as file:
        for count, item in enumerate(read_all(task["file"], desk.settings), 1):
            file.write(packed(_by_its_words(item, Path(task["file"]).stem, count)))
        file.flush()
        os.fsync(file.fileno())
    out.parent.mkdir(parents=True, exist_ok=True)
    left.replace(out)
    return {"articles": count}


def _by_its_words(item: Document | ReadError, stem: str, number: int) -> Document | ReadError:
    """An article called after its place in the file is called after its words: places move."""
    if isinstance(item, ReadError) or item.id != f"{stem}-{number}":
        return item
    return replace(item, id=f"{stem}-{item.sha256[:_ID]}")


def _many(path: Path) -> bool:
    """Whether a file's format may hold many articles. One that cannot be opened is left to who reads it."""
    try:
        with opened(path) as file:
            return readers.recognised(file.read(readers.HEAD), path.name).many
    except (OSError, ReadError):
        return False


def _started(shelf: Path, version: str, staging: Path) -> None:
    """Make the folder ready; what another program wrote is read anew."""
    told = shelf / _VERSION
    if not told.is_file() or told.read_text(encoding="ascii") != version:
        shutil.rmtree(shelf, ignore_errors=True)
        staging.mkdir(parents=True, exist_ok=True)
        output.publish({told: version.encode("ascii")}, staging=staging)
