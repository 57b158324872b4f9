"""Jobs handed to child processes, a few at once: who waits, who is turned away, and what happens when one breaks."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict, dataclass
from typing import Any

from framing.errors import BusyError, FramingError, ModelError, RunError
from framing.serve.frames import LONGEST, ChildMessage, awaited, packed
from framing.settings import Settings

MODULE = "framing.serve.warm_process"
_STARTING = 300.0  # seconds for loading the model on a machine that is busy
_ATTEMPTS = 2  # what brought a child down may have been somebody else's hunger for memory
_STARTS = 4  # of the process that has the model loaded, for one job
_LOOKS, _LOOK = 10, 0.05  # how often, and after how many seconds, it is looked whether that process has died
_SLACK = 10.0  # seconds after which a child that should have been ended is given up


@dataclass(frozen=True, slots=True)
class JobLimits:
    """What one job may take, and how many there may be."""

    seconds: int = 120  # by the clock
    megabytes: int = 2048  # beyond what the loaded model takes
    at_once: int = 2
    waiting: int = 32  # jobs; who comes then is told to come again


class JobError(RunError):
    """A job that could not be done."""


class WarmChildren:
    """The process that has the model loaded, started when first needed, and the jobs its children do.

    Args:
        settings: As everywhere.
        limits: Of each job.
    """

    def __init__(self, settings: Settings, limits: JobLimits | None = None) -> None:
        self.limits = limits or JobLimits()
        self.process: subprocess.Popen[bytes] | None = None
        told = {key: str(value) if key == "templates" and value else value for key, value in asdict(settings).items()}
        told["lexicons"] = [str(path) for path in settings.lexicons]
        limited = {"seconds": self.limits.seconds, "megabytes": self.limits.megabytes}
        self._setup = packed(ChildMessage({"settings": told, **limited}))
        self._control: socket.socket | None = None
        self._ready = False
        self._starting = asyncio.Lock()
        self._free = asyncio.Semaphore(self.limits.at_once)
        self._printing = asyncio.Semaphore(1)  # a report's further formats, while others are compared
        self._waiting = 0

    def launch(self) -> None:
        """Begin to load the model, unless a process has it. Raises RunError where no process can be started."""
        if self.process is not None and self.process.poll() is None:
            return
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                    [sys.executable, "-P", "-m", MODULE],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # what a library prints may be an article's
                    env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                    start_new_session=True,  # a terminal's Ctrl-C is for the server
                )
            except OSError as error:
                ours.close()
                raise RunError(f"no process can be started ({error.strerror})", next="Make room.") from error
        self._control, self._ready = ours, False
        with suppress(OSError):  # what it died of is told when its answer is waited for
            ours.sendall(self._setup)

    async def start(self) -> None:
        """Wait until the model is loaded. Raises ModelError, and RunError as ``launch``."""
        async with self._starting:
            self.launch()
            if self._ready or self._control is None:
                return
            # The stream is over a second handle: closing it leaves the one over which connections are handed on.
            reader, writer = await asyncio.open_connection(sock=self._control.dup(), limit=LONGEST)
            first = None
            try:
                async with asyncio.timeout(_STARTING):
                    first = await awaited(reader)
            except TimeoutError:
                pass
            finally:
                writer.transport.abort()
            if first is None or "ready" not in first.head:
                self.close()
                told = first.head.get("problem", {}) if first else {}
                what = told.get("what", "the process that loads the model broke off")
                raise ModelError(what, where=told.get("where", ""), next=told.get("next", "See framing analyze FILE."))
            self._control.setblocking(True)
            self._ready = True

    async def run(self, job: ChildMessage, told: Callable[[ChildMessage], Any]) -> None:
        """Have a job done; ``told`` hears each answer.

        Raises BusyError where too many wait, JobError where it breaks, takes too long or cannot be done.
        """
        if self._waiting >= self.limits.waiting:
            raise BusyError("too many comparisons are being made", next="Try again in a minute.")
        self._waiting += 1
        broken = died = 0
        try:
            while broken < _ATTEMPTS and died < _STARTS:
                async with AsyncExitStack() as turn:
                    await turn.enter_async_context(self._free)
                    if await self._done(job, told, turn):
                        return
                    gone = await self._gone()
                broken, died = broken + (not gone), died + gone
        finally:
            self._waiting -= 1
        what = "the process that was at work was ended, as when memory runs out"
        raise JobError(what, next="Try again; if it is ended again, take shorter articles.")

    async def _done(self, job: ChildMessage, told: Callable[[ChildMessage], Any], turn: AsyncExitStack) -> bool:
        """Whether the child came to its end. Raises JobError for one that takes too long."""
        clock = asyncio.get_running_loop().time
        try:
            async with asyncio.timeout(None) as until:
                if await self._talked(job, told, turn, until):
                    return True
        except TimeoutError:
            pass
        if clock() >= (until.when() or clock()) - _SLACK - 1:
            what = f"it took longer than {self.limits.seconds} seconds"
            raise JobError(what, next="Take shorter articles, or fewer.")
        return False

    async def _gone(self) -> bool:
        """Whether it was the loaded process that died, and took the child along."""
        for _ in range(_LOOKS):
            if self.process is None or self.process.poll() is not None:
                return True
            await asyncio.sleep(_LOOK)
        return False

    async def _connected(self) -> socket.socket:
        """A connection to a new child. Raises as ``start``."""
        for _ in range(_STARTS):
            await self.start()
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    socket.send_fds(self._control, [b"j"], [theirs.fileno()])  # type: ignore[arg-type]  # start made it
                    return ours
                except OSError:  # the loaded process has died
                    ours.close()
                    self.close()
        raise RunError("the process that has loaded the model dies again and again", next="See framing analyze FILE.")

    async def _talked(
        self, job: ChildMessage, told: Callable[[ChildMessage], Any], turn: AsyncExitStack, until: asyncio.Timeout
    ) -> bool:
        reader, writer = await asyncio.open_connection(sock=await self._connected(), limit=LONGEST)
        self._allow(until)
        try:
            with suppress(ConnectionError):  # it has died; what it said before is still there
                writer.write(packed(job))
                await writer.drain()
            while (answer := await awaited(reader)) is not None:
                if "end" in answer.head:
                    return True
                if "problem" in answer.head and "item" not in answer.head and "unwritten" not in answer.head:
                    raise problem_of(answer.head["problem"])
                told(answer)
                if answer.head.get("pause"):
                    # Whoever waits for a report of their own comes first; printing goes on when nobody else prints.
                    until.reschedule(None)
                    await turn.aclose()
                    await turn.enter_async_context(self._printing)
                    self._allow(until)
                    with suppress(ConnectionError):
                        writer.write(b"\n")
                        await writer.drain()
            return False
        finally:
            writer.transport.abort()

    def _allow(self, until: asyncio.Timeout) -> None:
        """So much time from now on; the child is ended by its own clock, and given up a little later."""
        until.reschedule(asyncio.get_running_loop().time() + self.limits.seconds + _SLACK)

    def close(self) -> None:
        """End the process and, with it, whatever its children do."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def problem_of(told: Any) -> FramingError:
    """What a child said went wrong."""
    return JobError(told["what"], where=told.get("where", ""), next=told.get("next", ""))
