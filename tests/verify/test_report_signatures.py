"""Who sent a report is one question, whether it holds another: neither answers the other."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

import framing
from framing.cli import main
from framing.deliver.signing import pdf_signature
from framing.errors import SignError, UsageError
from framing.render import pdf
from framing.verify.pdf_signature_check import before_signing
from framing.verify.verification import Verification
from tests.deliver.signing.keys import SECRET, certificate, needs_ssh, ssh_key
from tests.verify.conftest import SETTINGS, Made


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two desks' certificates and one that has ended."""
    folder = tmp_path_factory.mktemp("keys")
    certificate(folder, "echo")
    certificate(folder, "courier")
    certificate(folder, "former", days=-1)
    certificate(folder, "curved", curve=True)
    return folder


@pytest.fixture(scope="module")
def paper(made: Made) -> bytes:
    return pdf.write(made.comparison, SETTINGS)


@pytest.fixture(scope="module")
def signed(paper: bytes, keys: Path) -> bytes:
    return sign(paper, keys / "echo.p12")


def sign(data: bytes, key: Path) -> bytes:
    return pdf_signature.sign(data, key, SECRET.encode())


@pytest.fixture
def checked(tmp_path: Path, keys: Path) -> Callable[..., Verification]:
    """``checked(data, "echo")``: a PDF verified by whoever trusts that desk's certificate."""

    def run(data: bytes, *trusted: str) -> Verification:
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        return framing.verify_report(path, None, SETTINGS, [keys / f"{name}.pem" for name in trusted])

    return run


# ── within a PDF ──


def test_a_signed_pdf_is_verified_and_names_its_sender(signed: bytes, checked: Any) -> None:
    found = checked(signed, "echo")
    assert found.outcome == "verified"
    (sender,) = found.senders
    assert (sender.outcome, sender.name) == ("confirmed", "echo desk, desk@echo.example")
    assert sender.key.startswith("certificate SHA256:")


def test_an_unsigned_pdf_has_no_sender(paper: bytes, checked: Any) -> None:
    assert checked(paper, "echo").senders == ()


@pytest.mark.parametrize("trusted", [(), ("courier",)])
def test_somebody_elses_certificate_confirms_nobody(signed: bytes, checked: Any, trusted: tuple[str, ...]) -> None:
    found = checked(signed, *trusted)
    assert (found.outcome, found.senders[0].outcome) == ("verified", "unknown")
    assert "no trusted certificate vouches for it" in str(found.senders[0])


def test_a_key_on_a_curve_is_as_good(paper: bytes, keys: Path, checked: Any) -> None:
    found = checked(sign(paper, keys / "curved.p12"), "curved")
    assert (found.outcome, found.senders[0].outcome) == ("verified", "confirmed")


def test_one_of_several_certificates_is_enough(signed: bytes, checked: Any) -> None:
    assert checked(signed, "courier", "echo").senders[0].outcome == "confirmed"


def test_a_certificate_that_has_ended_confirms_nobody(paper: bytes, keys: Path, checked: Any) -> None:
    found = checked(sign(paper, keys / "former.p12"), "former")
    assert (found.outcome, found.senders[0].outcome) == ("verified", "unknown")
    assert found.senders[0].reason.startswith("its certificate ended on ")


def test_a_report_that_does_not_hold_may_be_signed_well(paper: bytes, keys: Path, checked: Any) -> None:
    """Whoever has a key can sign what he likes."""
    with pikepdf.open(io.BytesIO(paper)) as opened:
        opened.pages[0].Rotate = 180
        out = io.BytesIO()
        opened.save(out, static_id=True, fix_metadata_version=False)
    found = checked(sign(out.getvalue(), keys / "echo.p12"), "echo")
    assert (found.outcome, found.senders[0].outcome) == ("differs", "confirmed")


def test_a_byte_of_the_signature_changed_breaks_it_and_not_the_report(signed: bytes, checked: Any) -> None:
    at = signed.rindex(b"/M (D:") if b"/M (D:" in signed else signed.rindex(b"/M (")
    digit = signed.index(b"20", at)
    found = checked(signed[:digit] + b"19" + signed[digit + 2 :], "echo")
    assert (found.outcome, found.senders[0].outcome) == ("verified", "broken")


