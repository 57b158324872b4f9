"""The mail server as a settings file names it: host, encryption, and a password that stands elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from framing import toml
from framing.errors import SettingsError

Security = Literal["starttls", "tls", "none"]
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where messages go, and how. ``repr`` shows no password.

    ``on_doubt`` says what becomes of a message whose server fell silent after it had all of it: "resend" sends it again
    under the same Message-ID, so that it is not lost; "hold" keeps it for a person to decide, so that it is not sent
    twice. No sender can have both (see deliver/smtp.py).
    """

    host: str
    port: int = 587
    security: Security = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    certificates: Path | None = None  # PEM file of whom to trust; None = whom the system trusts
    sender: str = "framing@localhost"
    timeout: float = 60.0  # seconds of silence before a connection is given up
    on_doubt: Literal["resend", "hold"] = "resend"


@dataclass(frozen=True, slots=True)
class _MailServerTable:
    """``[smtp]`` as it is written."""

    host: str = ""
    port: int | None = None  # None = the usual one of its security
    security: Security = "starttls"
    user: str | None = None
    password_env: str | None = None
    password_file: str | None = None
    certificates: str | None = None
    sender: str = "framing@localhost"
    timeout: float = 60.0
    on_doubt: Literal["resend", "hold"] = "resend"


def server(table: Mapping[str, Any], where: str, environment: Mapping[str, str] = os.environ) -> MailServer:
    """A ``[smtp]`` table as a Server. The password is read from the variable or the file that the table names.

    Raises SettingsError for an unknown key, a value that cannot be used, a password written into the table itself, and
    for a password that would go over the wire unencrypted.
    """
    if "password" in table:
        raise SettingsError(
            "a password stands in [smtp]",
            where=where,
            next="Put it into a file or a variable and name that: password_file or password_env.",
        )
    given = toml.TomlFile(f"{where}: [smtp]", table, advice="Correct the value.").record(_MailServerTable)
    if not given.host:
        raise SettingsError("[smtp] names no host", where=where, next='Add host = "mail.example.org".')
    if given.security == "none" and (given.user is not None or given.host not in _LOOPBACK):
        raise SettingsError(
            f"[smtp] would send to {given.host} unencrypted", where=where, next='Use security = "starttls" or "tls".'
        )
    return MailServer(
        host=given.host,
        port=given.port or _PORTS[given.security],
        security=given.security,
        user=given.user,
        password=_password(given, where, environment) if given.user is not None else None,
        certificates=Path(given.certificates) if given.certificates else None,
        sender=given.sender,
        timeout=given.timeout,
        on_doubt=given.on_doubt,
    )


def _password(given: _MailServerTable, where: str, environment: Mapping[str, str]) -> str:
    variable, file = given.password_env, given.password_file
    if (variable is None) == (file is None):
        raise SettingsError(
            "[smtp] has a user and needs one place for the password",
            where=where,
            next="Name password_env or password_file.",
        )
    try:
        found = environment.get(variable) if variable is not None else Path(str(file)).read_text("utf-8").strip("\r\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise SettingsError(
            f"the password cannot be read ({reason})", where=str(file), next="Check the file."
        ) from None
    if not found:
        place = f"the variable {variable}" if variable is not None else str(file)
        raise SettingsError(f"no password in {place}", where=where, next="Set it and run again.")
    return found
