"""A place that several machines reach, by any address that fsspec understands: the only module that knows fsspec.

Objects are named by their SHA-256, so that what is read is what was written, and writing twice does nothing.
"""

from __future__ import annotations

import hashlib
import uuid
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from framing.errors import RunError


class Store:
    """Objects below ``address``, such as s3://desk/night, file:///shared/night or memory://night."""

    def __init__(self, address: str) -> None:
        """Raises RunError where fsspec, or what it needs for this kind of address, is not installed."""
        self.address = address
        try:
            self._system, self._folder = import_module("fsspec.core").url_to_fs(address)
        except (ImportError, ValueError) as error:
            advice = (
                "Install framing[dask] and what fsspec names for this kind of address, such as s3fs; see its manual."
            )
            raise RunError(f"the store cannot be used ({error})", where=address, next=advice) from error

    def put(self, path: Path) -> str:
        """Store a file; its name here."""
        with path.open("rb") as file:
            name = hashlib.file_digest(file, "sha256").hexdigest()
        place = self._place(name)
        try:
            if not self._system.exists(place):
                self._system.makedirs(self._folder, exist_ok=True)
                # A folder shows a file while it is being written; an object store shows it when it is whole.
                beside = f"{place}.{uuid.uuid4().hex}" if self._is_folder else place
                self._system.put_file(str(path), beside)
                if self._is_folder:
                    self._system.mv(beside, place)
        except OSError as error:
            raise self._failed("written to", error) from error
        return name

    def get(self, name: str, path: Path) -> None:
        """Fetch an object into a file. Raises RunError where it is gone or not what was stored."""
        try:
            self._system.get_file(self._place(name), str(path))
        except OSError as error:
            raise self._failed("read", error) from error
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != name:
                advice = "Give the run a place that nothing else writes to, and run again."
                raise RunError("an object in the store is not what was put there", where=self.address, next=advice)

    def forget(self, name: str) -> None:
        """Take an object away, if it is there."""
        with suppress(OSError):
            self._system.rm_file(self._place(name))

    def clear(self) -> None:
        """Take away what runs that were killed have left."""
        with suppress(OSError):
            self._system.rm(self._folder, recursive=True)

    @property
    def _is_folder(self) -> bool:
        protocol: Any = self._system.protocol
        return "file" in ((protocol,) if isinstance(protocol, str) else protocol)

    def _place(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"

    def _failed(self, what: str, error: OSError) -> RunError:
        why = str(error) or type(error).__name__
        return RunError(f"the store cannot be {what} ({why})", where=self.address, next="See to it, and run again.")
