"""A mail server for tests that fails on demand, and mailboxes that keep what it accepted."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session

from framing.deliver.server import MailServer

FAULTS = (
    "rcpt 4xx",
    "rcpt 5xx",
    "mail 4xx",
    "data 4xx",
    "data 5xx",
    "drop before data",
    "drop after data, kept",
    "drop after data, lost",
    "slow",
)


class Post:
    """What the server does: ``fault()`` is asked at each letter, None being "all is well"."""

    def __init__(self, fault: Callable[[], str | None] = lambda: None, *, slow: float = 0.0) -> None:
        self.fault, self.slow = fault, slow
        self.accepted: Counter[tuple[str, str, str]] = Counter()  # recipient, subject, Message-ID: as it came in
        self.bytes: list[bytes] = []
        self.now: str | None = None

    async def handle_MAIL(self, server: Any, _: Session, envelope: Envelope, sender: str, options: list[str]) -> str:
        self.now = self.fault()
        if self.now == "mail 4xx":
            return "451 try later"
        envelope.mail_from = sender
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: Any, _: Session, envelope: Envelope, recipient: str, options: list[str]) -> str:
        if self.now in ("rcpt 4xx", "rcpt 5xx"):
            return "450 mailbox busy" if self.now == "rcpt 4xx" else "550 no such mailbox"
        if self.now == "drop before data":
            server.transport.abort()
        envelope.rcpt_tos.append(recipient)
        return "250 OK"

    async def handle_DATA(self, server: Any, _: Session, envelope: Envelope) -> str:
        if self.now == "data 4xx":
            return "452 disk full"
        if self.now == "data 5xx":
            return "554 refused by policy"
        if self.now == "slow":
            await asyncio.sleep(self.slow)
        if self.now != "drop after data, lost":
            assert isinstance(envelope.content, bytes)
            self.bytes.append(envelope.content)
            mail = message_from_bytes(envelope.content)
            about = str(mail["Subject"]), str(mail["Message-ID"])
            self.accepted.update((recipient, *about) for recipient in envelope.rcpt_tos)
        if self.now in ("drop after data, kept", "drop after data, lost"):
            server.transport.abort()
        return "250 accepted"

    def stored(self) -> Counter[tuple[str, str]]:
        """(recipient, subject) as often as a mailbox shows it that keeps one letter of each Message-ID."""
        return Counter((recipient, subject) for recipient, subject, _ in self.accepted)

    def arrived(self) -> Counter[tuple[str, str]]:
        """(recipient, subject) as often as a mailbox shows it that keeps every letter."""
        found: Counter[tuple[str, str]] = Counter()
        for (recipient, subject, _), count in self.accepted.items():
            found[recipient, subject] += count
        return found


def doubled(box: Counter[tuple[str, str]]) -> int:
    """Letters that a mailbox shows once more than it should."""
    return sum(count - 1 for count in box.values())


@contextmanager
def serving(post: Post, *, tls: ssl.SSLContext | None = None, password: str | None = None) -> Iterator[MailServer]:
    """The server on a free port of this machine; the Server to send to is what a settings file would name."""

    def authenticated(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password.decode() == password, handled=False)

    options: dict[str, Any] = {"hostname": "127.0.0.1", "port": _free_port(), "ident": "test"}
    if tls is not None:
        options |= {"tls_context": tls, "require_starttls": True}
    if password is not None:
        options |= {"authenticator": authenticated, "auth_required": True}
    controller = Controller(post, **options)
    controller.start()
    try:
        yield MailServer("127.0.0.1", controller.port, "none", sender="night@board.example", timeout=5.0)
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
