"""Work spread over processes of this machine: results in the order of the tasks, and who breaks one takes nobody along.

A task is a list of items, and the work gives a result for each. Where a process dies over a task, its items are tried
once more, each by itself in a fresh process; one that is fatal there too is given up.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from framing.errors import RunError, UsageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_AHEAD = 2  # tasks for each process that may be begun or ready before the oldest is done: bounds what is held
_NEXT = "Give it fewer processes (--jobs 1), or close other programs."
# Forked processes share the language model that their parent has loaded. Elsewhere each loads its own.
_START = "fork" if sys.platform == "linux" else "spawn"


class Lost(NamedTuple):
    """What became of an item whose process died: ``why`` in words."""

    why: str


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def number_of_jobs(asked: int | None) -> int:
    """How many processes are meant: as many as there are processors where nothing is said. Raises UsageError."""
    if asked is not None and asked < 1:
        raise UsageError("is no number of processes", where=f"--jobs {asked}", next="Give 1 or more.")
    return cores() if asked is None else asked


def in_order[Item, Result](
    tasks: Iterable[Sequence[Item]], work: Callable[[Sequence[Item]], Sequence[Result]], jobs: int
) -> Iterator[Result | Lost]:
    """The result of every item of every task, in order; ``tasks`` are asked for as they are needed.

    A single task, and a single job, are done in this process. ``work`` gives a result an item; where processes cannot
    be forked it has to be one that can be pickled.

    Raises what ``work`` raises, and RunError where no process can be started.
    """
    coming = iter(tasks)
    first = list(islice(coming, 2)) if jobs > 1 else []
    if len(first) < 2:
        for task in chain(first, coming):
            yield from work(task)
        return
    yield from cast("Iterator[Result | Lost]", _Jobs(work, jobs).results(chain(first, coming)))


class _Task(NamedTuple):
    """A task that was begun: the results of its items as they come, and how many are still missing."""

    items: Sequence[Any]
    results: list[Any]
    missing: set[int]


class _Assignment(NamedTuple):
    """What one process is given at a time: some items of a task. ``again``: a process has died over them before."""

    task: _Task
    places: Sequence[int]
    again: bool = False


class _Job:
    """One process, and what it is working on."""

    def __init__(self, work: Callable[[Any], Any], strange: Sequence[Connection]) -> None:
        import multiprocessing  # a moment, which a single job need not wait for

        context: Any = multiprocessing.get_context(_START)
        self.connection, theirs = context.Pipe()
        others = [*strange, self.connection] if _START == "fork" else []
        self.piece: _Assignment | None = None
        self.process = context.Process(target=_serve, args=(theirs, work, others), daemon=True)
        try:
            self.process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()

    def give(self, piece: _Assignment) -> None:
        self.piece = piece
        with suppress(OSError):  # it has died, which is noticed when its answer is waited for
            self.connection.send([piece.task.items[place] for place in piece.places])

    def answer(self) -> Any:
        """What it made of its piece; None where it has died."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return None

    def end(self) -> str:
        """End it, and say in words how it ended."""
        self.connection.close()
        self.process.join(1.0)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"ended its process (exit code {code})"
        like = ", as when memory runs out" if code == -signal.SIGKILL else ""
        return f"crashed its process ({signal.Signals(-code).name}{like})"


class _Jobs:
    """Processes that are started when there is something for them to do."""

    def __init__(self, work: Callable[[Any], Any], jobs: int) -> None:
        self._work, self._most = work, jobs
        self._jobs: list[_Job] = []
        self._ready: deque[_Assignment] = deque()
        self._begun: deque[_Task] = deque()

    def results(self, tasks: Iterator[Sequence[Any]]) -> Iterator[Any]:
        more = True
        try:
            while True:
                self._hand_out()
                while more and len(self._begun) < _AHEAD * self._most and len(self._ready) < self._most:
                    items = next(tasks, None)
                    if items is None:
                        more = False
                        break
                    task = _Task(items, [None] * len(items), set(range(len(items))))
                    self._begun.append(task)
                    self._ready.append(_Assignment(task, range(len(items))))
                    self._hand_out()
                    self._take(0.0)
                while self._begun and not self._begun[0].missing:
                    yield from self._begun.popleft().results
                if not self._begun and not more:
                    return
                if not self._ready or not any(job.piece is None for job in self._jobs):
                    self._take(None)
        finally:
            for job in self._jobs:
                job.process.kill()
            for job in self._jobs:
                job.end()

    def _hand_out(self) -> None:
        while self._ready:
            idle = next((job for job in self._jobs if job.piece is None), None)
            if idle is None and len(self._jobs) < self._most:
                try:
                    idle = _Job(self._work, [job.connection for job in self._jobs])
                    self._jobs.append(idle)
                except OSError as error:
                    if not self._jobs:
                        what = f"no process can be started ({error.strerror})"
                        raise RunError(what, where="framing", next=_NEXT) from error
                    self._most = len(self._jobs)  # those that there are do the work
            if idle is None:
                return
            idle.give(self._ready.popleft())

    def _take(self, seconds: float | None) -> None:
        """Take what processes have to say; wait for the first where ``seconds`` is None."""
        busy = {job.connection: job for job in self._jobs if job.piece is not None}
        if not busy:
            return
        from multiprocessing.connection import wait

        for connection in wait(list(busy), seconds):
            job = busy[cast("Connection", connection)]
            piece, answer = job.piece, job.answer()
            if piece is None:
                continue
            if isinstance(answer, BaseException):
                raise answer
            job.piece = None
            if answer is None:
                self._jobs.remove(job)
                self._again(piece, job.end())
                continue
            for place, result in zip(piece.places, answer, strict=True):
                piece.task.results[place] = result
            piece.task.missing.difference_update(piece.places)

    def _again(self, piece: _Assignment, why: str) -> None:
        """A process died over a piece: each of its items alone, or given up where that was tried."""
        if not piece.again:
            self._ready.extendleft(_Assignment(piece.task, (place,), again=True) for place in reversed(piece.places))
            return
        for place in piece.places:
            piece.task.results[place] = Lost(why)
        piece.task.missing.difference_update(piece.places)


def _serve(connection: Connection, work: Callable[[Any], Any], strange: Sequence[Connection]) -> None:
    """What a process does: task after task, until nobody is there to give one."""
    for other in strange:  # the parent's ends, inherited: while they are open here, nobody notices that it has died
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and ends us
    with suppress(EOFError, OSError):
        while True:
            items = connection.recv()
            try:
                answer: Any = work(items)
            except Exception as error:  # the parent raises it
                answer = error
            connection.send(answer)
