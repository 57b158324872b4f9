"""What a run says of itself: a progress bar for people, lines of JSON for machines, a file for Prometheus."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from framing import output
from framing.number_format import printed

_WIDTH = 30  # columns of the bar
_MOST = 200  # lines of one kind
_LONGEST = 2000  # characters of one value
_PAUSE = 0.1  # seconds between two pictures of it
_METRICS = {
    "documents": "Documents in the pile of the last run.",
    "analysed": "Documents analysed in the last run.",
    "quarantined": "Documents of the pile that are in quarantine.",
    "skipped": "Documents passed over in the last run: unchanged, copies, or not asked for.",
    "reports": "Reports made in the last run.",
    "seconds": "How long the last run took.",
    "exit_code": "Exit code of the last run.",
    "finished_timestamp_seconds": "When the last run ended.",
}


class Tell:
    """Where a run's messages go: standard error, as a bar on a terminal, else as lines of JSON."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = 0.0
        self._bar = False
        self._said: Counter[str] = Counter()

    def say(self, event: str, **facts: object) -> None:
        """Something happened. Of thousands of the same the first are told; ``rest`` tells how many more there were."""
        self._said[event] += 1
        if self._said[event] > _MOST:
            return
        facts = {name: _short(value) for name, value in facts.items()}
        if self._terminal:
            self._clear()
            words = ", ".join(f"{name} {value}" for name, value in facts.items())
            print(printable(f"{event}: {words}" if words else event), file=sys.stderr)  # noqa: T201 - messages are this file's job
        else:
            stamp = datetime.now(UTC).isoformat(timespec="milliseconds")
            print(json.dumps({"time": stamp, "event": event, **facts}), file=sys.stderr, flush=True)  # noqa: T201

    def rest(self) -> None:
        """How often something happened that was not told any more."""
        left = {event: count - _MOST for event, count in self._said.items() if count > _MOST}
        self._said.clear()
        for event, count in sorted(left.items()):
            self.say("not listed", event_left_out=event, count=count)

    def progress(self, stage: str, done: int, total: int) -> None:
        """How far a stage has come; on a terminal alone."""
        now = time.monotonic()
        if self._terminal and total and (now - self._last > _PAUSE or done == total):
            self._last, self._bar = now, True
            full = _WIDTH * done // total
            bar = "#" * full + "." * (_WIDTH - full)
            print(f"\r\x1b[K{stage} [{bar}] {printed(done)} of {printed(total)}", end="", file=sys.stderr, flush=True)  # noqa: T201

    def _clear(self) -> None:
        if self._bar:
            print("\r\x1b[K", end="", file=sys.stderr)  # noqa: T201
            self._bar = False


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    return value


def printable(line: str) -> str:
    """Names and words of articles may hold control characters; a terminal must not obey them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in line)


def prometheus(path: Path, values: Mapping[str, float]) -> None:
    """Write the numbers of a run for the textfile collector of Prometheus' node exporter."""
    lines = []
    for name, meaning in _METRICS.items():
        if name in values:
            full = f"framing_nightly_{name}"
            lines.append(f"# HELP {full} {meaning}\n# TYPE {full} gauge\n{full} {values[name]:.15g}\n")
    output.publish({path: "".join(lines).encode("ascii")})
