"""On which address the server listens, and what that asks for."""

from __future__ import annotations

import ipaddress
import socket

from framing.errors import UsageError

SHORTEST = 16  # characters of a token
_BACKLOG = 64
_PORTS = 0xFFFF


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_token(host: str, token: str | None) -> None:
    """Raises UsageError where others can reach the server and need no token, or one that can be guessed."""
    if token is None and not is_loopback(host):
        what = "others could read what is compared here"
        advice = "Write a long random word into a file and give --token-file FILE, or leave out --host."
        raise UsageError(what, where=f"--host {host}", next=advice)
    if token is not None and len(token) < SHORTEST:
        what = f"a token has {SHORTEST} characters at least"
        raise UsageError(what, where="--token-file", next="Write a longer one into it.")


def listening(host: str, port: int) -> socket.socket:
    """A socket on which that address is answered. Raises UsageError where it cannot be had."""
    if not 0 <= port <= _PORTS:  # of a larger one a look-up takes what is left, which is another port
        raise UsageError("is no port", where=f"--port {port}", next=f"Give one from 0 (any that is free) to {_PORTS}.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(_BACKLOG)
    except OSError as error:
        reason = getattr(error, "strerror", None) or str(error)
        what = f"cannot be listened on ({reason})"
        raise UsageError(what, where=f"{host}:{port}", next="Give another --port or --host.") from error
    return found
