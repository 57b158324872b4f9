"""Connections that keep a server waiting."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from framing.serve import uvicorn_server


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"", b""),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", b""),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET / HT", b"answered"),
    ],
    ids=["nothing", "half a head", "a second one"],
)
def test_who_sends_half_a_request_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: bytes, answer: bytes
) -> None:
    monkeypatch.setattr(uvicorn_server, "_HEADERS", 0.2)

    async def answered(request: Request) -> Response:
        return PlainTextResponse("answered")

    async def talk() -> bytes:
        path = str(tmp_path / "door")
        app = Starlette(routes=[Route("/", answered)])
        config = uvicorn.Config(app, uds=path, log_config=None, http=uvicorn_server.timed_protocol(), lifespan="off")
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(sent)
        try:
            async with asyncio.timeout(10):
                return await reader.read()
        finally:
            writer.close()
            server.should_exit = True
            await running

    assert asyncio.run(talk()).endswith(answer)
