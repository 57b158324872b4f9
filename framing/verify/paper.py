"""What is inside a PDF: the records attached to it, or the words on its pages.

Run as ``python -m framing.verify.paper``, a child process with limits, because a PDF of a few kilobytes may unpack to
more than a machine holds: a PDF on standard input, the records on standard output. After the line ``words`` on
standard input come the words instead, as a JSON list of pages; after ``drawn`` the libraries it was drawn with.
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from framing.errors import RunError
from framing.render.pdf import ATTACHED, DRAWN_WITH
from framing.verify.differences import Difference
from framing.workers import Worker

_MEMORY = 2_000_000_000  # bytes the child may use: a report of six long articles needs a quarter
_SECONDS = 120  # of computing
_WORDS, _DRAWN = b"words\n", b"drawn\n"
_MAPPED = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_QUOTED = 60


def first(printed: bytes, redrawn: bytes) -> Difference | None:
    """The first page whose words differ, with the words around the place; None where every word is the same."""
    one, two = pages(printed), pages(redrawn)
    for number, (mine, theirs) in enumerate(zip(one, two, strict=False), 1):
        if mine != theirs:
            at = next((i for i, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), None)
            at = min(len(mine), len(theirs)) if at is None else at
            return Difference(f"page {number}", *(_around(page, at) for page in (mine, theirs)))
    if len(one) != len(two):
        return Difference("the number of pages", str(len(one)), str(len(two)))
    return None


def first_word(printed: bytes, redrawn: bytes) -> Difference | None:
    """The first words that only one of two PDFs has, wherever lines and pages end; None where there are none."""
    one, two = (" ".join(pages(data)).split() for data in (printed, redrawn))
    extra, missing = (_beside(mine, set(theirs)) for mine, theirs in ((one, two), (two, one)))
    return Difference("the words of its pages", extra, missing) if extra != missing else None


def _beside(words: list[str], others: set[str]) -> str:
    return next((f"“{word}”" for word in words if word not in others), "nothing else")


def drawn_with(data: bytes) -> str:
    """The libraries a PDF says it was drawn with, as it says it; "?" where it doesn't."""
    with Worker("framing.verify.paper") as child:
        return child.finish(_DRAWN + data).decode("utf-8", "replace")


def _around(page: str, at: int) -> str:
    start = max(0, at - _QUOTED // 2)
    return f"“{page[start : at + _QUOTED]}”"


def pages(data: bytes) -> list[str]:
    """The words of each page of a PDF; none of one that cannot be read."""
    with Worker("framing.verify.paper") as child:
        try:
            found: list[str] = json.loads(child.finish(_WORDS + data))
        except RunError:
            return []
    return found


def _records(pdf: Any) -> bytes:
    for name, spec in pdf.attachments.items():
        if name == ATTACHED:
            return bytes(spec.get_file().read_bytes())
    raise ValueError("holds no records, so nothing in it can be recounted")


def _words(pdf: Any, pikepdf: Any) -> list[str]:
    fonts: dict[Any, dict[str, str]] = {}
    return [_page(page, fonts, pikepdf) for page in pdf.pages]


def _page(page: Any, fonts: dict[Any, dict[str, str]], pikepdf: Any) -> str:
    said: list[str] = []
    letters: dict[str, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = _letters(page.Resources.Font[str(operands[0])], fonts)
        elif str(operator) in ("TJ", "Tj"):
            runs = operands[0] if str(operator) == "TJ" else operands
            raw = "".join(bytes(run).hex() for run in runs if isinstance(run, pikepdf.String))
            said.append("".join(letters.get(raw[at : at + 4].lower(), "") for at in range(0, len(raw), 4)))
    return " ".join(" ".join(said).split())


def _letters(font: Any, fonts: dict[Any, dict[str, str]]) -> dict[str, str]:
    key = font.objgen
    if key not in fonts:
        table = bytes(font.ToUnicode.read_bytes()).decode("latin-1") if "/ToUnicode" in font else ""
        fonts[key] = {
            glyph.lower(): bytes.fromhex(text).decode("utf-16-be", "replace") for glyph, text in _MAPPED.findall(table)
        }
    return fonts[key]


def _limited() -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system can
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main() -> int:
    """Answer one request. Every fault of the file ends in one line."""
    _limited()
    data = sys.stdin.buffer.read()
    wanted = next((line for line in (_WORDS, _DRAWN) if data.startswith(line)), b"")
    pikepdf = import_module("pikepdf")
    try:
        with pikepdf.open(io.BytesIO(data.removeprefix(wanted))) as pdf:
            if wanted == _WORDS:
                found = json.dumps(_words(pdf, pikepdf)).encode("ascii")
            elif wanted == _DRAWN:
                found = str(pdf.docinfo.get(f"/{DRAWN_WITH}", "?")).encode("utf-8", "replace")
            else:
                found = _records(pdf)
    except MemoryError:
        sys.exit("unpacks to more than this machine should hold")
    except ValueError as error:
        sys.exit(str(error))
    except Exception as error:  # a damaged file may fail anywhere in the library
        sys.exit(f"is a damaged PDF, or none that can be opened ({' '.join(str(error).split())[:120]})")
    sys.stdout.buffer.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
