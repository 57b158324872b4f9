"""Files appear whole or not at all: write beside the target, flush to disk, rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from framing.errors import WriteError


def publish(files: Mapping[Path, bytes]) -> None:
    """Write all ``files`` or none of them; a reader never sees a partial file.

    Folders are made as needed. Raises WriteError naming the file that could not be written; whatever had been
    prepared until then is removed again.
    """
    prepared: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, content in files.items():
            prepared.append((_prepare(target, content), target))
        for _, target in prepared:
            if target.is_dir():
                raise IsADirectoryError("a folder of that name is in the way")
        for temporary, target in prepared:
            temporary.replace(target)
    except OSError as error:
        for temporary, _ in prepared:
            with suppress(OSError):
                temporary.unlink()
        reason = error.strerror or str(error)
        raise WriteError(
            f"cannot be written ({reason})", where=str(target), next="Choose another place with -o, or make room."
        ) from error


def _prepare(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes private files; a report is as readable as the user's other files.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary
