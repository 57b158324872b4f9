"""A signed PDF: the pages as they were before, what came behind them, and whom the signature names.

Run as ``python -m framing.verify.pdf_signature_check``, a child process with limits: on standard input a line of JSON
(the length of the PDF before it was signed, and the trusted certificates) and the PDF; on standard output JSON.
"""

from __future__ import annotations

import base64
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from framing.deliver.signing.pdf_signature import library
from framing.deliver.signing.sender import Sender
from framing.errors import SignError
from framing.verify.pdf_content import limited
from framing.workers import Worker

_END = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")
_WIDGET = frozenset(("/F", "/FT", "/P", "/Rect", "/Subtype", "/T", "/TU", "/Type", "/V"))
_SIGNATURE = frozenset(("/Contents", "/ByteRange", "/Type", "/Filter", "/SubFilter", "/M", "/Name"))
_FORM = frozenset(("/Fields", "/SigFlags"))
_HIDDEN = 2  # the flag of an annotation that shows nothing
_USES = ("digital_signature", "non_repudiation")  # what a certificate that says its uses must be for; one is enough


class SignedPdf(NamedTuple):
    """What was found: what was added besides a signature (None where nothing was), and the sender (None: unsigned)."""

    added: str | None
    sender: Sender | None


def before_signing(data: bytes) -> bytes:
    """The PDF that was signed: all but a last addition that holds a signature. All of it where none does."""
    ends = [found.end() for found in _END.finditer(data)]
    return data[: ends[-2]] if len(ends) > 1 and b"/ByteRange" in data[ends[-2] :] else data


def certificates(files: Sequence[Path]) -> list[str]:
    """The certificates in files of PEM, as base64."""
    return [found for file in files for found in _PEM.findall(file.read_text("ascii", "replace"))]


def checked(whole: bytes, length: int, trusted: Sequence[str]) -> SignedPdf:
    """A PDF of which the first ``length`` bytes were signed. Raises RunError for one that cannot be opened."""
    asked = json.dumps([length, list(trusted)]).encode("ascii") + b"\n"
    with Worker("framing.verify.pdf_signature_check") as child:
        added, sender = json.loads(child.finish(asked + whole))
    return SignedPdf(added, None if sender is None else Sender(*sender))


def added(base: bytes, whole: bytes) -> str | None:
    """What came behind the signed PDF that is no part of a hidden signature; None where there is no such thing."""
    pikepdf = import_module("pikepdf")
    with pikepdf.open(io.BytesIO(base)) as before, pikepdf.open(io.BytesIO(whole)) as after:
        return _Addition(pikepdf, before, after).other()


class _Addition:
    """Two states of a PDF, compared object by object."""

    def __init__(self, pikepdf: Any, before: Any, after: Any) -> None:
        self.pikepdf, self.before, self.after = pikepdf, before, after
        self.widgets: list[Any] = []

    def other(self) -> str | None:
        old = self._objects(self.before)
        new = self._objects(self.after)
        if not old.keys() <= new.keys():
            return "objects that were taken out"
        for found in new.values():
            was = old.get(found.objgen)
            problem = self._new(found) if was is None else self._changed(was, found)
            if problem:
                return problem
        if len(self.widgets) != 1:
            return f"{len(self.widgets)} fields for signatures"
        return None if len(self.after.pages) == len(self.before.pages) else "other pages"

    def _objects(self, pdf: Any) -> dict[tuple[int, int], Any]:
        return {found.objgen: found for found in pdf.objects if isinstance(found, self.pikepdf.Object)}

    def _new(self, found: Any) -> str | None:
        kind = str(found.get("/Type", "")) if isinstance(found, self.pikepdf.Dictionary) else ""
        if isinstance(found, self.pikepdf.Stream) and found.get("/Type") in ("/XRef", "/ObjStm"):
            return None
        if kind == "/Annot":
            hidden = int(found.get("/F", 0)) & _HIDDEN and all(float(side) == 0 for side in found.Rect)
            if set(found.keys()) <= _WIDGET and found.get("/FT") == "/Sig" and hidden:
                self.widgets.append(found)
                return None
            return "a note or a field that shows something"
        if kind == "/Sig":
            return None if set(found.keys()) <= _SIGNATURE else "a signature with more in it"
        if isinstance(found, self.pikepdf.Dictionary) and set(found.keys()) == _FORM:
            return None if len(found.Fields) == 1 else "more than one field"
        if isinstance(found, self.pikepdf.Array) and self._one_more(found):
            return None
        return f"a new object {kind}".strip()

    def _changed(self, was: Any, found: Any) -> str | None:
        if isinstance(found, self.pikepdf.Stream) or not isinstance(found, self.pikepdf.Dictionary):
            same = type(was) is type(found) and was.unparse() == found.unparse()
            if same and isinstance(found, self.pikepdf.Stream):
                same = was.read_raw_bytes() == found.read_raw_bytes()
            return None if same else "an object that was changed"
        if not isinstance(was, self.pikepdf.Dictionary):
            return "an object that was changed"
        kind = str(found.get("/Type", ""))
        for key in sorted({*was.keys(), *found.keys()}):
            one, two = (side.get(key) for side in (was, found))
            if _text(one) == _text(two):
                continue
            allowed = (kind == "/Catalog" and one is None and self._of_catalog(key, two)) or (
                kind == "/Page" and key == "/Annots" and self._annotations(one, two)
            )
            if not allowed:
                return f"{kind or 'an object'} {key}, which was changed"
        return None

    def _of_catalog(self, key: str, value: Any) -> bool:
        if key == "/AcroForm":  # a new object, which is looked at by itself
            return isinstance(value, self.pikepdf.Dictionary) and bool(value.is_indirect)
        return key in ("/Extensions", "/Version") and _plain(self.pikepdf, value)

    def _annotations(self, one: Any, two: Any) -> bool:
        old = [] if one is None else [_text(item) for item in one]
        return isinstance(two, self.pikepdf.Array) and [_text(item) for item in two][:-1] == old

    def _one_more(self, found: Any) -> bool:
        """Whether these are the notes of page one with the field behind them."""
        first = self.after.pages[0].get("/Annots")
        return first is not None and first.is_indirect and first.objgen == found.objgen


