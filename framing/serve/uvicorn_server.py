"""``framing serve``: the application on a port, until it is ended."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from framing.errors import UsageError
from framing.settings import Settings

_BACKLOG = 64
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
    try:
        import uvicorn

        from framing.serve.application import application
        from framing.serve.protection import Gate, require_token
    except ImportError as missing:
        what = f"needs the package {missing.name}"
        raise UsageError(what, where="framing serve", next="Install it with: pip install 'framing[serve]'") from missing
    from framing.serve.comparison_store import ComparisonStore

    require_token(host, token)
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    fetcher = None
    if fetching:
        from framing.read.fetch import Fetcher

        fetcher = Fetcher()
    store = ComparisonStore(folder)
    try:
        gate = Gate(store.secret(), host, port, tuple(name.lower() for name in names), token, read_only)
        config = uvicorn.Config(
            application(store, gate, settings, fetcher=fetcher),
            log_config=None,  # an address holds what somebody searched for; nothing of texts is logged
            access_log=False,
            limit_concurrency=_CONNECTIONS,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=1 << 14,
            http="h11",
            ws="none",
            lifespan="on",
        )
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{port}/ (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):  # the usual way to end it; what was at work is kept
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        store.close()
        listening.close()


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        what = f"cannot be listened on ({reason})"
        raise UsageError(what, where=f"{host}:{port}", next="Give another --port or --host.") from error
    return found
