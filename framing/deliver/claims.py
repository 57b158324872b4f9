"""What a PDF claims to conform to, and which claims a report inside it leaves true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}"
_PDFX_OLD = "{http://ns.adobe.com/pdfx/1.3/}"
_KEYS = {
    "PDF/A": [f"{_PDFA}{key}" for key in ("part", "conformance", "amd", "corr", "rev")],
    "PDF/UA": [f"{_PDFUA}{key}" for key in ("part", "amd", "corr", "rev")],
    "PDF/X": [f"{_PDFX}GTS_PDFXVersion", f"{_PDFX_OLD}GTS_PDFXVersion", f"{_PDFX_OLD}GTS_PDFXConformance"],
}


class Claim(NamedTuple):
    """One standard that a file says it conforms to."""

    family: str  # "PDF/A", "PDF/UA", "PDF/X"
    part: str  # "3"
    level: str  # "B", or ""

    def __str__(self) -> str:
        return f"{self.family}-{self.part}{self.level.lower()}"

    @property
    def takes_any_attachment(self) -> bool:
        """Whether its standard lets any file be attached.

        PDF/A-1 (ISO 19005-1, 6.1.11) takes none; PDF/A-2 (ISO 19005-2, 6.8) and plain PDF/A-4 only PDF/A files, which
        a report is not; PDF/A-3 (ISO 19005-3, 6.8) and PDF/A-4f (ISO 19005-4, 6.9) take any, with a relationship, a
        media type and a date. PDF/UA and PDF/X restrict the pages, not what is attached to them.
        """
        return self.family != "PDF/A" or self.part == "3" or (self.part == "4" and self.level in ("E", "F"))


def claims(pdf: pikepdf.Pdf) -> list[Claim]:
    """The claims in a file's metadata, in a fixed order; no claim is checked."""
    found = []
    metadata = pdf.open_metadata()
    for family, keys in _KEYS.items():
        part = str(metadata.get(keys[0]) or "").strip()
        level = str(metadata.get(keys[1]) or "").strip() if family == "PDF/A" else ""
        if not part and family == "PDF/X":
            part = str(metadata.get(keys[1]) or pdf.docinfo.get("/GTS_PDFXVersion", "")).strip()
        if part:
            found.append(Claim(family, part.removeprefix("PDF/X-"), level))
    return found


def drop(pdf: pikepdf.Pdf, dropped: list[Claim]) -> None:
    """Take claims out of the metadata and leave the rest of it as it is."""
    if not dropped:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in dropped:
            for key in _KEYS[claim.family]:
                if key in metadata:
                    del metadata[key]
    if any(claim.family == "PDF/X" for claim in dropped):
        for name in ("/GTS_PDFXVersion", "/GTS_PDFXConformance"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
