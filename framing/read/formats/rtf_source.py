"""Rich text before it is converted: without what is not seen, and without what a converter would not survive."""

from __future__ import annotations

import re

from framing.errors import ReadError

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|(?P<words>[^\\{}\r\n\x00-\x08\x0b-\x1f\x80-\uffff]{1,400})|[\r\n]+|(?P<high>[\x80-\xff])|.",
    re.DOTALL,
)
_MAC = re.compile(r"\\(?:ansicpg10000|mac)(?![A-Za-z0-9])")
_SPACES = frozenset(("softline", "column", "softcol"))
_HIDING = frozenset(("v", "deleted"))
_BREAKS = frozenset(("par", "line", "tab", "cell", "row", "page", "sect"))
_FONTS = 60_000  # characters of a table of fonts; the converter's time grows with its square
_HEAD = 2_000  # characters in which a file's alphabet is named
_LINE = 800  # the converter looks for links line by line, in time that grows with a line's length
_UNICODE = 0xFFFF


def prepared(source: str, where: str) -> str:
    """``source``, a file's bytes as Latin-1, for the converter. Linear time. Raises ReadError for what it must not get.

    Hidden and deleted words and the addresses of links are left out, letters of a Mac's alphabet are numbered.
    """
    mac = _MAC.search(source[:_HEAD]) is not None
    pieces: list[str] = []
    stack: list[tuple[bool, bool]] = []
    hidden = link = False
    width = skip_to = 0
    for token in _TOKEN.finditer(source):
        if token.start() < skip_to:
            continue
        kind, out = token.lastgroup, token.group()
        if kind == "brace":
            if out == "{":
                stack.append((hidden, link))
            elif stack:
                hidden, link = stack.pop()
        elif kind in ("word", "number"):
            word, number = token["word"].lower(), token["number"]
            out = f"\\{token['word']}{number or ''} "  # what stood behind it may be left out
            if word == "bin":
                skip_to, out = token.end() + max(int(number or 0), 0), ""
            elif word in _HIDING:
                hidden, out = number != "0", ""
            elif word == "plain":
                hidden = False
            elif word == "fldinst":
                link = True
            elif word == "u":
                value = int(number) if number else 0
                out = "" if hidden or not number or abs(value) > _UNICODE else f"\\u{number} "
            elif word == "uc":
                out = f"\\uc{min(abs(int(number or 1)), 9)} "
            elif word in _SPACES:
                out = "\\~"
            elif (word == "ansicpg" and number == "10000") or (hidden and word in _BREAKS):
                out = ""
        elif hidden or link:
            out = out if out == "\\*" else ""
        elif kind in ("byte", "high"):
            code = int(token["byte"], 16) if kind == "byte" else ord(out)
            out = _letter(code, mac)
        elif kind == "sign":
            out = {"\\-": "", "\\\n": "\\par ", "\\\r": "\\par "}.get(out, out)
        elif kind is None and out[0] not in "\r\n":
            out = ""
        elif kind is None:
            continue
        pieces.append(out)
        width += len(out)
        if width > _LINE or out == "{":
            pieces.append("\n")
            width = 0
    found = "".join(pieces)
    begins = found.find("\\fonttbl")
    if begins >= 0 and found.count("\\fcharset") > 1 and _group_length(found, begins) > _FONTS:
        raise ReadError("its table of fonts is too long", where=where, next="Save its text as a .txt file.")
    return found


def _letter(code: int, mac: bool) -> str:
    if mac and code > 127:
        return f"{{\\uc1\\u{ord(bytes((code,)).decode('mac_roman'))} ?}}"
    return f"\\'{code:02x}"


def _group_length(source: str, at: int) -> int:
    depth = 1
    for brace in re.finditer(r"[{}]", source[at:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return len(source) - at
