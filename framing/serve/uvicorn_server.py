"""``framing serve``: the application on a port, until it is ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from framing.errors import UsageError
from framing.serve.binding import listening, require_token
from framing.serve.children import WarmChildren
from framing.serve.comparison_store import ComparisonStore
from framing.settings import Settings

_HEADERS = 15.0  # seconds for a request's head to arrive; its body has the gate's time
_CONNECTIONS = 200


def serve(
    settings: Settings,
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    names: Sequence[str] = (),
    token: str | None = None,
    read_only: bool = False,
    fetching: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Answer until interrupted.

    Args:
        settings: As everywhere.
        folder: Where comparisons are kept.
        host: The address to listen on; any but the loopback needs a token.
        port: 0 takes one that is free.
        names: Host names by which others reach it.
        token: What they must know.
        read_only: Nothing can be changed.
        fetching: Addresses are fetched.
        say: Is told where it answers.

    Raises:
        UsageError: The port is taken, a token is missing, or a package is.
        BusyError: Another server has the folder.
        WriteError: The folder cannot be used.
    """
    require_token(host, token)
    store = None
    door, children = listening(host, port), WarmChildren(settings)
    try:
        children.launch()  # the model is loaded while everything else is imported
        try:
            import uvicorn

            from framing.serve.application import application
            from framing.serve.protection import Gate
        except ImportError as missing:
            what, advice = f"needs the package {missing.name}", "Install it with: pip install 'framing[serve]'"
            raise UsageError(what, where="framing serve", next=advice) from missing
        fetcher = None
        if fetching:
            from framing.read.fetch import Fetcher

            fetcher = Fetcher()
        store = ComparisonStore(folder)
        port = door.getsockname()[1]
        gate = Gate(store.secret(), host, port, tuple(name.lower() for name in names), token, read_only)
        config = uvicorn.Config(
            application(store, gate, settings, children=children, fetcher=fetcher),
            log_config=None,  # an address holds what somebody searched for; nothing of texts is logged
            access_log=False,
            limit_concurrency=_CONNECTIONS,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=1 << 14,
            http=timed_protocol(),
            ws="none",
            lifespan="on",
        )
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{port}/ (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):  # the usual way to end it; what was at work is kept
            uvicorn.Server(config).run(sockets=[door])
    finally:
        children.close()
        if store is not None:
            store.close()
        door.close()


def timed_protocol() -> type[Any]:
    """uvicorn's protocol, which waits for a request's head for ever, with an end to its patience."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class TimedProtocol(H11Protocol):
        late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
            super().connection_made(transport)
            self._expect()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is None or self.cycle.response_complete:
                self._expect()
            else:
                self._forget()

        def connection_lost(self, exc: Exception | None) -> None:
            self._forget()
            super().connection_lost(exc)

        def _expect(self) -> None:
            if self.late is None:
                self.late = self.loop.call_later(_HEADERS, self.transport.abort)

        def _forget(self) -> None:
            if self.late is not None:
                self.late.cancel()
                self.late = None

    return TimedProtocol
