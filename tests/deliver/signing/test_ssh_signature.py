"""A signature beside a file: whose it is, and what it is worth when anything is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.deliver.signing import ssh_signature
from framing.errors import SignError
from tests.deliver.signing.keys import needs_ssh, ssh_key

pytestmark = needs_ssh
DATA = b"two reports on one weir"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return ssh_key(tmp_path, "desk", lists="desk@echo.example")


@pytest.fixture
def signature(tmp_path: Path, key: Path) -> Path:
    path = tmp_path / "weir.json.sig"
    path.write_bytes(ssh_signature.sign(DATA, key))
    return path


def test_a_trusted_key_names_the_sender(signature: Path, key: Path) -> None:
    sender = ssh_signature.check(DATA, signature, [key.with_suffix(".allowed")])
    assert (sender.outcome, sender.name, sender.reason) == ("confirmed", "desk@echo.example", "")
    assert sender.key.startswith("ED25519 SHA256:")
    assert str(sender) == f"sender confirmed: desk@echo.example ({sender.key})"


def test_a_key_that_nobody_lists_is_not_confirmed(signature: Path, tmp_path: Path) -> None:
    ssh_key(tmp_path, "other", lists="desk@echo.example")  # the same name, another key
    for trusted, why in (([], "no trusted key was given"), ([tmp_path / "other.allowed"], "no list of trusted keys")):
        sender = ssh_signature.check(DATA, signature, trusted)
        assert (sender.outcome, sender.name) == ("unknown", "")
        assert sender.reason.startswith(why)


def test_any_of_several_lists_will_do(signature: Path, key: Path, tmp_path: Path) -> None:
    ssh_key(tmp_path, "other", lists="wire@courier.example")
    lists = [tmp_path / "other.allowed", key.with_suffix(".allowed")]
    assert ssh_signature.check(DATA, signature, lists).outcome == "confirmed"


def test_one_byte_more_breaks_it(signature: Path, key: Path) -> None:
    sender = ssh_signature.check(DATA + b"\n", signature, [key.with_suffix(".allowed")])
    assert (sender.outcome, sender.key) == ("broken", "")
    assert "weir.json.sig does not fit the file" in sender.reason


def test_a_signature_made_for_another_purpose_is_none(signature: Path, key: Path) -> None:
    made = ssh_signature._run(["-Y", "sign", "-q", "-f", str(key), "-n", "git"], DATA, "")
    signature.write_bytes(made.stdout)
    assert ssh_signature.check(DATA, signature, [key.with_suffix(".allowed")]).outcome == "broken"


@pytest.mark.parametrize("content", [b"", b"-----BEGIN SSH SIGNATURE-----\n", b"\0" * 200_000])
def test_what_is_no_signature_is_broken(signature: Path, key: Path, content: bytes) -> None:
    signature.write_bytes(content)
    assert ssh_signature.check(DATA, signature, [key.with_suffix(".allowed")]).outcome == "broken"


def test_a_folder_is_no_signature(tmp_path: Path) -> None:
    (tmp_path / "x.sig").mkdir()
    assert ssh_signature.check(DATA, tmp_path / "x.sig", []).reason == "x.sig is no signature"


def test_what_is_no_key_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no key")
    with pytest.raises(SignError, match=r"notes\.txt: cannot sign \(.+\)\. Name a private key"):
        ssh_signature.sign(DATA, tmp_path / "notes.txt")


def test_without_ssh_keygen_the_message_says_what_to_install(
    signature: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssh_signature, "which", lambda name: None)
    with pytest.raises(SignError, match="needs ssh-keygen, which is not here"):
        ssh_signature.sign(DATA, key)
    with pytest.raises(SignError, match="Install OpenSSH"):
        ssh_signature.check(DATA, signature, [])
