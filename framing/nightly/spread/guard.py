"""A warm child process that does one task at a time, within limits, and is replaced when it breaks."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, NamedTuple, Self

from framing.errors import RunError
from framing.number_format import printed

OUT_OF_MEMORY = "out of memory"
_STARTING = 600.0  # seconds for importing libraries and loading the model, on a machine that is busy
_ATTEMPTS = 2  # for a task over which a child crashed
_STARTS = 5  # for a child that did not come to read a document: whatever killed it may be over soon
_OF_A_DOCUMENT = ("analyse", "report", "unpack")  # tasks that may be to blame when their child crashes
_CHUNK = 1 << 16


class Broken(NamedTuple):
    """Why a child process broke over a task. ``late``: it did not crash, it took too long."""

    why: str
    late: bool = False


class _Child:
    """The process and its two pipes."""

    def __init__(self, setup: Mapping[str, Any], module: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self.warm = False  # it has loaded what analysing needs
        self._read = b""
        with suppress(BrokenPipeError):  # what it died of is told when the first task is sent
            self.send({**setup, "parent": os.getpid()})

    def send(self, message: Mapping[str, Any]) -> None:
        """Raises BrokenPipeError when the child has died."""
        stream: Any = self.process.stdin
        stream.write(json.dumps(message).encode("ascii") + b"\n")
        stream.flush()

    def line(self, deadline: float) -> bytes | None:
        """What it says next; empty when it has died, None when the time is up."""
        stream: Any = self.process.stdout
        while b"\n" not in self._read:
            ready, _, _ = select.select([stream], [], [], max(deadline - time.monotonic(), 0.0))
            if not ready:
                return None
            data = os.read(stream.fileno(), _CHUNK)
            if not data:
                return b""
            self._read += data
        line, _, self._read = self._read.partition(b"\n")
        return line

    def end(self) -> int:
        """End it, and say with which code it ended."""
        self.process.kill()
        code = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        return code


class Guard:
    """One child process, started when first needed. Not for two threads at once.

    ``setup`` is what the child is told first: settings, signature, folders, megabytes. ``module``
    is what it runs, and has to talk as framing.nightly.spread.child does.
    """

    def __init__(self, setup: Mapping[str, Any], module: str = "framing.nightly.spread.child") -> None:
        self._setup = dict(setup)
        self._module = module
        self._child: _Child | None = None
        self._ended = False

    def ask(self, task: Mapping[str, Any], seconds: float) -> dict[str, Any] | Broken:
        """The child's answer, or why it broke.

        A child that crashed may have been brought down by what came before, or by somebody else's hunger for memory,
        so a task that crashes is given to a fresh child once more. Raises RunError where no child can be started or
        the machine fails it.
        """
        broken, reached, crashes, starts = Broken("was not asked"), True, 0, 0
        while crashes < _ATTEMPTS and starts < _STARTS:
            child = self._started()
            answer = self._told(child, task, seconds)
            if isinstance(answer, dict) and "fatal" in answer:
                raise RunError(answer["fatal"])
            if isinstance(answer, dict) and answer.get("refused") != OUT_OF_MEMORY:
                return answer
            memory = Broken(f"needs more than {printed(self._setup['megabytes'])} MB of memory")
            broken = memory if isinstance(answer, dict) else answer
            self.close()
            reached = child.warm if task["kind"] == "analyse" else task["kind"] in _OF_A_DOCUMENT
            if broken.late:
                break
            crashes, starts = crashes + reached, starts + (not reached)
        if task["kind"] == "analyse" and not reached:
            # It never came to read the document, so the document cannot be blamed.
            advice = "Raise megabytes in the configuration, or see why with: framing analyze FILE."
            raise RunError(f"a child process cannot get ready: it {broken.why}", next=advice)
        return broken

    def _told(self, child: _Child, task: Mapping[str, Any], seconds: float) -> dict[str, Any] | Broken:
        try:
            child.send(task)
        except BrokenPipeError:
            return _epitaph(child)
        # A child says when it has loaded everything; the document's own time starts then.
        cold = task["kind"] == "analyse" and not child.warm
        deadline = time.monotonic() + (max(seconds, _STARTING) if cold else seconds)
        while True:
            line = child.line(deadline)
            if line is None:
                return Broken(f"took longer than {seconds:g} seconds", late=True)
            if not line:
                return _epitaph(child)
            answer: dict[str, Any] = json.loads(line)
            if "ready" not in answer:
                return answer
            child.warm = True
            deadline = time.monotonic() + seconds

    def _started(self) -> _Child:
        if self._ended:
            raise RunError("the run is being ended")
        if self._child is None or self._child.process.poll() is not None:
            self.close()
            self._child = _Child(self._setup, self._module)
        return self._child

    def kill(self) -> None:
        """End the child and start no other, whatever another thread is waiting for."""
        self._ended = True
        child = self._child
        if child is not None:
            child.process.kill()

    def close(self) -> None:
        """End the child; the next task starts another."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _epitaph(child: _Child) -> Broken:
    code = child.process.wait()
    if code >= 0:
        return Broken(f"ended its process (exit code {code})")
    like = ", as when memory runs out" if code == -signal.SIGKILL else ""
    return Broken(f"crashed its process ({signal.Signals(-code).name}{like})")
