"""Which attribution stands inside the words of which other one."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model import Attribution

_LOOK = 16  # open contents looked through for the one that holds a place; deeper nesting is no news prose


def enclosing(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its cue (its own, where it has none)."""
    contents = sorted(
        (span.start, -span.end, index) for index, attribution in enumerate(attributions) for span in attribution.content
    )
    asked = []
    for index, attribution in enumerate(attributions):
        spans = attribution.cue or attribution.content
        asked.append((min(s.start for s in spans), max(s.end for s in spans), index))
    found: list[int | None] = [None] * len(attributions)
    opened: list[tuple[int, int]] = []
    at = 0
    for start, end, index in sorted(asked):
        while at < len(contents) and contents[at][0] <= start:
            opened.append((-contents[at][1], contents[at][2]))
            at += 1
        while opened and opened[-1][0] <= start:
            opened.pop()
        for reach, other in reversed(opened[-_LOOK:]):
            if other != index and reach >= end:
                found[index] = other
                break
    return found
