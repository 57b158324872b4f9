"""A signature within a PDF: behind its pages, which stay as they were, and shown nowhere."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from framing.deliver.attachment import attach
from framing.deliver.signing import pdf_signature
from framing.errors import BriefingError, SignError
from tests.deliver.briefings import printed
from tests.deliver.signing.keys import SECRET, certificate


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("keys"), "echo")


def report() -> bytes:
    return printed("pdf/ua-1")


def signed(data: bytes, key: Path) -> bytes:
    return pdf_signature.sign(data, key, SECRET.encode())


def test_what_was_there_stays_byte_for_byte(key: Path) -> None:
    data = report()
    after = signed(data, key)
    assert after.startswith(data)
    assert after.count(b"/ByteRange") == 1


def test_the_field_is_hidden_and_has_a_name_for_those_who_listen(key: Path) -> None:
    """PDF/UA-1 asks for tags around fields but hidden ones (7.18.1, 7.18.4), and for an order of the page (7.18.3)."""
    with pikepdf.open(io.BytesIO(signed(report(), key))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert int(field.F) & 2
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]
        assert str(field.TU) == "Signature of the sender"
        assert "/AP" not in field
        assert pdf.pages[0].Tabs == "/S"


def test_what_the_pdf_says_of_itself_stays(key: Path) -> None:
    """Version, producer and metadata: so a claim of PDF/UA-1, which is of PDF 1.7, still holds."""
    data = report()
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(signed(data, key))) as after:
        assert "/Version" not in after.Root or after.Root.Version == "/1.7"
        assert dict(before.docinfo.items()) == dict(after.docinfo.items())
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()


def test_a_key_on_a_curve_asks_for_a_newer_version(tmp_path: Path) -> None:
    """Of which PDF/UA-1 is not: the documentation says to take RSA."""
    key = certificate(tmp_path, "curved", curve=True)
    with pikepdf.open(io.BytesIO(signed(report(), key))) as pdf:
        assert pdf.Root.Version == "/2.0"


def test_attach_first_and_sign_last(key: Path) -> None:
    briefing = attach(report(), report(), name="weir.pdf").data
    after = signed(briefing, key)
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert pdf.attachments["weir.pdf"].get_file().read_bytes() == report()
    with pytest.raises(BriefingError, match=r"is signed.+Attach the report before the briefing is signed"):
        attach(report(), after, name="weir.pdf")


def test_a_signed_report_is_put_into_a_briefing_as_it_is(key: Path) -> None:
    given = signed(report(), key)
    with pikepdf.open(io.BytesIO(attach(given, report(), name="weir.pdf").data)) as pdf:
        assert pdf.attachments["weir.pdf"].get_file().read_bytes() == given


@pytest.mark.parametrize("passphrase", [None, b"wrong"])
def test_a_key_that_is_not_opened_signs_nothing(key: Path, passphrase: bytes | None) -> None:
    with pytest.raises(SignError, match=r"echo\.p12: is not opened by its passphrase.+FRAMING_SIGN_PASSPHRASE"):
        pdf_signature.sign(report(), key, passphrase)


def test_what_is_no_pdf_is_not_signed(key: Path) -> None:
    with pytest.raises(SignError, match="this PDF cannot be signed"):
        signed(b"%PDF-1.7\nno more", key)


def test_without_pyhanko_the_message_says_what_to_install(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(pdf_signature, "import_module", absent)
    with pytest.raises(SignError, match=r"needs pyHanko, which is not installed\. pip install 'framing\[sign\]'"):
        signed(report(), key)
