"""One run at a time on one state folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import BusyError, WriteError


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
