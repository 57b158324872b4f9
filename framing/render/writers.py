"""Who writes which format: the writers that are installed, ours among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import EntryPoint

from framing import plugins
from framing.errors import UsageError, WriteError
from framing.model import Comparison
from framing.settings import Settings

GROUP = "framing.writers"
USUAL = ("html", "pdf", "json")  # what is written where nobody asks for others

type Writer = Callable[[Comparison, Settings], bytes]


@cache
def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in plugins.points(GROUP)}


def installed() -> tuple[str, ...]:
    """The formats that can be written, the usual ones first, then others by name; a report is named after its own."""
    return (*USUAL, *sorted(_points().keys() - set(USUAL)))


def writer(format: str) -> Writer:
    """Who writes a format. Raises UsageError where nobody does, WriteError for a writer that cannot be loaded."""
    require((format,), "")
    try:
        found: Writer = _points()[format].load()
    except (ImportError, AttributeError) as error:
        advice = "Install its package anew, or remove it."
        raise WriteError(f"cannot be loaded ({error})", where=f"writer {format}", next=advice) from error
    return found


def require(formats: Sequence[str], where: str) -> None:
    """Raises UsageError, naming ``where``, for formats that nobody writes and for none at all."""
    unknown = [name for name in formats if name not in _points()]
    if unknown or not formats:
        what = f"no writer for format {unknown[0]!r} is installed" if unknown else "no format is named"
        raise UsageError(what, where=where, next=f"Choose from {', '.join(installed())}.")