def test_what_is_signed_is_the_drawn_pdf(paper: bytes, signed: bytes) -> None:
    assert before_signing(signed) == paper
    assert before_signing(paper) == paper


# ── what hides behind a signature ──


def resaved(base: bytes, forge: Callable[[Pdf], None]) -> bytes:
    """A PDF with a further part behind its end, as an editor saves it: what ``forge`` touches, anew."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(base))
    forge(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_turned(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    page = writer.root["/Pages"]["/Kids"][0]
    while page["/Type"] != "/Page":
        page = page["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)


def script_at_opening(writer: Any) -> None:
    from pyhanko.pdf_utils import generic

    writer.root["/OpenAction"] = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
            generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )
    writer.update_root()


@pytest.mark.parametrize("forge", [page_turned, script_at_opening])
@pytest.mark.parametrize("when", ["before the signature", "after it"])
def test_a_change_saved_behind_the_report_differs(
    paper: bytes, signed: bytes, keys: Path, checked: Any, forge: Callable[[Any], None], when: str
) -> None:
    if when == "after it":
        found = checked(resaved(signed, forge), "echo")
        assert found.senders == () or found.senders[0].outcome == "broken"
    else:
        found = checked(sign(resaved(paper, forge), keys / "echo.p12"), "echo")
    assert found.outcome == "differs"


def widget(**more: Any) -> Callable[[Pdf], None]:
    def forge(opened: Pdf) -> None:
        for key, value in more.items():
            opened.Root.AcroForm.Fields[0][f"/{key}"] = value

    return forge


def second_field(opened: Pdf) -> None:
    field = opened.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, F=2, Rect=Array([0, 0, 0, 0]), T=String("b"))
    )
    opened.Root.AcroForm.Fields.append(field)
    opened.pages[0].Annots.append(field)


def text_field(opened: Pdf) -> None:
    opened.pages[0].Annots.append(
        opened.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([9, 9, 99, 99])))
    )


def note_taken_out(opened: Pdf) -> None:
    del opened.pages[0].Annots[0]


def words_changed(opened: Pdf) -> None:
    content = opened.pages[0].Contents
    content.write(content.read_bytes() + b"\n0 0 300 300 re f")


HIDDEN_BEHIND = {
    "a field that shows": widget(Rect=Array([0, 0, 500, 500]), F=4),
    "a field with an action": widget(AA=Dictionary(E=Dictionary(S=Name.JavaScript, JS=String("1")))),
    "a picture of a signature": widget(AP=Dictionary()),
    "a second field": second_field,
    "a note": text_field,
    "a link less": note_taken_out,
    "a bar over the page": words_changed,
    "an action at opening": lambda opened: opened.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript)),
    "permissions": lambda opened: opened.Root.__setitem__("/Perms", Dictionary()),
    "a form that reckons": lambda opened: opened.Root.AcroForm.__setitem__("/XFA", String("x")),
    "a version with a link": lambda opened: opened.Root.__setitem__("/Extensions", Dictionary(A=opened.pages[0].obj)),
    "other metadata": lambda opened: opened.Root.Metadata.write(b"<x>Another title</x>"),
    "another title": lambda opened: opened.docinfo.__setitem__("/Title", String("Another")),
}


@pytest.mark.parametrize("what", HIDDEN_BEHIND)
def test_nothing_but_a_hidden_signature_may_come_behind_the_pages(paper: bytes, signed: bytes, what: str) -> None:
    """Compared with the drawing, object by object, whatever the signature itself is worth."""
    from framing.verify.pdf_signature_check import added

    assert added(paper, signed) is None
    with pikepdf.open(io.BytesIO(signed)) as opened:
        HIDDEN_BEHIND[what](opened)
        out = io.BytesIO()
        # As a file saved whole: the numbers of its objects stay, which is what is compared.
        opened.save(out, static_id=True, fix_metadata_version=False, preserve_pdfa=False)
    assert added(paper, out.getvalue()) is not None


# ── beside a file ──


@needs_ssh
@pytest.mark.parametrize("format", ["html", "json"])
def test_a_signature_beside_a_report(made: Made, tmp_path: Path, format: str) -> None:
    report = tmp_path / f"wall.{format}"
    key = ssh_key(tmp_path, "desk", lists="desk@echo.example")
    data = getattr(made, format)
    for path, content in framing.signed({report: data}, [key]).items():
        path.write_bytes(content)
    trusted = [tmp_path / "desk.allowed"]
    assert report.read_bytes() == data
    assert framing.verify_report(report, None, SETTINGS, trusted).senders[0].name == "desk@echo.example"
    report.write_bytes(data.replace(b"1911", b"1912"))
    changed = framing.verify_report(report, None, SETTINGS, trusted)
    assert changed.outcome == "differs"
    assert changed.senders[0].outcome == "broken"


@needs_ssh
def test_the_command_says_both_and_ends_with_a_code_for_each(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "wall.json"
    report.write_bytes(made.json)
    key = ssh_key(tmp_path, "desk", lists="desk@echo.example")
    trusted = str(tmp_path / "desk.allowed")
    assert main(["verify", str(report)]) == 0
    assert "signed" not in capsys.readouterr().out
    assert main(["verify", str(report), "--trust", trusted]) == 5
    assert f"{report}: not signed" in capsys.readouterr().out
    signature = framing.signed({report: made.json}, [key])[tmp_path / "wall.json.sig"]
    (tmp_path / "wall.json.sig").write_bytes(signature)
    assert main(["verify", str(report), "--trust", trusted]) == 0
    said = capsys.readouterr().out
    assert f"{report}: verified\n" in said
    assert f"{report}: sender confirmed: desk@echo.example (ED25519 SHA256:" in said
    assert main(["verify", str(report)]) == 0
    assert "sender not confirmed: no trusted key was given" in capsys.readouterr().out
    (tmp_path / "wall.json.sig").write_bytes(b"-----BEGIN SSH SIGNATURE-----")
    assert main(["verify", str(report), "--trust", trusted]) == 5
    assert "signature broken: wall.json.sig does not fit" in capsys.readouterr().out
    report.write_bytes(made.json.replace(b"1911", b"1912"))
    assert main(["verify", str(report), "--trust", trusted]) == 1


# ── calls that cannot be carried out ──


def test_keys_that_do_not_fit_the_files_are_refused(tmp_path: Path, keys: Path) -> None:
    page = {tmp_path / "a.html": b"<!doctype html>"}
    with pytest.raises(UsageError, match="a certificate signs PDF only"):
        framing.signed(page, [keys / "echo.p12"])
    with pytest.raises(UsageError, match="more than one certificate"):
        framing.signed(page, [keys / "echo.p12", keys / "courier.p12"])
    (tmp_path / "one").write_text("x")
    (tmp_path / "two").write_text("x")
    with pytest.raises(UsageError, match="more than one SSH key"):
        framing.signed(page, [tmp_path / "one", tmp_path / "two"])
    assert framing.signed(page, []) == page


def test_a_list_of_keys_that_is_not_there_is_named(made: Made, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(made.json)
    with pytest.raises(SignError, match=r"nowhere: cannot be read \(No such file"):
        framing.verify_report(tmp_path / "r.json", None, SETTINGS, [tmp_path / "nowhere"])


def test_compare_and_attach_sign_what_they_write(
    made: Made, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: bytes
) -> None:
    monkeypatch.setenv("FRAMING_SIGN_PASSPHRASE", SECRET)
    key = str(keys / "echo.p12")
    articles = [str(path) for path in made.articles]
    assert (
        main(["compare", *articles, "-o", str(tmp_path / "wall"), "--format", "pdf", "--draws", "200", "--sign", key])
        == 0
    )
    assert before_signing((tmp_path / "wall.pdf").read_bytes()) != (tmp_path / "wall.pdf").read_bytes()
    (tmp_path / "briefing.pdf").write_bytes(paper)
    report, briefing = str(tmp_path / "wall.pdf"), str(tmp_path / "briefing.pdf")
    assert main(["attach", report, "--to", briefing, "--sign", key]) == 0
    with pikepdf.open(briefing) as opened:
        assert opened.attachments["wall.pdf"].get_file().read_bytes() == (tmp_path / "wall.pdf").read_bytes()
        assert len(opened.Root.AcroForm.Fields) == 1
