"""Dask's local cluster beside the process pool: ``python -m tests.bench.cluster [ROUNDS] [DOCUMENTS]``.

The engines take turns, so that whatever else the machine does falls on both; of each, the time from the first finished
part to the last is counted (its workers are warm by then), and the processor time of all its processes.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.nightly.spread import engine, files, parts

_SIZE = 8  # documents in a part, as a night has them
_REPEAT = 8  # times that a short article is repeated: about 500 words, as news has


def measured(name: str, folder: Path, documents: int) -> tuple[float, float]:
    """Documents a second once warm, and documents a second of processor time, start-up included."""
    before, done, first = _processor(), 0, 0.0
    for finished in engine(name).map(parts(folder, documents, _SIZE, _REPEAT)):
        assert all(not one.broken for one in finished)
        if first:
            done += len(finished)
        else:
            first = time.monotonic()
    return done / (time.monotonic() - first), documents / (_processor() - before)


def _processor() -> float:
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def main(rounds: int, documents: int) -> None:
    rates: dict[str, list[tuple[float, float]]] = {"pool": [], "dask": []}
    for _ in range(rounds):
        left = {}
        for name, found in rates.items():
            with tempfile.TemporaryDirectory() as folder:
                found.append(measured(name, Path(folder), documents))
                left[name] = files(Path(folder))
            print(f"{name}: {found[-1][0]:.2f} documents/s warm, {found[-1][1]:.2f} a processor second", flush=True)
        assert left["pool"] == left["dask"], "the bytes differ"
    pairs = list(zip(rates["pool"], rates["dask"], strict=True))
    for number, kind in enumerate(("time", "processor time")):
        ratio = statistics.median(dask[number] / pool[number] for pool, dask in pairs)
        print(f"dask / pool in {kind}, median of {rounds}: {ratio:.2f}")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [3, 160][len(given) :]))
