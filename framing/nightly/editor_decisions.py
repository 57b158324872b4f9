"""What people decided, in ``story.toml``: articles put into a story, kept apart, or withdrawn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing import output, toml
from framing.errors import SettingsError

_ADVICE = (
    'Write [[pin]] story = "…", documents = ["…"], [[split]] documents = ["…", "…"] or [[withdraw]] documents = ["…"], '
    'reason = "…".'
)


@dataclass(frozen=True, slots=True)
class EditorDecisions:
    """Decisions on articles, which people call by key, place, id or address.

    ``pins`` gives the story of an article, ``splits`` those that never share one, ``withdrawn`` the reason for which an
    article stands in nothing that is published.
    """

    pins: Mapping[str, str]
    splits: tuple[tuple[str, ...], ...]
    withdrawn: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pin:
    story: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    documents: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Decisions:
    pin: tuple[_Pin, ...] = ()
    split: tuple[_Split, ...] = ()
    withdraw: tuple[_Withdrawal, ...] = ()


def by_hand(path: Path) -> EditorDecisions:
    """Read ``story.toml``; a file that does not exist decides nothing.

    Raises SettingsError naming the file and the entry that cannot be used.
    """
    if not path.is_file():
        return EditorDecisions({}, (), {})
    found = toml.open_file(path, advice=_ADVICE).record(_Decisions)
    for number, pin in enumerate(found.pin, 1):
        if not (pin.story.isalnum() and pin.story.isascii()):
            where = f"{path}: pin {number}"
            raise SettingsError("story must be a name of letters and digits", where=where, next=_ADVICE)
    for number, one in enumerate(found.withdraw, 1):
        if not one.reason.strip() or not all(one.documents):
            where = f"{path}: withdraw {number}"
            raise SettingsError("needs documents and a reason", where=where, next=_ADVICE)
    pins = {name: pin.story for pin in found.pin for name in pin.documents}
    withdrawn = {name: one.reason for one in found.withdraw for name in one.documents}
    return EditorDecisions(pins, tuple(split.documents for split in found.split), withdrawn)


def add_withdrawal(path: Path, names: Sequence[str], reason: str) -> None:
    """Write a ``[[withdraw]]`` at the end of ``story.toml``; what stands in it stays as it is. Raises WriteError."""
    before = path.read_bytes() if path.is_file() else b""
    listed = ", ".join(map(_quoted, names))
    entry = f"[[withdraw]]\ndocuments = [{listed}]\nreason = {_quoted(reason)}\n"
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    output.publish({path: before + gap + entry.encode("utf-8")})


def _quoted(text: str) -> str:
    """As a basic string of TOML, whose escapes are those of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=True).replace("\x7f", "\\u007f")
