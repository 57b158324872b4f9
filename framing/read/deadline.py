"""The processor time of one document, where a process of its own reads it: what takes longer is given up."""

from __future__ import annotations

import resource
import signal
from types import FrameType

from framing.errors import ReadError

GRACE = 2  # times the seconds after which code that cannot be interrupted is ended with its process
_allowed: float = 0.0  # seconds; 0 in a process that reads for itself


class TookTooLong(BaseException):  # no error of a library's: whoever catches all errors must not catch this
    """A document's time is up."""


def allow(seconds: float) -> None:
    """Begin to hold this process to ``seconds`` a document; only for a process that does nothing but read."""
    global _allowed
    _allowed = seconds
    signal.signal(signal.SIGPROF, _up)


def restart() -> None:
    """The time of the next document begins."""
    if _allowed:
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        end = int(used.ru_utime + used.ru_stime + GRACE * _allowed) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (end, hard))
        signal.setitimer(signal.ITIMER_PROF, _allowed)


def stop() -> None:
    """No document is being read."""
    if _allowed:
        signal.setitimer(signal.ITIMER_PROF, 0)


def error(where: str, seconds: float | None = None) -> ReadError:
    """What is said of a document whose time was up: this process's, or ``seconds``."""
    what = f"reading it takes longer than {_allowed if seconds is None else seconds:g} seconds"
    return ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")


def _up(number: int, frame: FrameType | None) -> None:
    raise TookTooLong
