"""The signatures of a report: one within a PDF, one beside any file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from framing.deliver.signing import ssh_signature
from framing.deliver.signing.sender import Sender
from framing.errors import RunError, SignError
from framing.verify import pdf_signature_check
from framing.verify.report import GivenReport

_PEM = b"-----BEGIN CERTIFICATE-----"
_NEXT = "Name a file of certificates (PEM) or of allowed signers, as man ssh-keygen describes them."


class FoundSignatures(NamedTuple):
    """Who signed, and what came into a PDF with the signature that is no part of one."""

    senders: tuple[Sender, ...]
    added: str | None


def signatures(report: GivenReport, path: Path, trusted: Sequence[Path]) -> FoundSignatures:
    """Check them against the trusted keys. Raises SignError where those cannot be read."""
    of_certificates = [file for file in trusted if _holds_certificates(file)]
    of_keys = [file for file in trusted if file not in of_certificates]
    senders: list[Sender] = []
    added = None
    if report.format == "pdf" and len(report.whole) > len(report.data):
        try:
            given = pdf_signature_check.certificates(of_certificates)
            found = pdf_signature_check.checked(report.whole, len(report.data), given)
        except RunError as error:
            found = pdf_signature_check.SignedPdf(f"something that cannot be read ({error.what})", None)
        added = found.added
        senders += [] if found.sender is None else [found.sender]
    beside = path.with_name(path.name + ssh_signature.SUFFIX)
    if beside.exists():
        senders.append(ssh_signature.check(report.whole, beside, of_keys))
    return FoundSignatures(tuple(senders), added)


def _holds_certificates(file: Path) -> bool:
    try:
        return _PEM in file.read_bytes()
    except OSError as error:
        raise SignError(f"cannot be read ({error.strerror})", where=str(file), next=_NEXT) from error
