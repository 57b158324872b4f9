"""``python -m framing.serve.warm_process``: the language model, loaded once, and a forked process for each job.

Standard input is a socket. What comes first on it is the setup; then each byte brings a connection over which a child
process, forked at once, hears its job and answers (see ``jobs.py``). A child ends with its job, or when its time or
memory is used up, and takes nothing along: the next one is forked from the same state.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from framing.errors import FramingError
from framing.serve.frames import ChildMessage, packed, received
from framing.settings import Settings

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG (linux/prctl.h)
_PATIENCE = 10  # what a child that prints gives way to others by (nice(2))
_PAGES = os.sysconf("SC_PAGE_SIZE")
_OBJECTS_BETWEEN_COLLECTIONS = 100_000
# Two articles with a little of everything, compared once so that the first user need not wait for what is made once.
_TRIAL = (
    'Pier to close in May\n\nThe old pier may close in May, the harbour office said on Monday. "We cannot mend it," '
    "said Ada Brook, who runs the office. About 40 boats use it.\n",
    "Pier stays open, for now\n\nNobody has decided to close the pier, the mayor told reporters on Monday. Ada Brook "
    'had said it "cannot" be mended. Some 45 boats use it.\n',
)


def main() -> int:
    """Load, say so, and fork until the server is gone."""
    control = socket.socket(fileno=os.dup(0))
    with control.makefile("rb", buffering=0) as stream:
        setup = received(stream)
    if setup is None:
        return 0
    settings = _settings(setup.head["settings"])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is told, and ends us
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks what a child ended with: it says so itself
    try:
        _load(settings)
    except FramingError as error:
        control.sendall(
            packed(ChildMessage({"problem": {"what": error.what, "where": error.where, "next": error.next}}))
        )
        return 1
    control.sendall(packed(ChildMessage({"ready": True})))
    if not select.select([control], [], [], 0)[0]:  # somebody who waits already is served first
        _try_out(settings)
    gc.collect()
    gc.freeze()  # a child that collects garbage must not copy what it shares with us
    while True:
        told, connections, _, _ = socket.recv_fds(control, 1, 1)
        if not told:
            return 0
        if os.fork() == 0:
            _child(connections[0], settings, setup.head)
        os.close(connections[0])


def _settings(told: dict[str, Any]) -> Settings:
    from pathlib import Path

    lists = {"features": told["features"] and tuple(told["features"]), "lexicons": tuple(map(Path, told["lexicons"]))}
    return Settings(**{**told, **lists, "templates": told["templates"] and Path(told["templates"])})


def _load(settings: Settings) -> None:
    from framing.api.measuring import equipment

    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 50, 100)
    gc.disable()  # all that is loaded stays
    equipment(settings)
    gc.enable()


def _try_out(settings: Settings) -> None:
    from framing.serve import jobs

    asked = ChildMessage({"kind": "compare", "name": "trial", "title": None, "formats": ["html", "json"]})
    articles = [jobs.packed_article(jobs.of_text(text, {}, settings)) for text in _TRIAL]
    with suppress(FramingError):
        for _ in jobs.answers(asked._replace(parts=articles), settings):
            pass


def _child(connection: int, settings: Settings, setup: Any) -> None:
    """Do one job and end. Time by the clock, and memory, are the kernel's to keep: nothing can be late to notice."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(setup["seconds"])
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        _confine(setup["megabytes"])
        from framing.serve import jobs

        with socket.socket(fileno=connection) as line, line.makefile("rwb") as stream:
            asked = received(stream)
            if asked is not None:
                for answer in jobs.guarded(asked, settings):
                    stream.write(packed(answer))
                    stream.flush()
                    if answer.head.get("pause"):  # what is waited for is there; the next format has its turn later
                        signal.alarm(0)
                        os.nice(0 if os.nice(0) else _PATIENCE)
                        if not stream.read(1):
                            break
                        signal.alarm(setup["seconds"])
        code = 0
    finally:
        os._exit(code)  # whatever stands behind us on the stack is our parent's


def _confine(megabytes: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[0]) * _PAGES
    size = used + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
