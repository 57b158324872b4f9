"""Briefings such as a ministry might have lying about, made by hand: ``python -m tests.deliver.briefings FOLDER``."""

from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from framing.render.pdf import library

_PAGE = """<html lang="en"><title>{title}</title><meta name="author" content="Office of the Harbour Board">
<style>@page {{ size: A4; margin: 25mm; @bottom-center {{ content: "Page " counter(page) }} }}
h1, h2 {{ font-weight: 600 }} h2 {{ break-before: page }} table {{ border-collapse: collapse }}
td {{ border: 1px solid #999 }}</style>
<h1 id="top">{title}</h1><p>Prepared for the meeting of 3 May. See <a href="#budget">the budget</a> and
<a href="#staff">the staff</a>.</p><ol><li>Quays<li>Cranes</ol>
<h2 id="budget">Budget</h2><table><tr><th>Item<th>Crowns<tr><td>Dredging<td>1,200<tr><td>Lamps<td>85</table>
<h2 id="staff">Staff</h2><p>Vera Tamm leads; <a href="#top">back to the top</a>.</p>{extra}"""
_FORM = """<form><p><label>Decision <input type="text" name="decision" value="open"></label></p>
<p><label>Agreed <input type="checkbox" name="agreed" checked></label></p></form>"""
_ANNEX = b"item;crowns\ndredging;1200\nlamps;85\n"
_NUMBER_OF_PAGES = 200


@cache
def printed(variant: str | None, *, form: bool = False, annex: bool = False) -> bytes:
    """A briefing of three pages as a word processor would export it: tags, bookmarks, links, a claim."""
    press = library()
    page = _PAGE.format(title="Harbour briefing", extra=_FORM if form else "")
    options: dict[str, Any] = {"pdf_variant": variant, "pdf_tags": True, "pdf_forms": form, "pdf_identifier": b"1234"}
    if variant and variant.startswith("pdf/a"):
        options["srgb"] = True
    if annex:
        from datetime import UTC, datetime

        day = datetime(2025, 5, 1, tzinfo=UTC)
        options["attachments"] = [
            press.Attachment(
                string=_ANNEX,
                name="annex.csv",
                description="Budget lines",
                relationship="Data",
                created=day,
                modified=day,
            )
        ]
    made: bytes = press.HTML(string=page).write_pdf(**options)
    return made


def saved(pdf: Pdf, **options: Any) -> bytes:
    output = io.BytesIO()
    pdf.save(output, deterministic_id="encryption" not in options, **options)
    return output.getvalue()


def plain(pages: int = 3) -> Pdf:
    """A briefing without tags: a line of text on each page."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 14 Tf 72 720 Td (Sheet {number + 1}) Tj ET".encode())
    pdf.docinfo["/Title"] = "Quay works"
    return pdf


def bookmarked(pages: int) -> Pdf:
    """Chapters and sections as bookmarks, some through named places, one opened; links between pages."""
    pdf = plain(pages)
    names = pikepdf.NameTree.new(pdf)
    for number in range(0, pages, 2):
        names[f"chapter.{number}"] = Array([pdf.pages[number].obj, Name.XYZ, 72, 760, 0])
    pdf.Root.Names = Dictionary(Dests=names.obj)
    pdf.Root.Dests = Dictionary(Summary=Array([pdf.pages[-1].obj, Name.Fit]))
    with pdf.open_outline() as outline:
        for number in range(0, pages, 2):
            chapter = pikepdf.OutlineItem(f"Chapter {number}", String(f"chapter.{number}"))
            chapter.is_closed = number != 0
            chapter.children.append(pikepdf.OutlineItem(f"Section {number}", number + 1, "FitH", top=700))
            outline.root.append(chapter)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 700, 200, 720]), Dest=Name.Summary)
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    return pdf


def labelled() -> Pdf:
    """Front matter in Roman numerals, then the body from 1."""
    pdf = plain(6)
    body = Dictionary(S=Name.D, St=1)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, body]))
    return pdf


def signed(*, filled: bool) -> bytes:
    """A signature field, filled or still to be signed."""
    pdf = plain(2)
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("signature"), Rect=Array([0] * 4))
    if filled:
        signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/adbe.pkcs7.detached"))
        signature.ByteRange = Array([0, 840, 960, 240])
        signature.Contents = String(b"0" * 60)
        field.V = pdf.make_indirect(signature)
    widget = pdf.make_indirect(field)
    pdf.pages[0].Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3 if filled else 0)
    return saved(pdf)


def good() -> dict[str, bytes]:
    """Briefings that can take a report, by name."""
    objects = pikepdf.ObjectStreamMode
    return {
        "tagged-ua": printed("pdf/ua-1"),
        "archive-3b": printed("pdf/a-3b"),
        "form": printed("pdf/ua-1", form=True),
        "annex": printed("pdf/a-3b", annex=True),
        "long": saved(bookmarked(_NUMBER_OF_PAGES)),
        "bookmarks": saved(bookmarked(8)),
        "linearised": saved(bookmarked(12), linearize=True),
        "object-streams": saved(bookmarked(12), object_stream_mode=objects.generate),
        "old": saved(plain(), object_stream_mode=objects.disable, force_version="1.3"),
        "labels": saved(labelled()),
        "unsigned-field": signed(filled=False),
    }


def refused() -> dict[str, bytes]:
    """Briefings that must be left as they are, by name."""
    whole = saved(plain(20))
    lock = pikepdf.Encryption
    # The table of positions says that everything stands nine bytes further on.
    start = whole.rindex(b"startxref")
    return {
        "encrypted-user": saved(plain(), encryption=lock(user="open", owner="own")),
        "encrypted-owner": saved(plain(), encryption=lock(user="", owner="own")),
        "signed": signed(filled=True),
        "truncated": whole[: len(whole) // 2],
        "broken-xref": whole[:start] + b"startxref\n9\n%%EOF\n",
        "no-pdf": b"Dear all, the briefing follows tomorrow.\n",
        "empty": b"",
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    others = {"archive-2b": printed("pdf/a-2b"), "archive-1b": printed("pdf/a-1b")}
    for name, data in {**good(), **refused(), **others}.items():
        (folder / f"{name}.pdf").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
