"""``make hardship``: what a night must survive, done for real: poisoned documents, full and read-only disks, a worker
killed, two runs at once, a clock that goes back. ``python -m tests.nightly.hardship [NAME…]`` runs some of them.

Full and read-only disks are file systems in memory, which only an administrator may mount; without that right these
two are passed over, and it is said.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.nightly.piles import configure, tree, write

NIGHT = "2025-05-06"
ROOT = Path(__file__).parents[2]
# A plug-in that does to the process what a fault in a C library would, where a document asks for it.
_PLUG_IN = """
import os, signal
from framing.model import Feature

def find(parsed):
    text = parsed.document.text
    if "SEGFAULT" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "HANG" in text:
        while True:
            pass
    if "BOMB" in text:
        hoard = []
        while True:
            hoard.append(bytearray(1 << 28))
    return []

FEATURE = Feature(key="poison", title="Poison", version="1", find=find)
"""
_CURED = "from framing.model import Feature\nFEATURE = Feature('poison', 'Poison', '2', lambda parsed: [])\n"
_POISON = {
    "segfault.txt": (b"The mill stands. SEGFAULT, it said.", "SIGSEGV"),
    "hang.txt": (b"The mill stands. HANG, it said.", "took longer than 40 seconds"),
    "bomb.txt": (b"The mill stands. BOMB, it said.", "needs more than 2,000 MB of memory"),
    "encoding.txt": (b"\xfe\xed\xfa\xce\x00\x01\x80\x00\x07" * 40, "NUL bytes"),
}


def install(folder: Path, code: str, version: str) -> None:
    """Lay the plug-in out as an installed package would be."""
    shutil.rmtree(folder, ignore_errors=True)
    about = folder / f"framing_poison-{version}.dist-info"
    about.mkdir(parents=True)
    (folder / "framing_poison.py").write_text(code)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: framing-poison\nVersion: {version}\n")
    (about / "entry_points.txt").write_text("[framing.features]\npoison = framing_poison:FEATURE\n")


def command(home: Path, night: str = NIGHT) -> list[str]:
    return [sys.executable, "-m", "framing.cli", "nightly", str(home / "nightly.toml"), "--night", night]


def run(home: Path, *more: Path, night: str = NIGHT) -> tuple[int, list[dict[str, object]], str]:
    """Exit code, the events of the log, and the last line that is none."""
    path = os.pathsep.join([*map(str, more), str(ROOT)])
    done = subprocess.run(
        command(home, night), env=os.environ | {"PYTHONPATH": path}, stderr=subprocess.PIPE, text=True, check=False
    )
    lines = done.stderr.splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    return done.returncode, events, next((line for line in reversed(lines) if not line.startswith("{")), "")


def event(events: list[dict[str, object]], name: str) -> dict[str, object]:
    return next(one for one in events if one["event"] == name)


def poisoned(home: Path) -> None:
    """One per cent of 400 documents: a segmentation fault, a hang, a memory bomb, bytes that are no text."""
    configure(home, seconds=40, megabytes=2000, engine="pool", workers=2)
    write(home / "inbox", 396)
    for name, (content, _) in _POISON.items():
        (home / "inbox" / name).write_bytes(content)
    install(home / "plug-in", _PLUG_IN, "1")
    code, events, last = run(home, home / "plug-in")
    assert code == 3, (code, last)
    counts = event(events, "finished")
    assert (counts["documents"], counts["analysed"], counts["quarantined"]) == (400, 396, 4), counts
    reasons = {str(one["document"]): str(one["why"]) for one in events if one["event"] == "quarantined"}
    kept = {path.read_bytes() for path in (home / "state" / "quarantine").glob("*/document")}
    for name, (content, why) in _POISON.items():
        assert why in reasons[f"inbox/{name}"], reasons
        assert content in kept
    print("396 good documents done; in quarantine:", json.dumps(reasons, indent=1))
    install(home / "plug-in", _CURED, "2")
    code, events, last = run(home, home / "plug-in")
    counts = event(events, "finished")
    assert (code, counts["analysed"], counts["quarantined"]) == (3, 399, 1), (code, counts, last)
    print("with the fault mended, three of the four are analysed; the bytes that are no text stay in quarantine")


def calm(home: Path) -> dict[str, bytes]:
    """What an undisturbed run over the pile of ``small`` publishes."""
    other = home.parent / f"{home.name}-calm"
    small(other)
    assert run(other)[0] == 0
    return tree(other / "reports")


def small(home: Path, **keys: object) -> None:
    configure(home, **keys)
    write(home / "inbox", 24)


def mounted(place: Path, options: str) -> bool:
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        print("passed over: nothing can be mounted here", done.stderr.decode().strip())
    return done.returncode == 0


def disk_full(home: Path) -> None:
    """The disk fills while documents are analysed; with room again, the next run ends as if nothing had been."""
    wanted = calm(home)
    if not mounted(home, "size=400k"):
        return
    try:
        small(home)
        code, _, last = run(home)
        assert code == 1, code
        print("full:", last)
        assert all(content == wanted[name] for name, content in tree(home / "reports").items())
        subprocess.run(["mount", "-o", "remount,size=64m", home], check=True)
        assert run(home)[0] == 0
        assert tree(home / "reports") == wanted
    finally:
        subprocess.run(["umount", home], check=True)
    print("with room again, the output is that of the undisturbed run")


def read_only(home: Path) -> None:
    """The output cannot be written; once it can, the next run ends as if nothing had been."""
    wanted = calm(home)
    small(home)
    if not mounted(home / "reports", "size=64m,ro"):
        return
    try:
        code, _, last = run(home)
        assert code == 1, code
        print("read-only:", last)
        subprocess.run(["mount", "-o", "remount,rw", home / "reports"], check=True)
        assert run(home)[0] == 0
        assert tree(home / "reports") == wanted
    finally:
        subprocess.run(["umount", home / "reports"], check=True)
    print("writable again, the output is that of the undisturbed run")


def worker_killed(home: Path) -> None:
    """Children are killed from outside, as by the system when memory runs out: every document is done all the same."""
    wanted = calm(home)
    small(home, engine="pool", workers=2)
    process = subprocess.Popen(command(home), stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(ROOT)})
    killed = 0
    while process.poll() is None:
        time.sleep(4)
        found = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False)
        for number in found.stdout.split()[:1] if killed < 3 else []:
            os.kill(int(number), signal.SIGKILL)
            killed += 1
    assert process.returncode == 0, process.returncode
    assert tree(home / "reports") == wanted
    print(f"{killed} children killed, the output is that of the undisturbed run")


def two_at_once(home: Path) -> None:
    """Two runs begun together: one does the work, the other leaves with 75."""
    wanted = calm(home)
    small(home)
    both = [subprocess.Popen(command(home), stderr=subprocess.DEVNULL) for _ in range(2)]
    codes = sorted(process.wait() for process in both)
    assert codes == [0, 75], codes
    assert tree(home / "reports") == wanted
    print("one did the work, the other left with 75")


def clock(home: Path) -> None:
    """After a night the clock goes back a month, and an article comes in: it is booked under the later night."""
    small(home)
    assert run(home)[0] == 0
    write(home / "inbox", 4, first=900)
    code, events, _ = run(home, night="2025-04-06")
    assert code == 0
    assert event(events, "clock is behind")["booked_under"] == NIGHT
    index = json.loads((home / "reports" / "index.json").read_text())
    assert index["night"] == NIGHT
    assert sum(len(story["members"]) for story in index["stories"]) == 28
    print("booked under the night before which none may come; all articles are there")


HARDSHIPS: tuple[Callable[[Path], None], ...] = (poisoned, disk_full, read_only, worker_killed, two_at_once, clock)


def main(names: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="hardship-") as folder:
        for hardship in HARDSHIPS:
            if not names or hardship.__name__ in names:
                print(f"── {hardship.__name__}", flush=True)
                hardship(Path(folder) / hardship.__name__)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
