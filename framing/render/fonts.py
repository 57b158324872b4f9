"""The shipped fonts as style rules with the font files inside, so that a page needs nothing but itself; and what they
do not hold.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple


class _Face(NamedTuple):
    file: str
    family: str
    weight: str
    extended: bool  # holds the letters of Central European and other Latin alphabets


_FACES = (
    _Face("source-sans-3-latin-variable.woff2", "Framing Sans", "400 700", False),
    _Face("source-serif-4-latin-400.woff2", "Framing Serif", "400", False),
    _Face("source-serif-4-latin-600.woff2", "Framing Serif", "600", False),
    _Face("source-sans-3-latin-ext-variable.woff2", "Framing Sans", "400 700", True),
    _Face("source-serif-4-latin-ext-400.woff2", "Framing Serif", "400", True),
    _Face("source-serif-4-latin-ext-600.woff2", "Framing Serif", "600", True),
)

# What each half of the fonts holds, as their makers divide them.
_BASIC = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_EXTENDED = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF"
)
_EXTENDED_BLOCKS = ((0x100, 0x2FF), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF))


def faces(text: str, folder: Path) -> str:
    """@font-face rules for a page that prints ``text``; the extended half only if the text needs it."""
    wide = any(first <= ord(c) <= last for c in set(text) if c > "\xff" for first, last in _EXTENDED_BLOCKS)
    return "".join(_rule(face, folder) for face in _FACES if wide or not face.extended)


def linked_faces(address: str) -> str:
    """The same rules for pages of a server that has the files of ``files`` at that address."""
    return "".join(_face_rule(face, f"{address}{face.file}") for face in _FACES)


def files() -> tuple[str, ...]:
    """The names of the font files in the folder for screens."""
    return tuple(face.file for face in _FACES)


@cache
def _rule(face: _Face, folder: Path) -> str:
    data = b64encode((folder / face.file).read_bytes()).decode("ascii")
    return _face_rule(face, f"data:font/woff2;base64,{data}")


def _face_rule(face: _Face, address: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:normal;font-display:block;'
        f'src:url({address})format("woff2");'
        f"unicode-range:{_EXTENDED if face.extended else _BASIC}}}\n"
    )


_PRINTED_ANYHOW = 0x590  # below stand the alphabets of Europe, which the fonts for paper hold
_NOT_SEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})  # classes of what leaves no box of its own


def unprintable(text: str, folder: Path) -> str:
    """The characters of ``text`` that no font for paper in ``folder`` holds, each once, by code point.

    On paper they are boxes; a screen asks the system's own fonts for them.
    """
    rare = sorted(c for c in set(text) if ord(c) >= _PRINTED_ANYHOW and unicodedata.category(c) not in _NOT_SEEN)
    return "".join(c for c in rare if ord(c) not in _held(folder)) if rare else ""


@cache
def _held(folder: Path) -> frozenset[int]:
    """The code points of all fonts of a folder. The library that reads them comes with WeasyPrint."""
    reader = import_module("fontTools.ttLib").TTFont
    return frozenset(code for path in sorted(folder.glob("*.ttf")) for code in reader(path, lazy=True).getBestCmap())
