"""Where sentences end in news prose."""

from __future__ import annotations

import re

_END = re.compile(r"""[.!?…]+["')\]]*\s+(?=["'(\[]*[A-Z0-9])""")


def split(text: str) -> list[tuple[int, int]]:
    """Sentence ranges of one paragraph, in order, without surrounding space."""
    starts = [0, *(match.end() for match in _END.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [
        (start, end)
        for start, end in ((s, len(text[:e].rstrip())) for s, e in zip(starts, ends, strict=True))
        if end > start
    ]
