"""Parts spread over the workers of a Dask scheduler: the only module that knows Dask.

A worker runs the same ``process_part`` as every other engine, in a child process of its own. The folders of the
configuration must be seen by all machines under the same names, or parts travel through a store (parcel.py). A worker
that dies takes nothing with it: its part is given to another, and because a part leaves the same files however often it
is run, the bytes are those of one process.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from framing.errors import FramingError, RunError
from framing.nightly.spread.engine import Done, Part, process_part
from framing.nightly.spread.guard import Guard
from framing.nightly.spread.parcel import Carrier, done_away, folders
from framing.nightly.spread.program_digest import program
from framing.nightly.spread.store import Store
from framing.read.formats.jsonl import BESIDE, ESCAPED
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
_guards: dict[tuple[int, str], tuple[Guard, Path]] = {}  # of this worker: one for each of its threads and nights


class Cluster:
    """The workers of a scheduler, or, without an address, ``workers`` processes of this machine under one of our own.

    ``expected`` is the digest of the program (see program.py); a worker with another one would leave other bytes.
    ``store`` is an address through which parts travel to workers that do not see our folders.
    """

    def __init__(self, address: str, workers: int, expected: str, store: str = "") -> None:
        self._address, self._workers, self._expected, self._store = address, workers, expected, store

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
        way = _Carried(self._store) if self._store else _Shared()
        running: dict[Any, tuple[Part, str, int]] = {}
        finished = _library().as_completed(loop=client.loop)
        nights: dict[str, None] = {}

        def send(part: Part, lives: int) -> None:
            nights[part.setup["staging"]] = None
            message = way.send(part)
            future = client.submit(way.work, message, self._expected, pure=False)
            running[future] = part, message, lives
            finished.add(future)

        try:
            for part in islice(parts, _AHEAD * max(1, sum(client.nthreads().values()))):
                send(part, _LIVES)
            for future in finished:
                part, message, lives = running.pop(future)
                answer = self._outcome(future)
                if answer is None and lives == 1:
                    what = "workers died one after the other over the same documents"
                    raise RunError(what, where=self._where, next="See the workers' logs; then run again.")
                following = (part, lives - 1) if answer is None else (next(parts, None), _LIVES)
                if following[0] is not None:
                    send(following[0], following[1])
                if answer is not None:
                    yield way.receive(part, message, answer)
        finally:
            with suppress(OSError, TimeoutError, RuntimeError):  # whoever is gone needs no tidying
                client.cancel(list(running))
                client.run(_release, list(nights))
            way.close()

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

    def _outcome(self, future: Any) -> str | None:
        """What a worker says of a part; None where it died or was taken away."""
        try:
            return str(future.result())
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


class _Shared:
    """The way of a part to workers that see our folders: the scheduler's message holds it."""

    def send(self, part: Part) -> str:
        return json.dumps(part)

    def receive(self, part: Part, sent: str, answer: str) -> list[Done]:
        return [Done(*one) for one in json.loads(answer)]

    def close(self) -> None:
        pass

    @staticmethod
    def work(message: str, expected: str) -> str:
        """One part, on a worker."""
        setup, quarantine, seconds, tasks = json.loads(message)
        if not Path(setup["staging"]).is_dir():  # without this its documents would seem to have gone from the pile
            raise RunError(
                "a worker does not see this folder",
                where=setup["staging"],
                next="Share it with every machine under the same name, or name a store, and run again.",
            )
        guard, _ = _guard(setup, expected)
        return json.dumps(process_part(Part(setup, quarantine, seconds, tuple(tasks)), guard))


class _Carried:
    """The way of a part through a store."""

    def __init__(self, address: str) -> None:
        self._store = Store(address)
        self._store.clear()
        self._carrier: Carrier | None = None

    def send(self, part: Part) -> str:
        if self._carrier is None:
            settings = load_settings(Path(part.setup["settings"]) if part.setup["settings"] else None)
            self._carrier = Carrier(self._store, ESCAPED * settings.max_bytes + BESIDE)
        return json.dumps([self._carrier.send(part), self._store.address, part.setup])

    def receive(self, part: Part, sent: str, answer: str) -> list[Done]:
        if self._carrier is None:
            raise RunError("an answer came before a part was sent")
        return self._carrier.receive(part, json.loads(sent)[0], answer)

    def close(self) -> None:
        self._store.clear()

    @staticmethod
    def work(message: str, expected: str) -> str:
        """One part, on a worker."""
        name, address, setup = json.loads(message)
        guard, scratch = _guard(setup, expected, away=True)
        return done_away(Store(address), name, scratch, guard)


def _guard(setup: Mapping[str, Any], expected: str, *, away: bool = False) -> tuple[Guard, Path]:
    """This thread's child process for this night, kept warm from one part to the next, and its folder if it works
    ``away`` from the run's."""
    key = threading.get_ident(), json.dumps(setup, sort_keys=True)
    if key not in _guards:
        if program(load_settings(Path(setup["settings"]) if setup["settings"] else None)) != expected:
            raise RunError(
                "a worker has another version of framing, of its libraries or of its templates",
                next="Install the same on every machine, and run again.",
            )
        scratch = Path(tempfile.mkdtemp(prefix="framing-")) if away else Path()
        guard = Guard({**setup, **folders(scratch)} if away else setup)
        if away:
            (scratch / "staging").mkdir()
        with _lock:
            _guards[key] = guard, scratch
    return _guards[key]


def _release(nights: list[str]) -> None:
    """End this worker's child processes for these nights, named by their staging folders."""
    with _lock:
        mine = [key for key in _guards if json.loads(key[1])["staging"] in nights]
        ended = [_guards.pop(key) for key in mine]
    for guard, scratch in ended:  # a thread that still waits for its child sees it die
        guard.kill()
        guard.close()
        if scratch.is_absolute():
            shutil.rmtree(scratch, ignore_errors=True)