def _text(value: Any) -> str:
    return value.unparse().decode("latin-1") if hasattr(value, "unparse") else repr(value)


def _plain(pikepdf: Any, value: Any) -> bool:
    """Names, texts and numbers that refer to nothing."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return False
    if isinstance(value, pikepdf.Dictionary | pikepdf.Array):
        items = [one for _, one in value.items()] if isinstance(value, pikepdf.Dictionary) else list(value)
        return all(_plain(pikepdf, one) for one in items)
    return not isinstance(value, pikepdf.Stream)


def sender(whole: bytes, trusted: Sequence[str]) -> Sender | None:
    """Whom the signature names, and whether a trusted certificate vouches for it; None for an unsigned PDF."""
    reader = library("pdf_utils.reader").PdfFileReader(io.BytesIO(whole))
    found = list(reader.embedded_signatures)
    if not found:
        return None
    validation, core = library("sign.validation"), import_module("pyhanko_certvalidator")
    pem = import_module("asn1crypto.x509").Certificate
    roots = [pem.load(base64.b64decode(item)) for item in trusted]
    context = core.ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    uses = validation.KeyUsageConstraints(key_usage=set(_USES), match_all_key_usages=False)
    status = validation.validate_pdf_signature(found[-1], context, key_usage_settings=uses, skip_diff=True)
    name, key = _named(status.signing_cert)
    entire = import_module("pyhanko.sign.validation.status").SignatureCoverageLevel.ENTIRE_FILE
    if not (status.intact and status.valid):
        return Sender("broken", name, key, "the file is not as it was signed")
    if status.coverage != entire:
        return Sender("broken", name, key, "it does not cover the whole file")
    if not status.trusted:
        return Sender("unknown", name, key, "no trusted certificate vouches for it now")
    ended = status.signing_cert.not_valid_after  # which nothing asks of a certificate that is trusted by itself
    if ended < datetime.now(UTC):
        return Sender("unknown", name, key, f"its certificate ended on {ended:%Y-%m-%d}")
    return Sender("confirmed", name, key, "")


def _named(certificate: Any) -> tuple[str, str]:
    subject: Mapping[str, Any] = certificate.subject.native
    told = (subject.get(part) for part in ("common_name", "organization_name", "email_address"))
    name = ", ".join(" ".join(str(part).split()) for part in told if part)
    return name, f"certificate SHA256:{certificate.sha256.hex()}"


def main() -> int:
    """Answer one request. Every fault of the file ends in one line."""
    limited()
    head, _, whole = sys.stdin.buffer.read().partition(b"\n")
    length, trusted = json.loads(head)
    try:
        extra = added(whole[:length], whole)
    except Exception as error:  # a hostile file may fail anywhere in the library
        extra = f"something that cannot be read ({' '.join(str(error).split())[:80]})"
    try:
        found = sender(whole, trusted)
    except SignError as error:
        found = Sender("unknown", "", "", f"the signature {error.what}. {error.next}".rstrip("."))
    except Exception as error:
        found = Sender("broken", "", "", f"it cannot be read ({' '.join(str(error).split())[:80]})")
    told = None if found is None else [found.outcome, found.name, found.key, found.reason]
    sys.stdout.buffer.write(json.dumps([extra, told]).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
