"""A report's PDF with other pages: page one alone, the whole, or with ledgers, drawn from the records it carries."""

from __future__ import annotations

from dataclasses import replace

from framing.deliver.briefing import open_pdf
from framing.errors import VerifyError
from framing.render import html, pdf
from framing.render.records import json
from framing.settings import Pages, Settings
from framing.verify.recount import recounted, require_readers, settings_of
from framing.verify.report import opened, pages_of
from framing.workers import Worker

_PRINTER = "framing.render.pdf"
_MISFITS = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OverflowError)


def redrawn(report: bytes, where: str, pages: Pages, settings: Settings) -> bytes:
    """The PDF with the pages asked for; the very bytes where it has them.

    Nothing is taken out of the given file: what is drawn is a report of its own, which verifies. Raises VerifyError
    where it is no report, where its records do not give what it printed, or where it is signed or has other looks than
    would be drawn here.
    """
    found = opened(report, where)
    if found.format != "pdf":
        raise VerifyError("is no PDF", where=where, next="Name the PDF that framing compare wrote.")
    if pages_of(found).get("pages") == pages:
        return report
    _require_looks(report, where, settings)
    require_readers(found)
    own = settings_of(found, settings)
    try:
        comparison = recounted(found, own)
        same = json.write(comparison, own) == found.json
    except _MISFITS as error:
        raise _other_version(where) from error
    if not same:
        raise _other_version(where)
    with Worker(_PRINTER) as printer:
        return printer.finish(pdf.request(comparison, replace(own, pages=pages)))


def _require_looks(report: bytes, where: str, settings: Settings) -> None:
    """The pages would look as those of the given file do, and no signature is lost."""
    with open_pdf(report, where) as given:
        drawn = str(given.docinfo.get("/Creator", ""))
        signed = "/AcroForm" in given.Root
    if signed:
        raise VerifyError("is signed, and other pages would not be", where=where, next="Sign it after choosing pages.")
    if not drawn.endswith(f"drawing {html.drawing(settings.templates)}"):
        what = "was drawn by another version of framing, or with other templates"
        raise VerifyError(what, where=where, next="Write the report anew, or name its templates with --templates.")


def _other_version(where: str) -> VerifyError:
    what = "its records do not give what it printed: it was changed, or written by another version of framing"
    return VerifyError(what, where=where, next="Write the report anew with the pages wanted: --pages.")
