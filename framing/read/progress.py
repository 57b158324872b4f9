"""How far reading has come in a file of files, so that one that breaks the process it is read in costs no other."""

from __future__ import annotations

from collections.abc import Callable

from framing.read import deadline

_begun: int = 0  # files within the file that were begun
_past: int = 0  # up to which of them they are passed over; the last of these broke the process before
_tell: Callable[[int, str], None] | None = None


def begin(past: int, tell: Callable[[int, str], None]) -> None:
    """A file is read, without the first ``past`` in it; ``tell`` is told of each that is begun, and where it stands."""
    global _begun, _past, _tell
    _begun, _past, _tell = 0, past, tell


def is_due(where: str) -> bool:
    """A file within the file begins. False where it is to be passed over."""
    global _begun
    _begun += 1
    if _begun <= _past:
        return False
    if _tell is not None:
        _tell(_begun, where)
    deadline.restart()
    return True


def given_before() -> bool:
    """Whether what is handed over now was handed over before the process broke."""
    return _begun < _past
