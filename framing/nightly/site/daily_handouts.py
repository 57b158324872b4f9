"""The briefing and the week as what a desk sends: PDF, Word, and the body of a message as text and as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.nightly.site.daily import DailyBriefing
from framing.render import pdf
from framing.render.html import fill
from framing.render.outlines.docx_briefing import document
from framing.render.outlines.html_briefing import body
from framing.render.outlines.outline import Outline
from framing.render.outlines.text_briefing import lines

if TYPE_CHECKING:
    from framing.settings import Settings

_PAGE, _PRINT, _STYLE = "daily.html.j2", "daily_print.html.j2", "daily_print.css"
_PAPERS = {"pdf": "PDF", "docx": "Word"}  # where the reports are written as these
_BODIES = [("daily.txt", "text"), ("daily.mail.html", "body of a message")]


def handouts(day: DailyBriefing, formats: Sequence[str], settings: Settings) -> dict[str, bytes]:
    """The files of the briefing by name, its page among them."""
    papers = [(f"daily.{format}", label) for format, label in _PAPERS.items() if format in formats]
    values = {"outline": day.outline, "pages": day.pages, "papers": papers + _BODIES}
    return {"daily.html": fill(_PAGE, values, settings, with_fonts=True)} | sendable(
        "daily", day.outline, formats, settings
    )


def sendable(stem: str, outline: Outline, formats: Sequence[str], settings: Settings) -> dict[str, bytes]:
    """What is sent of an outline, by name; PDF and Word where the reports are written as these."""
    files = {
        f"{stem}.txt": ("\n".join(lines(outline)) + "\n").encode("utf-8"),
        f"{stem}.mail.html": body(outline),
    }
    if "pdf" in formats:
        page = fill(_PRINT, {"outline": outline, "pages": {}}, settings, style=_STYLE)
        files[f"{stem}.pdf"] = pdf.render(page)
    if "docx" in formats:
        files[f"{stem}.docx"] = document(outline, settings.paper)
    return files
