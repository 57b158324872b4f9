"""A mail server as a settings file names it: what is refused, and where a password may stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.deliver.server import server
from framing.errors import SettingsError

NAMED = {"host": "mail.board.example", "user": "night"}


def test_the_password_comes_from_a_variable_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from a file\n", encoding="utf-8")
    by_variable = server({**NAMED, "password_env": "MAIL_WORD"}, "night.toml", {"MAIL_WORD": "from a variable"})
    by_file = server({**NAMED, "password_file": str(file)}, "night.toml", {})
    assert (by_variable.password, by_file.password) == ("from a variable", "from a file")
    assert "from a" not in f"{by_variable!r} {by_file!r} {by_variable}"
    assert (by_file.port, by_file.security) == (587, "starttls")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"password": "plain"}, "a password stands in"),
        ({"user": "night"}, "needs one place for the password"),
        ({"user": "night", "password_env": "A", "password_file": "b"}, "needs one place for the password"),
        ({"user": "night", "password_env": "NOWHERE"}, "no password in the variable NOWHERE"),
        ({"user": "night", "password_file": "/none"}, "cannot be read"),
        ({"port": "25"}, "port must be a whole number"),
        ({"hots": "x"}, "unknown key 'hots'"),
        ({"host": ""}, "names no host"),
        ({"security": "ssl"}, "security must be one of starttls, tls, none"),
        ({"on_doubt": "ask"}, "on_doubt must be one of resend, hold"),
        ({"security": "none"}, "unencrypted"),
    ],
)
def test_what_cannot_be_meant_or_would_be_unsafe_is_refused(table: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        server({"host": "mail.board.example", **table}, "night.toml", {})
    assert "plain" not in str(caught.value)


def test_only_this_machine_is_spoken_to_unencrypted_and_without_a_password() -> None:
    assert server({"host": "localhost", "security": "none"}, "night.toml", {}).port == 25
    with pytest.raises(SettingsError, match="unencrypted"):
        server(
            {"host": "localhost", "security": "none", "user": "n", "password_env": "P"}, "night.toml", {"P": "secret"}
        )
