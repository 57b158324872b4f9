"""Parts spread over the workers of a Dask scheduler: the only module that knows Dask.

A worker runs the same ``process_part`` as every other engine, in a child process of its own. The folders of the
configuration must be seen by all machines under the same names. A worker that dies takes nothing with it: its part is
given to another, and because a part leaves the same files however often it is run, the bytes are those of one process.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from framing.errors import FramingError, RunError
from framing.nightly.engine import Done, Part, process_part
from framing.nightly.guard import Guard
from framing.nightly.program import program
from framing.settings import load_settings

_AHEAD = 2  # parts handed out for each thread of a worker, so that none waits and few are held in memory
_LIVES = 3  # times that a part is handed out, each surviving the deaths of as many workers as Dask allows
_PATIENCE = 120.0  # seconds to wait for a scheduler and its first worker

# Dask looks after its processes many times a second: sampling what they run, ticking, weighing their memory. Our work
# is done in children that it does not see, so all of this costs (a ninth of a core for two workers) and tells nothing.
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.scheduler.work-stealing": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
}

_lock = threading.Lock()
_guards: dict[tuple[int, str], Guard] = {}  # of this worker: one for each of its threads and nights


class Cluster:
    """The workers of a scheduler, or, without an address, ``workers`` processes of this machine under one of our own.

    ``expected`` is the digest of the program (see program.py); a worker with another one would leave other bytes.
    """

    def __init__(self, address: str, workers: int, expected: str) -> None:
        self._address, self._workers, self._expected = address, workers, expected

    def map(self, parts: Iterable[Part]) -> Iterator[list[Done]]:
        """What became of each part, as it is finished. Raises RunError where there is nobody to do the work."""
        with ExitStack() as stack:
            try:
                client = stack.enter_context(self._client(stack))
                client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError) as error:
                raise _nobody(self._address, error) from error
            yield from self._spread(client, iter(parts))

    def _spread(self, client: Any, parts: Iterator[Part]) -> Iterator[list[Done]]:
        running: dict[Any, tuple[Part, int]] = {}
        finished = _library().as_completed(loop=client.loop)
        nights: dict[str, None] = {}

        def send(part: Part, lives: int) -> None:
            nights[part.setup["staging"]] = None
            future = client.submit(_work, json.dumps(part), self._expected, pure=False)
            running[future] = part, lives
            finished.add(future)

        try:
            for part in islice(parts, _AHEAD * max(1, sum(client.nthreads().values()))):
                send(part, _LIVES)
            for future in finished:
                part, lives = running.pop(future)
                done = self._outcome(future)
                if done is None and lives == 1:
                    what = "workers died one after the other over the same documents"
                    raise RunError(what, where=self._where, next="See the workers' logs; then run again.")
                following = (part, lives - 1) if done is None else (next(parts, None), _LIVES)
                if following[0] is not None:
                    send(following[0], following[1])
                if done is not None:
                    yield done
        finally:
            with suppress(OSError, TimeoutError, RuntimeError):  # whoever is gone needs no tidying
                client.cancel(list(running))
                client.run(_release, list(nights))

    @property
    def _where(self) -> str:
        return self._address or "the local cluster"

    def _client(self, stack: ExitStack) -> Any:
        dask = _library()
        if self._address:
            return dask.Client(self._address, timeout=_PATIENCE, set_as_default=False)
        stack.enter_context(import_module("dask").config.set(_QUIET))
        local = dask.LocalCluster(
            n_workers=self._workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", memory_limit=0
        )
        return dask.Client(stack.enter_context(local), set_as_default=False)

    def _outcome(self, future: Any) -> list[Done] | None:
        """What a part came to; None where its worker died or was taken away."""
        try:
            return [Done(*one) for one in future.result()]
        except FramingError:
            raise
        except (_library().KilledWorker, CancelledError):
            return None
        except (OSError, TimeoutError) as error:
            raise _nobody(self._address, error) from error


def _library() -> Any:
    """Dask, loaded late. Raises RunError where it is not installed."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise RunError(
            "Dask is not installed", where='engine = "dask"', next="Install it: pip install 'framing[dask]'."
        ) from error


def _nobody(address: str, error: Exception) -> RunError:
    return RunError(
        f"no scheduler or no worker answers ({str(error) or type(error).__name__})",
        where=address or "the local cluster",
        next="Start dask scheduler and dask worker, check the address, and run again: what is done stays done.",
    )


def _work(part: str, expected: str) -> list[Done]:
    """One part, on a worker."""
    setup, quarantine, seconds, tasks = json.loads(part)
    return process_part(Part(setup, quarantine, seconds, tuple(tasks)), _guard(setup, expected))


def _guard(setup: Mapping[str, Any], expected: str) -> Guard:
    """This thread's child process for this night, kept warm from one part to the next."""
    key = threading.get_ident(), json.dumps(setup, sort_keys=True)
    if key not in _guards:
        # Without the check its documents would seem to have gone from the pile.
        if not Path(setup["staging"]).is_dir():
            raise RunError(
                "a worker does not see this folder",
                where=setup["staging"],
                next="Share it with every machine under the same name, and run again.",
            )
        if program(load_settings(Path(setup["settings"]) if setup["settings"] else None)) != expected:
            raise RunError(
                "a worker has another version of framing, of its libraries or of its templates",
                next="Install the same on every machine, and run again.",
            )
        guard = Guard(setup)
        with _lock:
            _guards[key] = guard
    return _guards[key]


def _release(nights: list[str]) -> None:
    """End this worker's child processes for these nights, named by their staging folders."""
    with _lock:
        mine = [key for key in _guards if json.loads(key[1])["staging"] in nights]
        ended = [_guards.pop(key) for key in mine]
    for guard in ended:  # a thread that still waits for its child sees it die
        guard.kill()
        guard.close()
