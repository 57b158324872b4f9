"""A signature beside a file, by an SSH key: made and checked by OpenSSH's ssh-keygen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which

from framing.deliver.signing.sender import Sender
from framing.errors import SignError

SUFFIX = ".sig"  # the signature of report.html is report.html.sig
_NAMESPACE = "framing"  # a signature made for something else, a commit or an e-mail, is none for a report
_PROGRAM = "ssh-keygen"
_SECONDS = 60  # somebody may have to touch a hardware key
_KEY = re.compile(r"with (\S+) key (SHA256:\S+)")
_LARGEST = 100_000  # bytes of a signature: some hundred times a usual one


def sign(data: bytes, key: Path) -> bytes:
    """The signature's file for ``data``. Raises SignError where the key cannot be used."""
    done = _run(["-Y", "sign", "-q", "-f", str(key.absolute()), "-n", _NAMESPACE], data, str(key))
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise SignError(
            f"cannot sign ({_complaint(done)})", where=str(key), next="Name a private key of SSH that can be used here."
        )
    return done.stdout


def check(data: bytes, signature: Path, trusted: Sequence[Path]) -> Sender:
    """Whether ``signature`` is one of ``data``, by a key that one of the lists of allowed signers names."""
    if not signature.is_file() or signature.stat().st_size > _LARGEST:
        return Sender("broken", "", "", f"{signature.name} is no signature")
    file = str(signature.absolute())
    held = _run(["-Y", "check-novalidate", "-n", _NAMESPACE, "-s", file], data, file)
    found = _KEY.search(held.stdout.decode("utf-8", "replace"))
    key = " ".join(found.groups()) if found else ""
    if held.returncode:
        return Sender("broken", "", "", f"{signature.name} does not fit the file ({_complaint(held)})")
    for signers in trusted:
        listed = str(signers.absolute())
        names = _run(["-Y", "find-principals", "-s", file, "-f", listed], b"", file)
        for name in names.stdout.decode("utf-8", "replace").splitlines():
            asked = ["-Y", "verify", "-f", listed, "-I", name, "-n", _NAMESPACE, "-s", file]
            if name and not _run(asked, data, file).returncode:
                return Sender("confirmed", name, key, "")
    why = "no trusted key was given that it could be" if not trusted else "no list of trusted keys names this one"
    return Sender("unknown", "", key, why)


def _run(arguments: Sequence[str], data: bytes, where: str) -> subprocess.CompletedProcess[bytes]:
    program = which(_PROGRAM)
    if program is None:
        raise SignError(f"needs {_PROGRAM}, which is not here", where=where, next="Install OpenSSH's client.")
    try:
        return subprocess.run(  # noqa: S603 - the system's own program; files are named whole, so none is an option
            [program, *arguments], input=data, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SignError(
            f"{_PROGRAM} did not answer", where=where, next="Unlock the key, or load it into ssh-agent."
        ) from error


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else "it gives no reason"
