"""The parts of an office file that hold words: unpacked within limits, with nothing in them that names other files."""

from __future__ import annotations

import io
import re
import zipfile

from framing.errors import ReadError
from framing.number_format import printed
from framing.read.limits import LIMITS, Limits
from framing.read.zip_errors import BROKEN_ZIP

_KINDS = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm")
_DECLARED = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,1000}\[", re.IGNORECASE)
_AGAIN = "Open it in the program it is from and save it again."


def parts(data: bytes, where: str, about: str, limits: Limits = LIMITS) -> dict[str, bytes]:
    """The XML parts of an office file by name; pictures and programs are left packed.

    Raises ReadError where it is broken, encrypted, larger than a document may be, or declares entities of its own.
    """
    found: dict[str, bytes] = {}
    room = limits.document
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.members:
                what = f"the {about} has more than {printed(limits.members)} parts"
                raise ReadError(what, where=where, next=_AGAIN)
            for entry in entries:
                if not entry.filename.lower().endswith(_KINDS):
                    continue
                if entry.flag_bits & 0x1:
                    raise ReadError(f"the {about} is encrypted", where=where, next="Save it without a password.")
                with archive.open(entry) as part:
                    words = part.read(room + 1)
                room -= len(words)
                if room < 0:
                    what = f"unpacked the {about} has more than {printed(limits.document)} bytes"
                    raise ReadError(what, where=where, next="Save the articles in it as files of their own.")
                if _DECLARED.search(words.replace(b"\x00", b"")):
                    what = f"the {about} declares entities of its own ({entry.filename[:80]})"
                    raise ReadError(what, where=where, next=_AGAIN)
                found.setdefault(entry.filename, words)
    except BROKEN_ZIP as error:
        raise ReadError(f"the {about} cannot be unpacked ({error})", where=where, next=_AGAIN) from error
    return found


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a file for a library that wants one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, words in parts.items():
            archive.writestr(zipfile.ZipInfo(name), words)
    file.seek(0)
    return file
