"""The input folders as they are: regular files are the pile, and everything else is passed over with a reason.

A desk's folder holds more than articles: pipes and sockets of other programs, links that lead elsewhere, what an
operating system leaves behind, files that are still being copied. Nothing of it is opened.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from framing.nightly.log import Tell

DEEPEST = 20  # folders within folders
_RECENT = 10.0  # seconds since a file was last written in which its copying may still go on
_PAUSE = 0.3  # seconds for which such a file is watched
_NAMED = 5  # places named for one reason; of the others the number is told
_PAGES = (".html", ".htm", ".xhtml")
_BESIDE_PAGE = re.compile(r"[-_.]\w+", re.ASCII)  # what a browser adds to a page's name for the folder of its parts
_PARTS = re.compile(r".*_files\Z", re.IGNORECASE)  # the same without its page
# What operating systems, their file managers and network drives leave in every folder.
_SYSTEM = frozenset(
    ("desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "icon\r", "__macosx", "$recycle.bin",
     "system volume information", "lost+found", "@eadir")
)  # fmt: skip
# "~$report.docx" and "report.lock" say that a program has a file open; the rest is what programs call half a file.
_UNFINISHED = re.compile(
    r"~\$.*|.*~|.*\.(?:lock|lck|part|partial|filepart|crdownload|download|opdownload|tmp|temp|swp|swx|swo)",
    re.IGNORECASE,
)


class PassedOver(NamedTuple):
    """Something in an input folder that is no article, and why."""

    place: Path | str
    why: str


def walk(folder: Path, growing: Collection[Path] = ()) -> Iterator[Path | PassedOver]:
    """Every regular file below ``folder``, in the order of names, and what is passed over.

    ``growing`` are files that are passed over as unfinished. Raises OSError where the folder itself cannot be looked
    into; one below it that vanished or is locked is passed over.
    """
    return _walk(folder, folder.resolve(), growing, ())


def _walk(
    folder: Path, root: Path, growing: Collection[Path], above: tuple[tuple[int, int], ...]
) -> Iterator[Path | PassedOver]:
    try:
        own = folder.stat()
        found = _entries(folder)
    except OSError as error:
        if not above:
            raise
        yield PassedOver(folder, f"cannot be looked into ({error.strerror})")
        return
    if (own.st_dev, own.st_ino) in above:
        yield PassedOver(folder, "leads back to a folder that it is in")
        return
    if len(above) > DEEPEST:
        yield PassedOver(folder, f"lies more than {DEEPEST} folders deep")
        return
    pages = [name.rpartition(".")[0] for name, is_folder in found if not is_folder and name.lower().endswith(_PAGES)]
    for name, is_folder in found:
        path = folder / name
        why = _unwanted(name) or (_of_a_page(name, pages) if is_folder else "")
        if why:
            yield PassedOver(path, why)
        elif is_folder:
            yield from _walk(path, root, growing, (*above, (own.st_dev, own.st_ino)))
        elif not name.lower().endswith(".toml"):
            why = "is still being written" if path in growing else _no_file(path, root)
            yield PassedOver(path, why) if why else path


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """Names in a folder, ascending, each with whether it is a folder itself (a link to one is none)."""
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)


def _unwanted(name: str) -> str:
    if name.lower() in _SYSTEM or name == ".DS_Store":
        return "is the operating system's"
    if name.startswith("."):
        return "is hidden"
    return "is a lock, or half a file" if _UNFINISHED.fullmatch(name) else ""


def _of_a_page(name: str, pages: Iterable[str]) -> str:
    beside = any(name.startswith(page) and _BESIDE_PAGE.fullmatch(name[len(page) :]) for page in pages)
    return "holds the parts of a saved page" if beside or _PARTS.match(name) else ""


def _no_file(path: Path, root: Path) -> str:
    """Why a path is no regular file of this folder; "" for one that is."""
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            return "is a link that leads out of the folder"
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "is no longer there, or a link to what is not"
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself
        return f"cannot be looked at ({getattr(error, 'strerror', None) or 'a link that leads to itself'})"
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return "is a link to a folder"
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISCHR, "a device"),
    )
    return f"is {next((what for of_kind, what in kinds if of_kind(mode)), 'no regular file')}"


def growing(folders: Iterable[Path]) -> frozenset[Path]:
    """Files that are being written while we look: those of the last seconds are looked at twice."""
    before: dict[Path, tuple[int, int]] = {}
    now = time.time()
    for folder in folders:
        for path in walk(folder):
            if isinstance(path, Path) and (state := _state(path)) and abs(now - state[1] / 1e9) < _RECENT:
                before[path] = state
    if before:
        time.sleep(_PAUSE)
    return frozenset(path for path, state in before.items() if _state(path) != state)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def tell_of(passed: Iterable[PassedOver], tell: Tell) -> None:
    """A line a reason, with the first few places: a folder may hold thousands of the same."""
    reasons: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for place, why in passed:
        counts[why] = counts.get(why, 0) + 1
        if counts[why] <= _NAMED:
            reasons.setdefault(why, []).append(str(place))
    for why, places in sorted(reasons.items()):
        tell.say("passed over", why=why, count=counts[why], places=places)


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """A regular file to be read. Whatever else has taken its place meanwhile is not waited for: OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(None, "it is no regular file", str(path))
        yield file
