"""The rules every writer keeps, as a battery that its author can run: ``framing.check_writer(write)``."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from framing.errors import WriteError
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.model import Comparison
    from framing.render.writers import Writer

_SETTINGS = Settings(draws=200)
# Written for this battery: two plain articles, and three that hold what breaks a page.
_STORIES: tuple[tuple[str, ...], ...] = (
    (
        "Ferry runs again\n\nThe ferry sailed on Monday after two years. “It may rain,” said Ada Holm.\n\n"
        "About 300 people were aboard, the office said. It cost $4.2 million.",
        "Ferry back after repairs\n\nAfter two years the ferry sailed on Monday, and 280 people were aboard.\n\n"
        "Ada Holm, the harbour master, said it might rain. Critics called the repair a waste.",
    ),
    (
        "<script>alert('perhaps')</script>\n\n{{ 7 * 7 }} ${x} %s \\n said Ada Holm & “Sons”. ]]> <!-- -->",
        "العبّارة تأخرت اليوم\n\nقال الربان إن الرياح قوية. 👩‍✈️🚢 Le\u0301a said so.\u2028Zoe\u0308 did not.",
        "Sign up to our newsletter\nShare this",
    ),
)


def check_writer(write: Writer) -> None:
    """Run every check on one writer; return nothing when all hold.

    It writes comparisons of plain articles and of articles that hold markup, other scripts and no body: bytes, the same
    each time, in every time zone and under every hash seed, and it leaves the comparison as it was.

    Args:
        write: the function that an entry point of ``framing.writers`` names. It must be importable (a name in a
            module), since one check runs it in a second interpreter.

    Raises:
        WriteError: it names the writer and the rule it breaks.

    Example:
        >>> import framing
        >>> from framing.render.records.json import write
        >>> framing.check_writer(write)
    """
    from framing.api.comparing import compare
    from framing.render.records import json

    plain = [compare([article.encode() for article in story], _SETTINGS, name="check") for story in _STORIES]
    made = [replace(comparison, oracle=()) for comparison in plain]  # without textstat, which would be asked each time
    before = [json.write(comparison, _SETTINGS) for comparison in made]
    written = [_written(write, comparison) for comparison in made]
    if not any(written):
        raise _broken(write, "writes nothing of any comparison")
    if _written(write, made[-1]) != written[-1]:
        raise _broken(write, "writes something else the second time")
    if [json.write(comparison, _SETTINGS) for comparison in made] != before:
        raise _broken(write, "changes the comparison")
    _check_elsewhere(write, made, _digest(written))


def _written(write: Writer, comparison: Comparison) -> bytes:
    try:
        found: object = write(comparison, _SETTINGS)
    except Exception as error:
        articles = ", ".join(repr(profile.parsed.document.text[:20]) for profile in comparison.profiles)
        what = f"fails on the articles {articles} ({type(error).__name__}: {error})"
        raise _broken(write, what) from error
    if not isinstance(found, bytes):
        raise _broken(write, f"gives {type(found).__name__}, not bytes")
    return found


def _check_elsewhere(write: Writer, made: Sequence[Comparison], digest: str) -> None:
    """A second interpreter with another hash seed, in another time zone, must write the same."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    zone = "Asia/Tokyo" if os.environ.get("TZ") == "Pacific/Kiritimati" else "Pacific/Kiritimati"
    child = subprocess.run(  # noqa: S603 - our own interpreter, module and data
        [sys.executable, "-m", __spec__.name, write.__module__, write.__qualname__],
        input=pickle.dumps(list(made)),
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        capture_output=True,
        check=False,
    )
    if child.returncode != 0:
        words = child.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise _broken(write, f"cannot be run in a second interpreter ({words[-1]})")
    if child.stdout.decode().strip() != digest:
        what = "writes something else under another PYTHONHASHSEED and TZ: it iterates over a set, or asks the clock"
        raise _broken(write, what)


def _digest(written: Sequence[bytes]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(data).digest() for data in written)).hexdigest()


def _broken(write: Writer, what: str) -> WriteError:
    where = f"writer {write.__module__}:{write.__qualname__}"
    return WriteError(what, where=where, next="Correct the writer and check it again.")


def _main(module: str, name: str, read: Callable[[], bytes], write: Callable[[str], object]) -> None:
    """What the second interpreter does: find the writer, and print a digest of what it writes."""
    writer = getattr(import_module(module), name, None)
    if writer is None:
        raise SystemExit(f"{module} has no {name!r}")
    made = pickle.loads(read())  # noqa: S301 - made by the parent a moment ago
    write(_digest([_written(writer, comparison) for comparison in made]))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], sys.stdin.buffer.read, sys.stdout.write)
