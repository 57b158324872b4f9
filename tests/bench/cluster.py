"""Dask's local cluster beside the process pool: ``python -m tests.bench.cluster [ROUNDS] [DOCUMENTS]``.

The engines take turns, so that whatever else the machine does falls on both; of each, what follows
the first third of the parts is counted (its workers are warm by then), as time and as processor time of all its
processes: the second says more where other programs are at work.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.nightly.spread_over import engine, files, parts

_SIZE = 4  # documents in a part; a night has up to eight
_REPEAT = 8  # times that a short article is repeated: about 500 words, as news has


def measured(name: str, folder: Path, documents: int) -> tuple[float, float]:
    """Documents a second of time, and of processor time, once a third of the parts is done."""
    done, first, before, rates = 0, 0.0, 0.0, (0.0, 0.0)
    for number, finished in enumerate(engine(name).map(parts(folder, documents, _SIZE, _REPEAT))):
        assert all(not one.broken for one in finished)
        if number * _SIZE * 3 < documents:
            first, before = time.monotonic(), _processor()
        else:
            done += len(finished)
            rates = done / (time.monotonic() - first), done / (_processor() - before)
    return rates


def _processor() -> float:
    """Seconds of processor time that this process and all below it have used so far."""
    own = psutil.Process()
    used = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(times.user + times.system for times in used)


def main(rounds: int, documents: int) -> None:
    rates: dict[str, list[tuple[float, float]]] = {"pool": [], "dask": []}
    for _ in range(rounds):
        left = {}
        for name, found in rates.items():
            with tempfile.TemporaryDirectory() as folder:
                found.append(measured(name, Path(folder), documents))
                left[name] = files(Path(folder))
            print(
                f"{name}: {found[-1][0]:.2f} documents/s warm, {found[-1][1]:.2f} a second of processor time",
                flush=True,
            )
        assert left["pool"] == left["dask"], "the bytes differ"
    pairs = list(zip(rates["pool"], rates["dask"], strict=True))
    for number, kind in enumerate(("time", "processor time")):
        ratio = statistics.median(dask[number] / pool[number] for pool, dask in pairs)
        print(f"dask / pool in {kind}, median of {rounds}: {ratio:.2f}")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [3, 160][len(given) :]))
