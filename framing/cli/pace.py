"""How far a command has come, for whoever waits at a terminal: what is done, how fast, and how long it may yet take."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence

from framing.cli.options import progress
from framing.number_format import printed

_EVERY = 0.2  # seconds between two lines
_TELLS = 3.0  # seconds after which a pace can be told from a start


class Pace:
    """One line, written over and over. Of how much is left the sizes of the files tell, as far as they have any."""

    def __init__(
        self,
        inputs: Sequence[str],
        show: Callable[[str], None] = progress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._names, self._total = len(inputs), _bytes(inputs)
        self._show, self._clock = show, clock
        self._began = self._shown = clock()
        self._articles = self._words = self._characters = 0

    def done(self, words: int, characters: int) -> None:
        """One more article, of so many words in so many characters."""
        self._articles += 1
        self._words += words
        self._characters += characters
        now = self._clock()
        if now - self._shown >= _EVERY:
            self._shown = now
            self._show(self._line(now - self._began))

    def end(self) -> None:
        """Leave the line empty."""
        self._show("")

    def _line(self, seconds: float) -> str:
        told = f"{printed(self._articles)} article{'s' * (self._articles != 1)}"
        told += f", {printed(round(self._words / seconds))} words a second" if seconds > 0 else ""
        share = self._share()
        if share is None or seconds < _TELLS:
            return told
        return f"{told}, about {_time(seconds * (1 - share) / share)} left"

    def _share(self) -> float | None:
        """How much of the work is done: by files where each may be an article, else by their size; None if unknown."""
        share = self._characters / self._total if self._total else 0.0
        if self._names > 1 and self._articles <= self._names:
            share = self._articles / self._names
        return min(share, 1.0) if share > 0 else None


def _bytes(inputs: Sequence[str]) -> int | None:
    """The size of all files together; None where something else is among them."""
    try:
        return sum(os.stat(name).st_size for name in inputs)
    except (OSError, ValueError):
        return None


def _time(seconds: float) -> str:
    return f"{printed(seconds)} s" if seconds < 100 else f"{printed(seconds / 60)} min"
