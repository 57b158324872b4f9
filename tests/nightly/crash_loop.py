"""``make crash-loop``: runs of the nightly killed at random moments and run again, until enough were killed.

``python -m tests.nightly.crash_loop [KILLS] [DOCUMENTS] [SEED]``. One per cent of the pile is broken. Half of the
cycles start from nothing and half from a finished first night to which new and edited articles were added. Each cycle
goes on until a run finishes by itself. Checked after every kill: whatever file is visible in the output folder is byte
for byte a file of the undisturbed run (of this night or, on a second night, of the one before). Checked after every
cycle: the output folder is that of the undisturbed run, and for every run ever begun, documents in = analysed +
quarantined + skipped.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.nightly.piles import configure, tree, write, write_one

NIGHTS = ("2025-05-06", "2025-05-07")
QUARANTINED = 3  # the exit code when some documents are in quarantine, as here


def begin(home: Path, night: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "framing.cli", "nightly", str(home / "nightly.toml"), "--night", night]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def first_pile(home: Path, documents: int) -> None:
    configure(home)
    broken = max(1, documents // 100)
    write(home / "inbox", documents - broken, date=NIGHTS[0])
    for number in range(broken):
        (home / "inbox" / f"broken-{number}.txt").write_bytes(b"\x00\x01 no article \x00" + bytes([number]))


def second_pile(home: Path, documents: int) -> None:
    """A tenth more articles of new stories, and a few of the old ones edited."""
    write(home / "inbox", documents // 10, first=50_000, date=NIGHTS[1])
    for story in range(0, documents // 20, 3):
        write_one(home / "inbox", story, 1, NIGHTS[0], edited=True)


def counted(home: Path, documents: int) -> int:
    """Check the ledger's sums and say how many runs it has seen."""
    with sqlite3.connect(home / "state" / "ledger.sqlite") as base:
        rows = base.execute("SELECT documents, analysed, quarantined, skipped, status FROM runs").fetchall()
        for total, *parts, status in rows:
            assert total == sum(parts), (total, parts)
            assert status in ("done", "killed"), status
        last = rows[-1]
        assert last[0] == documents, last
        known = base.execute("SELECT COUNT(*), COUNT(DISTINCT key) FROM articles").fetchone()
        assert known[0] == known[1]
    return len(rows)


def cycle(home: Path, night: str, allowed: list[dict[str, bytes]], longest: float, chance: random.Random) -> int:
    """Kill and run again until a run gets to its end; returns how many were killed."""
    kills = 0
    while True:
        process = begin(home, night)
        try:
            code = process.wait(timeout=chance.uniform(0.0, longest))
        except subprocess.TimeoutExpired:
            if chance.random() < 0.5:
                os.killpg(process.pid, signal.SIGKILL)  # as a machine that stops, or systemd, would
            else:
                process.kill()  # the driver alone; its children must notice
            process.wait()
            kills += 1
            for name, content in tree(home / "reports").items():
                assert any(content == known.get(name) for known in allowed), f"{name} is no finished file"
            longest *= 1.03  # so that a cycle comes to its end on a machine that is getting slower
        else:
            assert code == QUARANTINED, code
            return kills


def main(kills: int = 300, documents: int = 300, seed: int = 1) -> int:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="crash-loop-") as folder:
        calm = Path(folder) / "calm"
        first_pile(calm, documents)
        started = time.monotonic()
        assert begin(calm, NIGHTS[0]).wait() == QUARANTINED
        longest = time.monotonic() - started
        first = tree(calm / "reports")
        kept = Path(folder) / "kept"
        shutil.copytree(calm, kept)
        second_pile(calm, documents)
        assert begin(calm, NIGHTS[1]).wait() == QUARANTINED
        second = tree(calm / "reports")
        print(f"undisturbed: {longest:.0f} s, {len(first)} files, then {len(second)}", flush=True)
        done = cycles = 0
        while done < kills:
            home = Path(folder) / "home"
            shutil.rmtree(home, ignore_errors=True)
            if cycles % 2 == 0:
                first_pile(home, documents)
                done += cycle(home, NIGHTS[0], [first], longest / 4, chance)
                assert tree(home / "reports") == first, "the output is not that of the undisturbed night"
                counted(home, documents)
            else:
                shutil.copytree(kept, home)
                second_pile(home, documents)
                done += cycle(home, NIGHTS[1], [first, second], longest / 4, chance)
                assert tree(home / "reports") == second, "the output is not that of the undisturbed night"
                counted(home, documents + documents // 10)
            cycles += 1
            print(f"{done} of {kills} killed, {cycles} nights brought to their end, all as undisturbed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
