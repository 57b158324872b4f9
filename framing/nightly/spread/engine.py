"""How parts of the work are spread: one after the other, or over child processes of this machine.

Whatever the engine, ``process_part`` is what runs. It is idempotent: it publishes files by rename, under names that
follow from their content, so that a part that is run twice leaves what it left the first time.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from framing import output
from framing.nightly.inbox import opened
from framing.nightly.spread.guard import Broken, Guard
from framing.read.limits import LIMITS

_AHEAD = 2  # parts handed out for each worker, so that none waits and few are held in memory
KEPT = LIMITS.file  # bytes above which a document in quarantine is named and not copied
_NAME = 16  # hex digits of a digest in a quarantine folder's name


class Part(NamedTuple):
    """Some tasks to be done by one worker, with all that it needs to know; it can be sent to another machine."""

    setup: Mapping[str, Any]  # see Guard
    quarantine: str  # the folder for what cannot be analysed
    seconds: float  # for each task
    tasks: tuple[Mapping[str, Any], ...]


class Done(NamedTuple):
    """A task with its answer; ``broken`` says why there is none."""

    task: Mapping[str, Any]
    answer: Mapping[str, Any]
    broken: str


class Engine(Protocol):
    """Anything that runs parts, in whatever order, and gives back what was done."""

    def map(self, parts: Iterable[Part]) -> Iterator[list[Done]]:
        """What became of each part, as it is finished."""
        ...


def process_part(part: Part, guard: Guard) -> list[Done]:
    """Do every task of a part; a document that is refused or breaks its child goes to quarantine with its bytes.

    Raises RunError where the machine, not a document, is at fault.
    """
    done = []
    for task in part.tasks:
        answer = guard.ask(task, part.seconds)
        why = answer.why if isinstance(answer, Broken) else str(answer.get("refused", ""))
        if why and task["kind"] == "analyse":
            _quarantine(Path(part.quarantine), task, why, Path(part.setup["staging"]))
        elif task["kind"] == "analyse":
            released(part, task)
        done.append(Done(task, {} if isinstance(answer, Broken) else answer, why))
    return done


def released(part: Part, task: Mapping[str, Any]) -> None:
    """Take a document that was analysed out of quarantine: an earlier version may have put it there."""
    shutil.rmtree(Path(part.quarantine) / task["digest"][:_NAME], ignore_errors=True)


def _quarantine(folder: Path, task: Mapping[str, Any], why: str, staging: Path) -> None:
    place = folder / task["digest"][:_NAME]
    source, kept = Path(task["file"]), b""
    # A file that cannot be read, or is gone, leaves its reason alone.
    with suppress(OSError), opened(source) as file:
        file.seek(task["start"])
        kept = file.read(task["length"] if 0 <= task["length"] <= KEPT else KEPT + 1)
    reason = {"place": task["place"], "digest": task["digest"], "why": why, "signature": task["signature"]}
    found = {place / "reason.json": (json.dumps(reason, indent=2, sort_keys=True) + "\n").encode("ascii")}
    if len(kept) <= KEPT:
        found[place / "document"] = kept
    output.publish(found, staging=staging)


class Loop:
    """One part after the other."""

    def map(self, parts: Iterable[Part]) -> Iterator[list[Done]]:
        guard: Guard | None = None
        try:
            for part in parts:
                guard = guard or Guard(part.setup)
                yield process_part(part, guard)
        finally:
            if guard is not None:
                guard.close()


class Pool:
    """Several child processes of this machine. Threads only wait for them, so the driver does no work itself."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(self, parts: Iterable[Part]) -> Iterator[list[Done]]:
        own = threading.local()
        guards: list[Guard] = []

        def work(part: Part) -> list[Done]:
            if not hasattr(own, "guard"):
                own.guard = Guard(part.setup)
                guards.append(own.guard)
            return process_part(part, own.guard)

        threads = ThreadPoolExecutor(self._workers)
        waiting: set[Future[list[Done]]] = set()
        try:
            for part in parts:
                waiting.add(threads.submit(work, part))
                if len(waiting) >= _AHEAD * self._workers:
                    finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    for one in finished:
                        yield one.result()
            while waiting:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for one in finished:
                    yield one.result()
        finally:
            for one in waiting:
                one.cancel()
            for guard in guards:  # a thread that still waits for its child sees it die
                guard.kill()
            threads.shutdown()
            for guard in guards:
                guard.close()


def engine(name: str, workers: int) -> Engine:
    """The engine of that name."""
    return Loop() if name == "loop" or workers == 1 else Pool(workers)
