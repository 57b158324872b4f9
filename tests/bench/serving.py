"""The server: how soon it is ready, how soon a report is on screen, and what it takes while nobody asks."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROUNDS = 5
READY, SECONDS, MEGABYTES = 1.3, 1.5, 450
PLAIN = "from framing.api.measuring import equipment; from framing.settings import Settings; equipment(Settings())"


def serving() -> bool:
    """Print the figures and say whether they lie within their targets."""
    loading, ready, warm, memory = [], [], [], 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-P", "-c", PLAIN], check=True)
        loading.append(time.perf_counter() - start)
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            command = [sys.executable, "-P", "-m", "framing.cli", "serve", "--port", "0", "--folder", folder]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
                assert server.stdout is not None
                port = int(server.stdout.readline().split("/")[2].partition(":")[2])
                _analysed(port)
                ready.append(time.perf_counter() - start)
                time.sleep(3)  # it tries itself out while nobody asks
                for _ in range(3):
                    warm.append(_compared(port))
                    while len(pids := _family(server.pid)) > 2:  # the other formats are being written
                        time.sleep(0.2)
                memory = max(memory, _megabytes(pids))
                server.terminate()
    ratio = statistics.median(ready) / statistics.median(loading)
    slow = statistics.median(warm)
    print(f"framing serve, {ROUNDS} rounds, median")
    print(f"  ready, over loading the model   {ratio:.2f}   target ≤ {READY}")
    print(f"  two articles to a report        {slow:.2f} s   target ≤ {SECONDS}")
    print(f"  memory while nobody asks        {memory:.0f} MB   target ≤ {MEGABYTES}")
    return ratio <= READY and slow <= SECONDS and memory <= MEGABYTES


def _asked(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(method, path, body.encode("utf-8"), headers)
    answer = connection.getresponse()
    return answer.read().decode("utf-8"), dict(answer.getheaders())


def _analysed(port: int) -> None:
    """A sentence measured, which needs the model."""
    _asked(
        port,
        "POST",
        "/api/analyze",
        '{"documents": [{"text": "Rain fell on Monday."}]}',
        **{"Content-Type": "application/json"},
    )


def _compared(port: int) -> float:
    """Seconds from the form that is sent to the report that is there."""
    from framing.demo import demo_paths

    page, headers = _asked(port, "GET", "/")
    key = re.search(r'name="form_key" value="(\w+)"', page)
    assert key
    cookie = {"Cookie": headers["set-cookie"].partition(";")[0]}
    texts = {f"text{n}": path.read_text(encoding="utf-8") for n, path in enumerate(demo_paths()[:2], 1)}
    form = urlencode({"form_key": key[1], "do": "compare", **texts})
    start = time.perf_counter()
    _, headers = _asked(
        port, "POST", "/comparisons", form, **cookie, **{"Content-Type": "application/x-www-form-urlencoded"}
    )
    address = headers["location"]
    while not address.endswith(("/report", "/articles")):
        _, headers = _asked(port, "GET", address, **cookie)
        address = headers.get("location", address)
    assert address.endswith("/report"), "it was read and not compared"
    _asked(port, "GET", address, **cookie)
    return time.perf_counter() - start


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    pids = [pid]
    for one in pids:
        pids += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
    return pids


def _megabytes(pids: list[int]) -> float:
    """What processes take, each with its share of what they have in common."""
    texts = [Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii") for one in pids]
    return sum(int(found[1]) for text in texts if (found := re.search(r"^Pss: +(\d+)", text, re.MULTILINE))) / 1024
