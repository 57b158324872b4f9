"""Parts that travel through a store, for workers that do not see the folders of the run.

A part goes with all that it needs. A worker unpacks it into a folder of its own, the same ``process_part`` does it
there, and the files it leaves travel back and are published where they would lie had it been done here.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

from framing import output
from framing.errors import ReadError, RunError
from framing.nightly.inbox import opened
from framing.nightly.items import LINES
from framing.nightly.ledger.cache import Cache
from framing.nightly.spread.engine import KEPT, Done, Part, process_part, released
from framing.nightly.spread.guard import Guard
from framing.nightly.spread.store import Store
from framing.read.hand_corrections import beside

_PART = "part.json"
_PATHS = ("file", "folder", "heavy", "batch", "out")  # what in a task names a file or a folder


class Carrier:
    """The side of the run. ``limit`` is the size in bytes above which a document is refused whatever it holds."""

    def __init__(self, store: Store, limit: int) -> None:
        self._store, self._most = store, max(limit, KEPT) + 1
        self._shared: dict[str, str] = {}  # names in the store of files that many parts need, by path

    def send(self, part: Part) -> str:
        """Put a part and its files into the store; its name there."""
        with _temporary(part) as path:
            with ZipFile(path, "w") as bundle:
                tasks = [self._packed(bundle, part, number) for number in range(len(part.tasks))]
                _add(bundle, _PART, BytesIO(json.dumps([part.setup, part.seconds, tasks]).encode("ascii")))
            return self._store.put(path)

    def receive(self, part: Part, sent: str, answer: str) -> list[Done]:
        """Publish what a part has left, and say what became of it."""
        told, name = json.loads(answer)
        done = [Done(task, *one) for task, one in zip(part.tasks, told, strict=True)]
        with _temporary(part) as path:
            self._store.get(name, path)
            with ZipFile(path) as bundle:
                files = {_safe(entry): bundle.read(entry) for entry in bundle.namelist() if entry != _PART}
        state = Path(part.setup["state"])
        own = {state / Path(*place.parts[1:]): files[place] for place in files if place.parts[0] == "state"}
        output.publish(own, staging=Path(part.setup["staging"]))
        for number, one in enumerate(done):
            left = {p: files[p] for p in files if p.parts[:2] == ("out", str(number))}
            _publish(part, one, {PurePosixPath(*place.parts[2:]): content for place, content in left.items()})
        for spent in (sent, name):
            self._store.forget(spent)
        return done

    def _packed(self, bundle: ZipFile, part: Part, number: int) -> dict[str, Any]:
        """A task whose paths are those of the parcel, with the files it needs added to the bundle."""
        task = dict(part.tasks[number])
        if task["kind"] == "analyse":
            _analyses(bundle, part, [task["digest"]])
            return task | self._document(bundle, task, number)
        if task["kind"] == "report":
            members = [*task["members"], *(task["before"] or {"members": []})["members"]]
            _analyses(bundle, part, [member["digest"] for member in members])
            return task | {"folder": f"out/{number}"}
        if task["kind"] == "cut":
            _analyses(bundle, part, task["digests"])
            with Path(task["batch"]).open("rb") as file:
                _add(bundle, f"in/{number}/batch", file)
            return task | {"batch": f"in/{number}/batch", "out": f"out/{number}/{Path(task['out']).name}"}
        heavy = task["heavy"]
        if heavy not in self._shared:
            self._shared[heavy] = self._store.put(Path(heavy))
        return task | {"heavy": f"shared/{self._shared[heavy]}", "out": f"out/{number}/{Path(task['out']).name}"}

    def _document(self, bundle: ZipFile, task: Mapping[str, Any], number: int) -> dict[str, Any]:
        """Add a document and what lies beside it. One that is gone is not added: whoever looks for it will tell."""
        path = Path(task["file"])
        line = path.suffix.lower() in LINES and task["length"] >= 0
        told: dict[str, Any] = {"file": f"in/{number}/{path.name}", "start": 0, "size": None}
        try:
            with opened(path) as file:
                told["size"] = task["length"] if line else os.fstat(file.fileno()).st_size
                file.seek(task["start"])
                _add(bundle, f"given/{number}/document", BytesIO(file.read(min(told["size"], self._most))))
            told_beside = None if line else beside(path)
            if told_beside is not None:
                _add(bundle, f"given/{number}/beside", BytesIO(told_beside))
        except FileNotFoundError:
            pass
        except ReadError as error:
            told["unreadable"] = error.what
        except OSError as error:
            told["unreadable"] = error.strerror
        return told


def done_away(store: Store, name: str, scratch: Path, guard: Guard) -> str:
    """The side of a worker: do the part ``name`` in the folder ``scratch``, the state folder of whose child is
    ``scratch / "state"``; what Carrier.receive is to be told."""
    for folder in ("state", "in", "given", "out"):
        shutil.rmtree(scratch / folder, ignore_errors=True)
        (scratch / folder).mkdir(parents=True)
    store.get(name, scratch / "parcel")
    with ZipFile(scratch / "parcel") as bundle:
        given = {entry: None for entry in bundle.namelist() if _safe(entry)}
        bundle.extractall(scratch, given)
        setup, seconds, tasks = json.loads(bundle.read(_PART))
    for number, task in enumerate(tasks):
        if task["kind"] == "analyse":
            _laid_out(scratch, number, task)
        if task["kind"] == "neighbours" and not (scratch / task["heavy"]).exists():
            (scratch / "shared").mkdir(exist_ok=True)
            store.get(Path(task["heavy"]).name, scratch / task["heavy"])
    here = [task | {key: str(scratch / task[key]) for key in _PATHS if key in task} for task in tasks]
    local = dict(setup) | folders(scratch)
    done = process_part(Part(local, str(scratch / "state" / "quarantine"), seconds, tuple(here)), guard)
    with ZipFile(scratch / "parcel", "w") as bundle:
        _add(bundle, _PART, BytesIO(name.encode("ascii")))  # so that no two parts leave one and the same object
        for path in sorted(p for folder in ("state", "out") for p in (scratch / folder).rglob("*") if p.is_file()):
            entry = path.relative_to(scratch).as_posix()
            if entry not in given:
                with path.open("rb") as file:
                    _add(bundle, entry, file)
    return json.dumps([[[one.answer, one.broken] for one in done], store.put(scratch / "parcel")])


def folders(scratch: Path) -> dict[str, str]:
    """What of a child's setup names folders, for one that works in ``scratch``."""
    staging = str(scratch / "staging")
    return {"state": str(scratch / "state"), "staging": staging, "publishing": staging}


