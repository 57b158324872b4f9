"""Keys made when a test asks for them: none lies in the project."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

needs_ssh = pytest.mark.skipif(which("ssh-keygen") is None, reason="ssh-keygen is not installed")
SECRET = "a sentence that nobody guesses"  # noqa: S105 - of keys that live as long as a test


def ssh_key(folder: Path, name: str, *, lists: str = "") -> Path:
    """A private key; with ``lists``, the file of allowed signers beside it names it so."""
    key = folder / name
    subprocess.run([which("ssh-keygen") or "", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)], check=True)
    if lists:
        (folder / f"{name}.allowed").write_text(f"{lists} {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    return key


def certificate(folder: Path, name: str, *, days: int = 30, curve: bool = False) -> Path:
    """A PKCS#12 file of a desk, and its certificate beside it (.pem); ended already where ``days`` are negative."""
    key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"{name} desk"),
            x509.NameAttribute(NameOID.EMAIL_ADDRESS, f"desk@{name}.example"),
        ]
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        name.encode(), key, made, None, serialization.BestAvailableEncryption(SECRET.encode())
    )
    path = folder / f"{name}.p12"
    path.write_bytes(packed)
    path.with_suffix(".pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path
