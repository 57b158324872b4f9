"""Analyses kept on disk: one file for the bytes of a document and the program that analysed them.

It holds the document's own bytes as well, so that an article can be analysed anew, by a newer program, after it has
left the pile. A file that is missing, cut short or of another version is as good as none.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from framing import model, output
from framing.model import Parsed

_LEVEL = 1  # a third of the size for a hundredth of the time that analysing takes
_SIGN = 12  # hex digits of the signature's digest in a file's name
_HEAD = 1 << 16  # bytes of a stored analysis unpacked at a time when only its head is wanted


class FoundDocument(NamedTuple):
    """A document as it was found: what reading it anew needs."""

    name: str  # its file's name, whose ending tells the format
    place: str  # for messages: "inbox/feed.jsonl:17"
    line: bool  # one line of JSON Lines
    data: bytes
    beside: bytes | None  # the TOML file beside it


class StoredAnalysis(NamedTuple):
    """One stored analysis. ``head`` holds facts, measures and the body's text."""

    head: Mapping[str, Any]
    source: FoundDocument
    parsed: Parsed


class Cache:
    """The folder of stored analyses."""

    def __init__(self, folder: Path, staging: Path, signature: str) -> None:
        self._folder, self._staging = folder, staging
        self._sign = hashlib.sha256(signature.encode()).hexdigest()[:_SIGN]

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.{self._sign}"

    def put(self, digest: str, entry: StoredAnalysis) -> None:
        """Store an analysis. Raises WriteError where that is impossible."""
        source = entry.source._replace(data=b"", beside=None)
        sizes = (len(entry.source.data), None if entry.source.beside is None else len(entry.source.beside))
        head = json.dumps([entry.head, source._asdict() | {"data": None, "beside": None}, sizes]).encode("ascii")
        packed = zlib.compress(
            b"\n".join((head, entry.source.data + (entry.source.beside or b"") + pickle.dumps(entry.parsed, 5))), _LEVEL
        )
        output.publish({self.path(digest): packed}, staging=self._staging)

    def head(self, digest: str) -> Mapping[str, Any] | None:
        """Facts, measures and text of an analysis, or None; the parse is not unpacked."""
        try:
            with self.path(digest).open("rb") as file:
                unpack, found = zlib.decompressobj(), b""
                while b"\n" not in found and (data := file.read(_HEAD)):
                    found += unpack.decompress(data)
            head: Mapping[str, Any] = json.loads(found.partition(b"\n")[0])[0]
        except (OSError, ValueError, zlib.error, IndexError):
            return None
        return head

    def get(self, digest: str) -> StoredAnalysis | None:
        """An analysis by the program of today, or None."""
        return _read(self.path(digest), whole=True)

    def holds(self, digest: str) -> bool:
        """Whether there is an analysis of a document, by whatever version of the program."""
        return any(self._versions(digest))

    def remove(self, digest: str) -> None:
        """Take all analyses of a document away."""
        for path in self._versions(digest):
            path.unlink(missing_ok=True)

    def _versions(self, digest: str) -> list[Path]:
        return sorted((self._folder / digest[:2]).glob(f"{digest}.*"))

    def source(self, digest: str) -> FoundDocument | None:
        """The bytes of a document that any program analysed, or None."""
        for path in self._versions(digest):
            entry = _read(path, whole=False)
            if entry is not None:
                return entry.source
        return None


def _read(path: Path, *, whole: bool) -> StoredAnalysis | None:
    try:
        line, _, rest = zlib.decompress(path.read_bytes()).partition(b"\n")
        head, source, (data, beside) = json.loads(line)
        end = data + (beside or 0)
        fields = source | {"data": rest[:data], "beside": None if beside is None else rest[data:end]}
        # Without the parse an entry only serves for its source, which outlives the version that wrote it.
        parsed: Any = _Records(io.BytesIO(rest[end:])).load() if whole else None
        return StoredAnalysis(head, FoundDocument(**fields), parsed)
    except (OSError, ValueError, TypeError, AttributeError, EOFError, zlib.error, pickle.UnpicklingError):
        return None


class _Records(pickle.Unpickler):
    """Unpacks our own records and nothing else: a stored file must not be able to run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("framing.model.") and name in model.__all__:
            return getattr(model, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a stored analysis")
