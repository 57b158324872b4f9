"""The mail server as a settings file names it: host, encryption, and a password that stands elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from framing.errors import SettingsError

Security = Literal["starttls", "tls", "none"]
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_KEYS = {
    "host": str,
    "port": int,
    "security": str,
    "user": str,
    "password_env": str,
    "password_file": str,
    "certificates": str,
    "sender": str,
    "timeout": float,
    "on_doubt": str,
}


@dataclass(frozen=True, slots=True)
class Server:
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


def server(table: Mapping[str, Any], where: str, environment: Mapping[str, str] = os.environ) -> Server:
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
    for key, value in table.items():
        if key not in _KEYS:
            raise SettingsError(f"unknown key {key!r} in [smtp]", where=where, next=f"Known: {', '.join(_KEYS)}.")
        if type(value) is not _KEYS[key] and not (_KEYS[key] is float and type(value) is int):
            raise SettingsError(f"[smtp] {key} must be a {_KEYS[key].__name__}", where=where, next="Correct the value.")
    security = _one_of(table, "security", get_args(Security), "starttls", where)
    if not table.get("host"):
        raise SettingsError("[smtp] names no host", where=where, next='Add host = "mail.example.org".')
    host = table["host"]
    user = table.get("user")
    if security == "none" and (user is not None or host not in _LOOPBACK):
        raise SettingsError(
            f"[smtp] would send to {host} unencrypted", where=where, next='Use security = "starttls" or "tls".'
        )
    certificates = table.get("certificates")
    return Server(
        host=host,
        port=table.get("port", _PORTS[security]),
        security=security,
        user=user,
        password=_password(table, where, environment) if user is not None else None,
        certificates=Path(certificates) if certificates else None,
        sender=table.get("sender", "framing@localhost"),
        timeout=float(table.get("timeout", 60.0)),
        on_doubt=_one_of(table, "on_doubt", ("resend", "hold"), "resend", where),
    )


def _one_of(table: Mapping[str, Any], key: str, known: tuple[str, ...], default: str, where: str) -> Any:
    value = table.get(key, default)
    if value not in known:
        raise SettingsError(f"[smtp] {key} is {value!r}", where=where, next=f"Choose from {', '.join(known)}.")
    return value


def _password(table: Mapping[str, Any], where: str, environment: Mapping[str, str]) -> str:
    variable, file = table.get("password_env"), table.get("password_file")
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
