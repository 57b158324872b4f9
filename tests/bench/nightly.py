"""``python -m tests.bench.nightly [flat|two|again] [SIZE…]``: how the nightly grows, one machine against itself.

- flat: CPU time per document, and the peak memory of the driver, on synthetic piles of 1,000 to 20,000 documents
  (each a story of its own, so that reports, which cost what their stories cost, do not blur the picture), and that of
  grouping alone on stories of four; without sizes it writes docs/nightly.json and draws docs/nightly.svg.
- two: documents per second of two child processes over one (target: at least 1.8).
- again: CPU time of a second run on the same pile over that of the first (target: at most 0.05).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.nightly_figure import save
from tests.bench.scale import grouping
from tests.nightly.piles import configure, write

_SYLLABLES = ("bar", "cor", "den", "fel", "gan", "hol", "kes", "lom", "mer", "nor", "pel", "quo", "rin", "sul", "tav")
SIZES = (1_000, 5_000, 20_000)
PAUSE = 0.2  # seconds between two looks at the driver's memory


class Cost(NamedTuple):
    """What a run took: CPU seconds of all its processes and of the driver alone, seconds, megabytes of the driver,
    seconds to each event."""

    cpu: float
    driver: float
    seconds: float
    megabytes: float
    events: dict[str, float]


def cost(home: Path) -> Cost:
    """Run the nightly once, in processes of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, peak, own = time.monotonic(), 0.0, 0.0
    log = home / "log.jsonl"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "framing.cli", "nightly", str(home / "nightly.toml"), "--night", "2025-05-06"],
            stderr=stream,
            env=os.environ | {"PYTHONHASHSEED": "0"},
        )
        while process.poll() is None:
            peak, own = max(peak, _peak(process.pid)), max(own, _used(process.pid))
            time.sleep(PAUSE)
    assert process.returncode == 0, log.read_text()[-500:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(used, own, time.monotonic() - started, peak, _events(log))


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _used(process: int) -> float:
    """Seconds of processor time of a process, without its children."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _events(log: Path) -> dict[str, float]:
    """Seconds from the first line of the log to each event."""
    rows = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]

    def moment(row: dict[str, str]) -> float:
        clock = row["time"][11:23].split(":")
        return int(clock[0]) * 3600 + int(clock[1]) * 60 + float(clock[2])

    return {row["event"]: (moment(row) - moment(rows[0])) % 86_400 for row in rows}


def brief(folder: Path, documents: int) -> None:
    """So many articles of some forty words in ``folder``, each on something that no other tells: with stories of
    several, the time would be that of their reports. Between their names stand words that tell no story."""
    for number in range(documents):
        a, b, c, d, e, f, g = (_name(7 * number + at) for at in range(7))
        lines = [
            f"{a} of {b} was to be with {c} on Monday, but {d} and {e} were not there, and {f} was.",
            f"“It is not for {a} to say who of us was at {f},” said {g}, who may be of {b} or with {c}.",
        ]
        head = f"---\ntitle: {a} and {b} with {c}\noutlet: Outlet {number % 40}\ndate: 2025-05-06\n---\n"
        (folder / f"a{number:06}.txt").write_text("\n\n".join([head, *lines]) + "\n", encoding="utf-8")


def _name(number: int) -> str:
    """A name of its own for each number below 759,375."""
    found, left = "", number * 104_729 % len(_SYLLABLES) ** 5
    for _ in range(5):
        left, at = divmod(left, len(_SYLLABLES))
        found += _SYLLABLES[at]
    return found.capitalize()


def flat(folder: Path, sizes: tuple[int, ...]) -> list[dict[str, float]]:
    measured: list[dict[str, float]] = []
    print("CPU ms a document: all, of the driver, of grouping stories of four; driver MB; seconds to the stages' ends")
    for size in sizes:
        home = folder / f"flat-{size}"
        configure(home, workers=2, engine="pool", report_seconds=7200)
        brief(home / "inbox", size)
        found = cost(home)
        to = ", ".join(f"{found.events[name]:.0f}" for name in ("analysed", "grouped", "finished"))
        rates = f"{1000 * found.cpu / size:>15.1f}   {1000 * found.driver / size:>13.2f}"
        grouped = 1000 * grouping(size)
        print(f"{size:>9,}   {rates}   {grouped:>24.1f}   {found.megabytes:>9.0f}   {to}", flush=True)
        rounded = {"cpu": round(1000 * found.cpu / size, 1), "grouping": round(grouped, 1)}
        measured.append({"documents": size, **rounded, "megabytes": round(found.megabytes)})
    return measured


def two(folder: Path, size: int) -> None:
    rates = []
    for workers in (1, 2):
        home = folder / f"two-{workers}"
        configure(home, workers=workers, engine="pool")
        write(home / "inbox", size, single=1)
        rates.append(size / cost(home).events["analysed"])
    print(
        f"documents per second: {rates[0]:.1f} with one process, {rates[1]:.1f} with two;"
        f" ratio {rates[1] / rates[0]:.2f}"
    )


def again(folder: Path, size: int) -> None:
    home = folder / "again"
    configure(home)
    write(home / "inbox", size)
    first, second = cost(home), cost(home)
    print(f"CPU seconds: {first.cpu:.1f} first, {second.cpu:.2f} again; ratio {second.cpu / first.cpu:.3f}")


def main(what: str = "all", *sizes: str) -> int:
    given = tuple(int(size) for size in sizes)
    with tempfile.TemporaryDirectory(prefix="bench-nightly-") as name:
        folder = Path(name)
        if what in ("again", "all"):
            again(folder, *(given or (100,)))
        if what in ("two", "all"):
            two(folder, *(given or (3_000,)))
        if what in ("flat", "all"):
            measured = flat(folder, given or SIZES)
            if not given:
                save(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
