"""Reports signed, so that whoever gets one can check who sent it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from framing.errors import SignError, UsageError

_PASSPHRASE = "FRAMING_SIGN_PASSPHRASE"  # noqa: S105 - the name of a variable
_PKCS12 = b"\x30"  # how DER begins, and no key of SSH
_PDF = b"%PDF-"


def signed(files: Mapping[Path, bytes], keys: Sequence[str | Path]) -> dict[Path, bytes]:
    """Files with signatures by the sender's keys. Writes nothing.

    Args:
        files: What is to be written, by its path. Attach a report to a briefing first, and sign the briefing last.
        keys: A PKCS#12 file (a certificate with its private key) signs each PDF within; its passphrase is taken from
            FRAMING_SIGN_PASSPHRASE. A private key of SSH signs each file, in a file beside it (`bridge.html.sig`).

    Returns:
        The same paths with the PDFs signed, and those of the signatures beside them.

    Raises:
        SignError: A key cannot be used, or what it needs (pyHanko, ssh-keygen) is not installed.
        UsageError: A certificate is given and no file is a PDF.

    Example:
        >>> import framing, pathlib
        >>> framing.signed({pathlib.Path("bridge.json"): b"{}"}, ["no-such-key"])
        Traceback (most recent call last):
        framing.errors.SignError: no-such-key: cannot be read (No such file or directory). Check the name of the key.
    """
    from framing.deliver.signing import pdf_signature, ssh_signature

    found = dict(files)
    certificates = [Path(key) for key in keys if _is_certificate(Path(key))]
    if len(certificates) > 1:
        raise UsageError("more than one certificate", where="--sign", next="A PDF takes one; name one.")
    for key in certificates:
        if not any(data.startswith(_PDF) for data in found.values()):
            raise UsageError("a certificate signs PDF only", where=str(key), next="Sign the others with an SSH key.")
        passphrase = os.environ.get(_PASSPHRASE)
        secret = None if passphrase is None else passphrase.encode("utf-8")
        found = {
            path: pdf_signature.sign(data, key, secret) if data.startswith(_PDF) else data
            for path, data in found.items()
        }
    others = [Path(key) for key in keys if Path(key) not in certificates]
    if len(others) > 1:
        raise UsageError("more than one SSH key", where="--sign", next="A file has one signature beside it; name one.")
    for key in others:
        suffix = ssh_signature.SUFFIX
        beside = {path.with_name(path.name + suffix): ssh_signature.sign(data, key) for path, data in found.items()}
        found |= beside
    return found


def _is_certificate(key: Path) -> bool:
    try:
        with key.open("rb") as file:
            return file.read(1) == _PKCS12
    except OSError as error:
        raise SignError(
            f"cannot be read ({error.strerror})", where=str(key), next="Check the name of the key."
        ) from error
