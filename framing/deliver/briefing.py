"""Briefings opened with care: which PDF may be changed, and how it is written again without a clock."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import BriefingError

if TYPE_CHECKING:
    import pikepdf

NO_DATE = "D:20000101000000Z"  # an attachment must have a date, and a clock must not be asked
_HEADER = 1024  # readers look for %PDF- in the first kilobyte
_REPAIR = "Open it in the program it came from and save it again; then run again."


class FinishedReport(NamedTuple):
    """A finished report as a briefing takes it: its file name, its bytes, its own title and date."""

    name: str
    data: bytes
    title: str
    modified: str  # as PDF writes dates


def open_report(data: bytes, name: str, where: str) -> FinishedReport:
    """The report as it is put into briefings. Raises BriefingError where it is no PDF that can be opened."""
    with open_pdf(data, where) as pdf:
        info = pdf.docinfo
        title = " ".join(str(info.get("/Title", "")).split()) or name
        modified = str(info.get("/ModDate", info.get("/CreationDate", NO_DATE)))
    return FinishedReport(name, data, title, modified)


def open_briefing(data: bytes, where: str) -> pikepdf.Pdf:
    """A PDF that may be changed. Raises BriefingError for one that is encrypted, signed or damaged."""
    pdf = open_pdf(data, where)
    if _signed(pdf):
        raise BriefingError(
            "is signed, and any change would break the signature",
            where=where,
            next="Attach the report before the briefing is signed.",
        )
    problems = pdf.check_pdf_syntax()
    if problems:
        raise BriefingError(f"is damaged ({_plain(problems[0])})", where=where, next=_REPAIR)
    return pdf


def open_pdf(data: bytes, where: str) -> pikepdf.Pdf:
    """A PDF that can be read without guessing. Raises BriefingError for one that is encrypted or damaged."""
    import pikepdf

    if b"%PDF-" not in data[:_HEADER]:
        raise BriefingError("is not a PDF", where=where, next="Name a file that a PDF reader opens.")
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
        len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise _encrypted(where) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise BriefingError(f"is damaged ({_plain(error)})", where=where, next=_REPAIR) from error
    if pdf.is_encrypted:  # with an owner's password alone it opens, yet somebody meant it not to be changed
        raise _encrypted(where)
    return pdf


def save(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a changed briefing, laid out as it was; its identifier is a digest of what is in it."""
    import pikepdf

    data = _saved(pdf, linearize=False)
    if not pdf.is_linearized:
        return data
    # Linearising numbers objects by their old numbers; saved plainly first, those depend on the content alone.
    with pikepdf.open(io.BytesIO(data)) as plain:
        return _saved(plain, linearize=True)


def _saved(pdf: pikepdf.Pdf, *, linearize: bool) -> bytes:
    output = io.BytesIO()
    pdf.save(
        output,
        min_version="1.7",  # the first with names of attachments in any script
        fix_metadata_version=False,
        linearize=linearize,
        deterministic_id=True,
    )
    return output.getvalue()


def _encrypted(where: str) -> BriefingError:
    return BriefingError(
        "is encrypted, and is not opened", where=where, next="Attach the report before the briefing is encrypted."
    )


def _plain(problem: object) -> str:
    """What the PDF library says, without the name it gives to bytes in memory."""
    return str(problem).rpartition("BytesIO object at")[2].partition(">")[2].strip(" :.") or str(problem)


def _signed(pdf: pikepdf.Pdf) -> bool:
    """A filled signature field, a signature, or the permissions that come with one, anywhere in the file."""
    import pikepdf

    if "/Perms" in pdf.Root:
        return True
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and (
            "/ByteRange" in item or (item.get("/FT") == pikepdf.Name.Sig and "/V" in item)
        ):
            return True
    return False
