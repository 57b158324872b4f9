"""What is inside a PDF: the records attached to it, or the words on its pages.

Run as ``python -m framing.verify.pdf_content``, a child process with limits, because a PDF of a few kilobytes may
unpack to more than a machine holds: a PDF on standard input; on standard output a line on which of its pages a report
has, and the records. After the line ``words`` on standard input come the words of its pages instead, as JSON, and after
``census`` all that it is made of.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zlib
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from framing.render.pdf import ATTACHED, DRAWN_WITH, PAGES
from framing.verify.differences import Difference
from framing.verify.pdf_census import Census, census
from framing.workers import Worker

LARGEST = 200_000_000  # bytes of a report, and of the records packed in one: some hundred times a usual one
_MEMORY = 2_000_000_000  # bytes the child may use: a report of six long articles needs a quarter
_SECONDS = 120  # of computing
_WORDS, _CENSUS = b"words\n", b"census\n"
_MAPPED = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_QUOTED = 60
_PAGES = 40  # characters of what a report may say of its pages


class Printed(NamedTuple):
    """What a PDF says on its pages, and the libraries it says it was drawn with ("?" where it doesn't)."""

    drawn_with: str
    pages: tuple[str, ...]


def printed(data: bytes) -> Printed:
    """The words on the pages of a PDF. Raises RunError for one that cannot be read."""
    with Worker("framing.verify.pdf_content") as child:
        drawn_with, pages = json.loads(child.finish(_WORDS + data))
    return Printed(drawn_with, tuple(pages))


def made_of(data: bytes) -> Census:
    """All that a PDF is made of. Raises RunError for one that cannot be read."""
    with Worker("framing.verify.pdf_content") as child:
        return Census(*json.loads(child.finish(_CENSUS + data)))


def first(one: Printed, two: Printed) -> Difference | None:
    """The first page whose words differ, with the words around the place; None where every word is the same."""
    for number, (mine, theirs) in enumerate(zip(one.pages, two.pages, strict=False), 1):
        if mine != theirs:
            at = next((i for i, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), None)
            at = min(len(mine), len(theirs)) if at is None else at
            return Difference(f"page {number}", *(_around(page, at) for page in (mine, theirs)))
    if len(one.pages) != len(two.pages):
        return Difference("the number of pages", str(len(one.pages)), str(len(two.pages)))
    return None


def _around(page: str, at: int) -> str:
    start = max(0, at - _QUOTED // 2)
    return f"“{page[start : at + _QUOTED]}”"


def _records(pdf: Any) -> bytes:
    for name, spec in pdf.attachments.items():
        if name == ATTACHED:
            return _unpacked(spec.get_file().obj)
    raise ValueError("holds no records, so nothing in it can be recounted")


def _pages(pdf: Any) -> bytes:
    told = str(pdf.docinfo.get(f"/{PAGES}", ""))
    return told[:_PAGES].encode("ascii", "replace").replace(b"\n", b" ")


def _unpacked(stream: Any) -> bytes:
    """The attachment, packed once at most, as framing packs it, and never more of it than a report may hold."""
    packed = stream.read_raw_bytes()
    if "/DecodeParms" in stream or stream.get("/Filter") not in (None, "/FlateDecode"):
        raise ValueError("holds records that are not packed as framing packs them")
    if "/Filter" not in stream:
        return bytes(packed)
    unpacking = zlib.decompressobj()
    records = unpacking.decompress(packed, LARGEST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("holds records that are cut short, or larger than any report")
    return records


def _said(pdf: Any, pikepdf: Any) -> bytes:
    fonts: dict[Any, dict[str, str]] = {}
    pages = [_page(page, fonts, pikepdf) for page in pdf.pages]
    told = [str(pdf.docinfo.get(key, "?")) for key in ("/Creator", "/Producer", f"/{DRAWN_WITH}")]
    return json.dumps([", ".join(told), pages]).encode("ascii")


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


def limited() -> None:
    """Keep this process within the memory and the time that an honest PDF needs."""
    with suppress(ImportError, ValueError, OSError):  # not every system can
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main() -> int:
    """Answer one request. Every fault of the file ends in one line."""
    limited()
    data = sys.stdin.buffer.read()
    words, whole = data.startswith(_WORDS), data.startswith(_CENSUS)
    pikepdf = import_module("pikepdf")
    try:
        if whole:
            found = json.dumps(census(data.removeprefix(_CENSUS))).encode("ascii")
        else:
            with pikepdf.open(io.BytesIO(data.removeprefix(_WORDS))) as pdf:
                found = _said(pdf, pikepdf) if words else _pages(pdf) + b"\n" + _records(pdf)
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
