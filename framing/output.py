"""Files appear whole or not at all: write beside the target, flush to disk, rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from io import BufferedWriter
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
        raise _refused(target, error) from error


class GrowingFile:
    """A file that is written bit by bit and appears whole: ``add`` to it, then ``publish`` it or ``drop`` it.

    Raises WriteError where it cannot be written.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        try:
            self._temporary, self._file = _begun(target, target.parent)
        except OSError as error:
            raise _refused(target, error) from error

    def add(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as error:
            self.drop()
            raise _refused(self._target, error) from error

    def publish(self) -> None:
        try:
            _finished(self._temporary, self._file)
            if self._target.is_dir():
                raise IsADirectoryError("a folder of that name is in the way")
            self._temporary.replace(self._target)
            _settle(self._target.parent)
        except OSError as error:
            self.drop()
            raise _refused(self._target, error) from error

    def drop(self) -> None:
        """Leave nothing of it; one that was published stays."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._temporary.unlink()


def _refused(target: Path, error: OSError) -> WriteError:
    """What an error in writing means to whoever asked for the file."""
    in_the_way = next((folder for folder in target.parents if folder.is_file()), None)
    if in_the_way is not None:
        what = f"cannot be written, because {in_the_way} is a file and not a folder"
        return WriteError(what, where=str(target), next="Name another folder with -o.")
    what = f"cannot be written ({error.strerror or error})"
    return WriteError(what, where=str(target), next="Choose another place with -o, or make room.")


def _settle(folder: Path) -> None:
    """Flush the folder itself: a rename that is not on disk yet is undone by a power cut."""
    with suppress(OSError):  # some file systems cannot flush folders; the files themselves are whole all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prepare(target: Path, content: bytes, folder: Path) -> Path:
    temporary, file = _begun(target, folder)
    try:
        with file:
            file.write(content)
            _finished(temporary, file)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _begun(target: Path, folder: Path) -> tuple[Path, BufferedWriter]:
    """A file that stands in for ``target`` until it is whole, open."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=folder)
    return Path(name), os.fdopen(handle, "wb")


def _finished(temporary: Path, file: BufferedWriter) -> None:
    """Flush it to disk and make it readable: it can be renamed now."""
    file.flush()
    os.fsync(file.fileno())
    file.close()
    # mkstemp makes private files; a report is as readable as the user's other files.
    umask = os.umask(0)
    os.umask(umask)
    temporary.chmod(0o666 & ~umask)
