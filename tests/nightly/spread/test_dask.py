"""A real scheduler and two workers, one of them killed over its work: the same bytes as one process."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from framing.errors import RunError
from framing.nightly.spread import dask
from tests.nightly import spread_over as spread

_COUNT = 6
_ROOT = Path(__file__).resolve().parents[3]


def started(*words: str) -> subprocess.Popen[str]:
    """A process in a group of its own, so that its children can be killed with it."""
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def killed(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


@pytest.fixture
def machines() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler's address, and two workers of it."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    port = address.rpartition(":")[2]
    where = ("--host", "127.0.0.1", "--no-dashboard")
    running = [started("distributed.cli.dask_scheduler", *where, "--port", port)]
    running += [
        started(
            "distributed.cli.dask_worker", address, *where, "--nthreads", "1", "--no-nanny", "--death-timeout", "300"
        )
        for _ in range(2)
    ]
    try:
        yield address, running[1:]
    finally:
        for process in running:
            killed(process)


def _told_although(run: subprocess.Popen[str], victim: subprocess.Popen[str]) -> list[str]:
    """The lines of a run that goes well although a worker is killed after the first of them."""
    try:
        assert run.stdout is not None
        told = [run.stdout.readline()]
        killed(victim)
        told += run.stdout.readlines()
        assert run.wait() == 0
    finally:
        killed(run)
    return told


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_worker_that_is_killed_takes_nothing_with_it(
    machines: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path
) -> None:
    address, workers = machines
    run = started("tests.nightly.spread_over", "dask", str(tmp_path / "dask"), str(_COUNT), address)
    told = _told_although(run, workers[0])
    assert [json.loads(line) for line in told] == [[""]] * _COUNT
    for done in spread.engine("loop").map(spread.parts(tmp_path / "loop", _COUNT)):
        assert [one.broken for one in done] == [""]
    assert len(spread.files(tmp_path / "loop")) == _COUNT
    assert spread.files(tmp_path / "dask") == spread.files(tmp_path / "loop")


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_stories_found_by_workers_through_a_store_are_those_of_one_process(
    machines: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path
) -> None:
    address, workers = machines
    run = started("tests.nightly.grouped", str(tmp_path / "state"), address, (tmp_path / "store").as_uri())
    told = _told_although(run, workers[0])
    *parts, same = map(json.loads, told)
    assert same is True
    assert len(parts) > 4
    assert all(part == [""] for part in parts)
    assert not list((tmp_path / "store").glob("*"))


@pytest.fixture
def setup(tmp_path: Path) -> dict[str, Any]:
    (part, *_) = spread.parts(tmp_path, 1)
    return dict(part.setup)


def test_a_worker_that_shares_no_folder_or_has_another_version_is_told(setup: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(RunError, match="another version of framing"):
        dask._guard(setup, "another digest")
    with pytest.raises(RunError, match="does not see this folder"):
        dask._Shared.work(json.dumps([{**setup, "staging": str(tmp_path / "elsewhere")}, "", 1, []]), "digest")


def test_an_installation_without_dask_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RunError, match="Dask is not installed"):
        next(dask.Cluster("tcp://127.0.0.1:1", 2, "digest").map([]))
