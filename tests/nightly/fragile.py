"""A child process for tests: talks as framing.nightly.spread.child does, and breaks as it is told to."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path


def main() -> None:
    setup = json.loads(sys.stdin.readline())
    if setup.get("stillborn"):
        sys.exit(4)
    for line in sys.stdin:
        task = json.loads(line)
        if task.get("does") == "killed cold":
            times = Path(task["memory"])
            times.touch()
            if len(times.read_text()) < 3:
                times.write_text(times.read_text() + "x")
                os.kill(os.getpid(), signal.SIGKILL)
        print(json.dumps({"ready": True}), flush=True)
        print(json.dumps(act(task)), flush=True)


def act(task: dict[str, str]) -> dict[str, object]:
    what = task.get("does", "")
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "hang":
        time.sleep(3600)
    if what == "killed once" and not Path(task["memory"]).exists():
        Path(task["memory"]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "bomb":
        return {"refused": "out of memory"}
    if what == "refuse":
        return {"refused": "there are no words in it"}
    if what == "full":
        return {"fatal": "no space left"}
    return {"facts": {"done": task.get("place", "")}, "child": os.getpid()}


main()
