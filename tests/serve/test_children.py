"""What becomes of work when a child or the server breaks off, and of many requests at once."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from framing.errors import BusyError, ModelError
from framing.serve.application import application
from framing.serve.children import JobError, JobLimits, WarmChildren
from framing.serve.comparison_store import ComparisonStore, IncomingArticle
from framing.serve.frames import ChildMessage
from framing.serve.protection import Gate
from framing.settings import Settings
from tests.serve.texts import BANK, LAMP, key, made, post, settled


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def server(folder: Path, limits: JobLimits | None = None) -> Iterator[TestClient]:
    store = ComparisonStore(folder)
    app = application(
        store, Gate(store.secret()), Settings(), formats=("html", "json"), children=WarmChildren(Settings(), limits)
    )
    with TestClient(app, base_url="http://127.0.0.1:8000") as browser:
        yield browser
    store.close()


def process(client: TestClient) -> int:
    """The process that has the model loaded."""
    return int(client.app._app.state.children.process.pid)  # type: ignore[attr-defined]


def begin(client: TestClient, **fields: str) -> str:
    """A comparison that will be at work for a while: its address."""
    address = made(client, text1=LAMP * 12, **fields)
    sent = {"form_key": key(client)}
    assert client.post(f"{address}/compare", data=sent, follow_redirects=False).status_code == 303
    return address


def kill_a_child(client: TestClient, before: int = 0) -> int:
    """Kill the child that is at work, another than the one killed before."""
    warm = process(client)
    for _ in range(5000):
        for child in children_of(warm):
            if child != before:
                os.kill(child, signal.SIGKILL)
                return child
        time.sleep(0.001)
    raise AssertionError("no child was at work")


def test_a_killed_child_costs_nothing(client: TestClient) -> None:
    address = begin(client)
    kill_a_child(client)
    assert settled(client, address) == "done"


def test_a_child_that_is_killed_again_and_again_leads_to_a_clear_page_with_everything_kept(client: TestClient) -> None:
    address = begin(client, outlet2="Pell Gazette")
    kill_a_child(client, kill_a_child(client))
    assert settled(client, address) == "failed"
    page = client.get(address).text
    assert "The comparison was not made" in page
    assert "Try again" in page
    assert "Pell Gazette" in client.get(f"{address}/articles").text
    post(client, f"{address}/compare")
    assert settled(client, address) == "done"


def test_the_loaded_process_is_started_anew_when_it_is_killed(client: TestClient) -> None:
    address = made(client)
    before = process(client)
    os.kill(before, signal.SIGKILL)
    post(client, f"{address}/compare")
    assert settled(client, address) == "done"
    assert process(client) != before


def test_what_was_at_work_when_the_server_ended_is_taken_up_again(tmp_path: Path) -> None:
    with server(tmp_path) as client:
        address = begin(client)
    with server(tmp_path) as client:
        assert settled(client, address) == "done"
        assert client.get(f"{address}/report").status_code == 200


def test_what_ends_the_server_every_time_is_left_and_says_so(tmp_path: Path) -> None:
    store = ComparisonStore(tmp_path)
    id = store.create([IncomingArticle("lamp.txt", LAMP.encode()), IncomingArticle("bank.txt", BANK.encode())])
    store.update(id, attempts=3)
    store.close()
    with server(tmp_path) as client:
        page = client.get(f"/comparisons/{id}").text
        assert "several times" in page
        assert "Try again" in page


def test_a_job_that_takes_too_long_is_ended() -> None:
    async def asked() -> None:
        children = WarmChildren(Settings(), JobLimits(seconds=1))
        long = "The lamp on the mole failed, Dora Lindqvist said, and nobody had answered her calls. " * 4000
        job = ChildMessage({"kind": "request", "what": "analyze", "title": None}, [b'[{"text": "%s"}]' % long.encode()])
        try:
            with pytest.raises(JobError, match="longer than 1 seconds"):
                await children.run(job, lambda answer: None)
        finally:
            children.close()

    asyncio.run(asked())


def test_a_job_that_needs_too_much_memory_is_told_and_harms_no_other() -> None:
    async def asked() -> None:
        children = WarmChildren(Settings(), JobLimits(megabytes=24))
        told: list[ChildMessage] = []
        long = "The lamp on the mole failed, Dora Lindqvist said, and nobody had answered her calls. " * 2500
        job = {"kind": "request", "what": "analyze", "title": None}
        try:
            with pytest.raises(JobError, match="memory"):
                await children.run(ChildMessage(job, [b'[{"text": "%s"}]' % long.encode()]), told.append)
            short = ChildMessage({**job, "what": "read"}, [b'[{"text": "The lamp failed."}]'])
            await children.run(short, told.append)
            assert told[-1].head["answer"]
        finally:
            children.close()

    asyncio.run(asked())


def test_a_model_that_is_not_there_is_told() -> None:
    async def asked() -> None:
        children = WarmChildren(Settings(model="no_such_model"))
        with pytest.raises(ModelError, match="no_such_model"):
            await children.start()

    asyncio.run(asked())


def test_fifty_at_once_are_answered_or_told_to_wait(client: TestClient) -> None:
    async def asked() -> list[str]:
        children = WarmChildren(Settings(), JobLimits(waiting=20))
        job = ChildMessage({"kind": "request", "what": "read", "title": None}, [b'[{"text": "The lamp failed."}]'])

        async def one() -> str:
            found: list[ChildMessage] = []
            try:
                await children.run(job, found.append)
            except BusyError:
                return "wait"
            return "answered" if found[-1].parts else "nothing"

        try:
            await children.start()
            most = 0

            async def watched() -> None:
                nonlocal most
                while True:
                    if children.process is not None:
                        most = max(most, len(children_of(children.process.pid)))
                    await asyncio.sleep(0.002)

            watch = asyncio.create_task(watched())
            answers = await asyncio.gather(*(one() for _ in range(50)))
            watch.cancel()
            assert most <= 2 * children.limits.at_once  # each may have said its last word and not be gone
            return answers
        finally:
            children.close()

    answers = asyncio.run(asked())
    assert answers.count("answered") == 20
    assert answers.count("wait") == 30


def test_a_page_that_is_sent_when_too_much_waits_says_so_and_keeps_what_was_written(tmp_path: Path) -> None:
    with server(tmp_path, JobLimits(waiting=0)) as client:
        answer = client.post("/comparisons", data={"form_key": key(client), "text1": LAMP}, files={"files": ("", b"")})
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert "Try again" in answer.text
