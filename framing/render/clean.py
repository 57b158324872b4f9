"""Text as a page can show it: characters that would steer the reader's machine become characters that can be seen."""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"

# Bidirectional controls change the order in which other characters appear; shown by name, they change nothing.
_BIDI = {
    0x202A: "[LRE]",
    0x202B: "[RLE]",
    0x202C: "[PDF]",
    0x202D: "[LRO]",
    0x202E: "[RLO]",
    0x2066: "[LRI]",
    0x2067: "[RLI]",
    0x2068: "[FSI]",
    0x2069: "[PDI]",
}
_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},  # control pictures: ␀ ␁ …
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **_BIDI,
    0x2028: "\n",
    0x2029: "\n",
    0xFFFE: _REPLACEMENT,
    0xFFFF: _REPLACEMENT,
}
# Half of a pair that encodes nothing by itself, and the last two code points of every plane, which no page may hold.
_UNPRINTABLE = re.compile(
    f"[\ud800-\udfff{''.join(chr(p << 16 | 0xFFFE) + chr(p << 16 | 0xFFFF) for p in range(1, 17))}]"
)


def visible(text: str) -> str:
    """``text`` with control characters, direction overrides and lone surrogates made visible.

    The result holds no character that HTML forbids and none that reorders its neighbours; it always encodes as
    UTF-8. Positions shift, so spans are cut first and cleaned afterwards.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub(_REPLACEMENT, text.translate(_TABLE))


def excerpt(text: str, limit: int = 90) -> str:
    """``text`` on one line, cut at a word with an ellipsis when longer than ``limit`` characters."""
    line = " ".join(visible(text[: limit * 4]).split())
    if len(line) <= limit and len(text) <= limit * 4:
        return line
    cut = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
    return cut.rstrip(" ,;:–—-") + "…"
