"""What the server and its child processes say to each other: a line of JSON, and bytes behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import asyncio  # which the child has no use for

LONGEST = 1 << 20  # bytes of the line; texts stand behind it


class ByteSource(Protocol):
    """What bytes are read from."""

    def readline(self, size: int = -1, /) -> bytes:
        """Up to the end of a line."""

    def read(self, size: int = -1, /) -> bytes | None:
        """So many bytes."""


class ChildMessage(NamedTuple):
    """``head`` says what it is about, ``parts`` are texts, records and reports."""

    head: Mapping[str, Any]
    parts: Sequence[bytes] = ()


def packed(frame: ChildMessage) -> bytes:
    """A frame as bytes that can be sent."""
    line = json.dumps({**frame.head, "sizes": [len(part) for part in frame.parts]}).encode("ascii") + b"\n"
    return b"".join((line, *frame.parts))


def received(stream: ByteSource) -> ChildMessage | None:
    """The next frame; None where the stream ends."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    return ChildMessage(head, [stream.read(size) or b"" for size in head.pop("sizes")])


async def awaited(stream: asyncio.StreamReader) -> ChildMessage | None:
    """The next frame, for who must not wait; None where the stream ends, in the middle of one too."""
    try:
        head = json.loads(await stream.readuntil(b"\n"))
        return ChildMessage(head, [await stream.readexactly(size) for size in head.pop("sizes")])
    except (EOFError, ConnectionError):
        return None
