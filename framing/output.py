"""Files appear whole or not at all: write beside the target, flush to disk, rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from framing.errors import WriteError


def publish(files: Mapping[Path, bytes], *, staging: Path | None = None) -> None:
    """Write all ``files`` or none of them; a reader never sees a partial file.

    Folders are made as needed. Files are prepared beside their targets, or in ``staging``, a folder of the same file
    system, so that even a kill leaves nothing half-written where readers look. Raises WriteError naming the file that
    could not be written; whatever had been prepared until then is removed again.
    """
    prepared: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, content in files.items():
            prepared.append((_prepare(target, content, staging or target.parent), target))
        for _, target in prepared:
            if target.is_dir():
                raise IsADirectoryError("a folder of that name is in the way")
        for temporary, target in prepared:
            temporary.replace(target)
        for folder in dict.fromkeys(target.parent for _, target in prepared):
            _settle(folder)
    except OSError as error:
        for temporary, _ in prepared:
            with suppress(OSError):
                temporary.unlink()
        in_the_way = next((folder for folder in target.parents if folder.is_file()), None)
        if in_the_way is not None:
            what = f"cannot be written, because {in_the_way} is a file and not a folder"
            raise WriteError(what, where=str(target), next="Name another folder with -o.") from error
        reason = error.strerror or str(error)
        raise WriteError(
            f"cannot be written ({reason})", where=str(target), next="Choose another place with -o, or make room."
        ) from error


def _settle(folder: Path) -> None:
    """Flush the folder itself: a rename that is not on disk yet is undone by a power cut."""
    with suppress(OSError):  # some file systems cannot flush folders; the files themselves are whole all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prepare(target: Path, content: bytes, folder: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=folder)
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
