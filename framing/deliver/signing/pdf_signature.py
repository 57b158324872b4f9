"""A signature within a PDF, by a certificate: added behind its end, so that the pages stay byte for byte as drawn."""

from __future__ import annotations

import io
import logging
from importlib import import_module
from pathlib import Path
from typing import Any

from framing.errors import SignError

FIELD = "Sender"
_READ_ALOUD = "Signature of the sender"  # a form field has a name for those who listen
_CERTIFICATE = "Name a PKCS#12 file (.p12) that holds a private key and its certificate."


def library(name: str) -> Any:
    """A module of pyHanko. Raises SignError where it is not installed."""
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it logs whatever it raises, too
    logging.getLogger("pyhanko").propagate = False
    try:
        return import_module(f"pyhanko.{name}")
    except ImportError as error:
        raise SignError(
            "needs pyHanko, which is not installed", where="signature", next="pip install 'framing[sign]'."
        ) from error


def sign(data: bytes, key: Path, passphrase: bytes | None) -> bytes:
    """The PDF with a signature that covers all of it. Raises SignError where the key or the PDF cannot be used.

    The field is hidden, for a signature that shows nothing needs no tag: so a tagged PDF stays one (PDF/UA-1, 7.18).
    """
    signers, fields = library("sign.signers"), library("sign.fields")
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key.read_bytes(), other_certs=[], passphrase=passphrase)
    except OSError as error:
        raise SignError(f"cannot be read ({error.strerror})", where=str(key), next="Check the name.") from error
    except ValueError as error:
        what = "is not opened by its passphrase, or is no PKCS#12 file"
        raise SignError(
            what, where=str(key), next=f"{_CERTIFICATE} Its passphrase belongs in FRAMING_SIGN_PASSPHRASE."
        ) from error
    hidden = fields.InvisSigSettings(set_print_flag=False, set_hidden_flag=True)
    field = fields.SigFieldSpec(FIELD, on_page=0, readable_field_name=_READ_ALOUD, invis_sig_settings=hidden)
    said = signers.PdfSignatureMetadata(field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES)
    try:
        pdf = _addition(data)
        signed: bytes = signers.PdfSigner(said, signer, new_field_spec=field).sign_pdf(pdf).getvalue()
    except Exception as error:  # a briefing may be any PDF, and may fail anywhere in the library
        reason = " ".join(str(error).split())[:120]
        raise SignError(f"this PDF cannot be signed ({reason})", where=str(key), next="Sign it elsewhere.") from error
    return signed


def _addition(data: bytes) -> Any:
    """What is written behind a PDF: the signature alone. What the PDF says of itself stays as it was drawn."""
    writer = library("pdf_utils.incremental_writer").IncrementalPdfFileWriter

    class SignatureOnly(writer):  # type: ignore[misc, valid-type]  # the library is loaded late
        output_version = (1, 7)  # which PDF/UA-1 and PDF/A-3 are of; a key on a curve makes it 2.0

        def _update_meta(self) -> None:
            """No other producer, no other date: a recipient compares them."""

    return SignatureOnly(io.BytesIO(data))
