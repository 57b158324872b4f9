"""The words a condition is asked about."""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive); ``anchor`` is the one of them that hangs on a token outside."""

    first: int
    last: int
    anchor: int
