"""Bytes to text: which encoding it is, said aloud, or why these bytes are no article."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple, NoReturn

from framing.errors import ReadError
from framing.number_format import printed

# Leading bytes of common formats that are not text (each format's own specification).
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture, sound or video)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg sound or video file"),
    (b"ID3", "an MP3 sound file"),
    (b"{\\rtf", "a rich text (RTF) document"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its first two bytes are UTF-16's mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WORD = re.compile(r"\w")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")

CONTROLS = 3  # so many control characters are let pass in the shortest text
CONTROL_SHARE = 0.05  # above this share of control characters, bytes are not an article
HIGH_SHARE = 0.35  # Western text has far fewer bytes above 127; more means another alphabet's encoding
UTF16_SPACES = 0.02  # a right reading of UTF-16 has at least this share of spaces and line ends
# Where the rest reads as text without them, zero bytes belong to UTF-16 only in Latin script, where they are half of
# it; fewer are strays in a file of another kind, however short it is.
UTF16_ZEROS = 0.25


class Decoded(NamedTuple):
    """The text, the encoding it was in, and what a reader should know about how it was decoded."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(data: bytes, where: str) -> Decoded:
    """Text of a file: UTF-8, UTF-16 or UTF-32 where the bytes say so, else Windows-1252 or Latin-1.

    Args:
        data: The file's bytes. A byte order mark is not part of the text; everything else is kept as it is.
        where: What the file is called in messages.

    Returns:
        The text, the encoding it was in, and notes for a reader on how it was decoded.

    Raises:
        ReadError: The bytes are empty, without a word, or not text.

    Example:
        >>> import framing
        >>> framing.decode("Caf\\xe9".encode("windows-1252"), "menu.txt").encoding
        'windows-1252'
    """
    if not data:
        raise ReadError("the file is empty", where=where, next="Give a file with an article's text.")
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            _refuse(f"this is {kind}, not plain text", where)
    decoded = _decode(data, where)
    check(decoded.text, where)
    return decoded


def without_mark(head: bytes) -> bytes:
    """A file's beginning without byte order mark, and without the zero bytes that UTF-16 and UTF-32 have in Latin."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            head = head[len(mark) :]
            return head.replace(b"\x00", b"") if encoding != "utf-8" else head
    return head


def check(text: str, where: str) -> None:
    """Refuse text that holds no word, or holds mostly control characters."""
    if not _WORD.search(text):
        raise ReadError("there are no words in it", where=where, next="Give a file with an article's text.")
    controls = len(_CONTROLS.findall(text))
    if controls > max(CONTROLS, CONTROL_SHARE * len(text)):
        _refuse(
            f"{printed(controls)} of {printed(len(text))} characters are control characters, so it is not text", where
        )


def _refuse(what: str, where: str) -> NoReturn:
    raise ReadError(what, where=where, next="Save the article's text as a .txt or .md file.")


def _decode(data: bytes, where: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_replacement(data[len(mark) :], encoding)
    if b"\x00" in data:
        order = _utf16_without_mark(data)
        if order is None:
            _refuse("it holds NUL bytes, so it is a binary file, not text", where)
        note = f"decoded as {order.upper()}, which its zero bytes show; it has no byte order mark"
        return Decoded(data.decode(order), order, (note,))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return _legacy(data, where)


def _with_replacement(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        note = f"some bytes are not valid {encoding.upper()} and show as � ({broken} times)"
        return Decoded(text, encoding, (note,))
    return Decoded(text, encoding, ())


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order in which spaces and line ends stand where text has them; None when neither shows."""
    if data.count(0) < UTF16_ZEROS * len(data) and _plain(data.replace(b"\x00", b"")):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        gaps = text.count(" ") + text.count("\n") + text.count("\r")
        short_ascii = len(text) < 50 and text.isascii()
        if "\x00" not in text and (gaps >= UTF16_SPACES * len(text) or short_ascii):
            return encoding
    return None


def _plain(data: bytes) -> bool:
    """Whether the bytes read as text of one byte a character, or as UTF-8."""
    try:
        return not _CONTROLS.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _legacy(data: bytes, where: str) -> Decoded:
    high = sum(1 for _ in _HIGH.finditer(data))
    in_sequences = sum(len(match.group()) for match in _MULTIBYTE.finditer(data))
    if in_sequences > high / 2:
        return _with_replacement(data, "utf-8")
    if high > HIGH_SHARE * len(data):
        _refuse("it is neither UTF-8 nor UTF-16 nor in a Western encoding", where)
    try:
        return Decoded(data.decode("windows-1252"), "windows-1252", ("decoded as Windows-1252: it is not UTF-8",))
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", ("decoded as Latin-1: it is neither UTF-8 nor Windows-1252",))
