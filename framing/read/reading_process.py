"""Files whose bytes other people's code takes apart are read in a process of its own, within limits of time and memory.

The process stays warm from one file to the next. What breaks it is told of the file it broke over.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText
from framing.number_format import printed
from framing.read import deadline
from framing.read.limits import LIMITS, Limits

MODULE = "framing.read.reading_child"
_BREAKS = 20  # files within a file that may break a process; then the rest is given up
_STARTING = 120.0  # seconds for loading libraries on a machine that is busy
_SLACK = 10.0  # times a document's processor time that may pass by the clock while others have the processor
_FILES = 200  # files after which a process is replaced, so that what leaks is given back
_CHUNK = 1 << 16
_MEGABYTE = 1 << 20
_NEXT = "Save the article's text as a .txt or .md file."

_idle: list[ReadingProcess] = []  # warm and waiting; taken out while it reads, so no two readers share one


def articles(
    reader: str, source: bytes | Path, where: str, max_bytes: int, limits: Limits = LIMITS
) -> Iterator[ArticleText | ReadError]:
    """What the reader of that name finds in a file's bytes, or in the file itself where it is a path."""
    past = breaks = 0  # how many of the files within the file are done with, and how often one broke a process
    given = False
    while True:
        process = _taken(limits)
        fresh = process.files == 0
        try:
            for article in process.read(reader, source, where, max_bytes, past):
                yield article
                given = True
        except _BrokeError as broken:
            process.close()
            if process.begun > past and breaks < _BREAKS:  # one of several broke it, and the others go on
                past, breaks, given = process.begun, breaks + 1, True
                yield ReadError(broken.why, where=process.at, next=_NEXT)
                continue
            if fresh or given or broken.late:
                rest = "; what follows was not read" if past else ""
                raise ReadError(f"{broken.why}{rest}", where=where, next=_NEXT) from None
            continue  # what came before may have brought it down
        except BaseException:
            process.close()
            raise
        process.give_back()
        return


def _taken(limits: Limits) -> ReadingProcess:
    while _idle:
        process = _idle.pop()
        if process.fit(limits):
            return process
        process.close()
    return ReadingProcess(limits)


class _BrokeError(Exception):
    """The process broke over a file. ``late``: it took too long."""

    def __init__(self, why: str, late: bool = False) -> None:
        self.why, self.late = why, late
        super().__init__(why)


class ReadingProcess:
    """One child that reads one file at a time and hands over its articles as lines of JSON."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.files, self._owner, self._unread = limits, 0, os.getpid(), b""
        self.begun, self.at = 0, ""  # how many files within the file it has begun, and where the last of them stands
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self._send(asdict(limits))

    def fit(self, limits: Limits) -> bool:
        """Whether it is alive, ours and within those limits."""
        ours = self._owner == os.getpid() and self.limits == limits and self.files < _FILES
        return ours and self.process.poll() is None

    def give_back(self) -> None:
        """It is free for the next file."""
        if _idle:
            self.close()
        else:
            _idle.append(self)

    def read(
        self, reader: str, source: bytes | Path, where: str, max_bytes: int, past: int = 0
    ) -> Iterator[ArticleText | ReadError]:
        """The articles of a file, without the first ``past`` files within it. Raises _BrokeError."""
        task: dict[str, Any] = {"reader": reader, "where": where, "max_bytes": max_bytes, "past": past}
        self.begun, self.at = 0, where
        if isinstance(source, Path):
            self._send(task | {"path": str(source.absolute())})
        else:
            self._send(task | {"size": len(source)}, source)
        cold = self.files == 0
        self.files += 1
        while True:
            seconds = self.limits.seconds * _SLACK + (_STARTING if cold else 0.0)
            answer = json.loads(self._line(time.monotonic() + seconds))
            cold = False
            if "end" in answer:
                return
            if "begun" in answer:
                self.begun, self.at = answer["begun"], answer["at"]
            elif "ready" in answer:
                continue
            else:
                yield _error(answer) if "what" in answer else ArticleText(**answer | {"notes": tuple(answer["notes"])})

    def _send(self, message: Mapping[str, Any], data: bytes = b"") -> None:
        stream: Any = self.process.stdin
        with suppress(BrokenPipeError):  # what it died of is told when its answer is waited for
            stream.write(json.dumps(message).encode("ascii") + b"\n" + data)
            stream.flush()

    def _line(self, end: float) -> bytes:
        stream: Any = self.process.stdout
        pieces = [self._unread]
        while b"\n" not in pieces[-1]:
            ready, _, _ = select.select([stream], [], [], max(end - time.monotonic(), 0.0))
            if not ready:
                raise self._late()
            data = os.read(stream.fileno(), _CHUNK)
            if not data:
                raise self._died()
            pieces.append(data)
        line, _, self._unread = b"".join(pieces).partition(b"\n")
        return line

    def _late(self) -> _BrokeError:
        return _BrokeError(deadline.error("", self.limits.seconds).what, late=True)

    def _died(self) -> _BrokeError:
        code = self.process.wait()
        if code == -signal.SIGXCPU:
            return self._late()
        memory = printed(self.limits.memory // _MEGABYTE)
        return _BrokeError(f"reading it broke off (code {code}), as when more than {memory} MB of memory are needed")

    def close(self) -> None:
        """End it."""
        if self._owner == os.getpid():
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()


def _error(answer: Mapping[str, Any]) -> ReadError:
    error = ReadError(answer["what"], where=answer["where"], next=answer["next"])
    error.document = answer["document"]
    return error
