"""One run at a time on one state folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import BusyError, WriteError

LOCK = "lock"  # the file in the state folder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock ``path``. The system lets go of it when the process ends, however it ends.

    Raises BusyError when another run holds it, WriteError where it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise WriteError(what, where=str(path), next="See to the rights of the state folder.") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            advice = "Wait until it is done, or end it."
            raise BusyError("another run is at work", where=str(path.parent), next=advice) from error
        yield
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a run holds the lock: one that is booked as running and holds none has died."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