def _laid_out(scratch: Path, number: int, task: Mapping[str, Any]) -> None:
    """Give a document its name, its size, and what lay beside it."""
    given, path = scratch / "given" / str(number), scratch / task["file"]
    path.parent.mkdir(parents=True)
    with suppress(FileNotFoundError):
        (given / "document").rename(path)
        os.truncate(path, task["size"])  # of one that is too large only as much was sent as is ever read
    with suppress(FileNotFoundError):
        (given / "beside").rename(path.with_suffix(".toml"))


def _publish(part: Part, one: Done, files: Mapping[PurePosixPath, bytes]) -> None:
    """Put the files of one task in their places; see engine.process_part and report.report for what goes away."""
    task, publishing = one.task, Path(part.setup["publishing"])
    if task["kind"] == "analyse" and not one.broken:
        released(part, task)
    elif task["kind"] == "report" and not one.broken:
        folder = Path(task["folder"])
        output.publish({folder / place: content for place, content in files.items()}, staging=publishing)
        for path in sorted(folder.iterdir()):
            if PurePosixPath(path.name) not in files:
                path.unlink()
    elif task["kind"] in ("cut", "neighbours"):
        output.publish({Path(task["out"]): content for content in files.values()}, staging=publishing)


def _analyses(bundle: ZipFile, part: Part, digests: Iterable[str]) -> None:
    """Add the stored analyses of documents, by whatever version of the program."""
    state = Path(part.setup["state"])
    cache = Cache(state / "analyses", state, part.setup["signature"])
    for digest in dict.fromkeys(digests):
        own = cache.path(digest)
        for path in [own] if own.exists() else sorted(own.parent.glob(f"{digest}.*")):
            entry = f"state/{path.relative_to(state).as_posix()}"
            if entry not in bundle.NameToInfo:  # two tasks may need one
                with path.open("rb") as file:
                    _add(bundle, entry, file)


def _add(bundle: ZipFile, name: str, file: BinaryIO) -> None:
    """Add a file under a date that is always the same."""
    with bundle.open(ZipInfo(name), "w", force_zip64=True) as entry:
        shutil.copyfileobj(file, entry)


def _safe(entry: str) -> PurePosixPath:
    """The path of an entry. Raises RunError for one that leads out of the folder it is unpacked into."""
    path = PurePosixPath(entry)
    if path.is_absolute() or ".." in path.parts:
        raise RunError(f"a parcel holds the path {entry!r}", next="See who else writes to the store, and run again.")
    return path


@contextmanager
def _temporary(part: Part) -> Iterator[Path]:
    """A path for a parcel, in the run's own folder."""
    with tempfile.TemporaryDirectory(dir=part.setup["staging"], prefix="parcel-") as folder:
        yield Path(folder) / "parcel"
