"""A report into a briefing: as an attachment, or as pages at its end; a second time, in place of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing.deliver import claims, pages
from framing.deliver.briefing import FinishedReport, open_briefing, open_report, save
from framing.errors import BriefingError

if TYPE_CHECKING:
    import pikepdf

_OURS = "framing report: "  # how the descriptions of our attachments begin, and so how they are found again


class Attached(NamedTuple):
    """A briefing with the report in it, and what a reader should know about what changed."""

    data: bytes
    notes: tuple[str, ...]


def attach(
    report: bytes,
    briefing: bytes,
    *,
    name: str,
    append: bool = False,
    drop_claims: bool = False,
    where: tuple[str, str] = ("report", "briefing"),
) -> Attached:
    """Put a report into a briefing, both given and returned as the bytes of a PDF.

    ``name`` is the report's file name in the briefing; a report of that name that an earlier call put there is
    replaced. Without ``append`` it is embedded as an attachment, and tags, bookmarks, pages and claims of conformance
    stay as they are; a briefing whose claim forbids such an attachment is refused unless ``drop_claims``. With
    ``append`` its pages follow the briefing's, with bookmarks, links and, if it is tagged, tags, and ``notes``
    say what is lost. The same input gives the same bytes. ``where`` names both files in messages. Raises BriefingError.
    """
    given = open_report(report, name, where[0])
    with open_briefing(briefing, where[1]) as pdf:
        _detach(pdf, name)
        pages.remove(pdf, name)
        notes = _append(pdf, given) if append else _embed(pdf, given, where[1], drop_claims=drop_claims)
        return Attached(save(pdf), tuple(notes))


def _embed(pdf: pikepdf.Pdf, report: FinishedReport, where: str, *, drop_claims: bool) -> list[str]:
    import pikepdf

    refused = [claim for claim in claims.claims(pdf) if not claim.takes_any_attachment]
    if refused and not drop_claims:
        raise BriefingError(
            f"claims {refused[0]}, which does not allow this attachment",
            where=where,
            next="Make the briefing PDF/A-3, or give --drop-claims to attach the report and drop the claim.",
        )
    claims.drop(pdf, refused)
    file = pikepdf.AttachedFileSpec(
        pdf,
        report.data,
        description=f"{_OURS}{report.title}",
        filename=report.name,
        mime_type="application/pdf",
        creation_date=report.modified,
        mod_date=report.modified,
    )
    file.obj.AFRelationship = pikepdf.Name.Supplement
    key, notes = _free_key(pdf, report.name)
    pdf.attachments[key] = file
    # PDF/A-3 wants each attachment to be associated with the document (ISO 19005-3, 6.8), and once is enough.
    ours = pdf.attachments[key].obj
    others = [other for other in pdf.Root.get("/AF", ()) if other.objgen != ours.objgen]
    pdf.Root.AF = pikepdf.Array([*others, ours])
    return notes + [f"it no longer claims {claim}, which does not allow this attachment" for claim in refused]


def _free_key(pdf: pikepdf.Pdf, name: str) -> tuple[str, list[str]]:
    """The name in the list of attachments, and a note where somebody else's attachment has taken the first choice."""
    taken = set(pdf.attachments)
    key, number = name, 1
    while key in taken:
        number += 1
        key = f"{name} ({number})"
    notes = [f"another attachment is called {name}, too; it stays"] if key != name else []
    return key, notes


def _detach(pdf: pikepdf.Pdf, name: str) -> None:
    """Remove the attachment that an earlier call made under this name."""
    import pikepdf

    files = [(key, file) for key, file in pdf.attachments.items() if file.filename == name]
    old = [(key, file.obj) for key, file in files if file.description.startswith(_OURS)]
    for key, _ in old:
        del pdf.attachments[key]
    if old and "/AF" in pdf.Root:
        gone = {file.objgen for _, file in old}
        kept = [file for file in pdf.Root.AF if file.objgen not in gone]
        if kept:
            pdf.Root.AF = pikepdf.Array(kept)
        else:
            del pdf.Root.AF


def _append(pdf: pikepdf.Pdf, report: FinishedReport) -> list[str]:
    notes = pages.append(pdf, report)
    held = claims.claims(pdf)
    claims.drop(pdf, held)
    return notes + [f"the briefing no longer claims {claim}: the added pages may not conform to it" for claim in held]
