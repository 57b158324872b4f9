"""A finished report as a message or a rule sees it: its PDF and what its records say of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from framing.deliver.briefing import open_pdf
from framing.errors import BriefingError
from framing.render.outlines.outline import Outline, outline_from

_RECORDS = "framing.json"  # the name under which every report carries its records


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One report: its file name, its PDF, and the parts of its records that say what it is about."""

    name: str
    pdf: bytes
    title: str
    standfirst: str
    articles: tuple[str, ...]  # "A: Bridge opens late (Ostwick Echo, 2025-03-12)"
    outline: Outline  # its page one
    outlets: tuple[str, ...]
    text: str  # the articles' texts, for rules that look for words
    newest: str | None  # the latest publication date among the articles, ISO 8601


def enclosure(pdf: bytes, name: str, where: str) -> Enclosure:
    """A report from its PDF, which carries its own records. Raises BriefingError for a PDF that is not ours."""
    records = _records(pdf, where)
    try:
        return _enclosure(records, pdf, name)
    except (KeyError, TypeError, ValueError) as error:
        raise _foreign(where) from error


def _enclosure(records: dict[str, Any], pdf: bytes, name: str) -> Enclosure:
    documents = records["documents"]
    dates = [str(document["published"]) for document in documents if document["published"]]
    return Enclosure(
        name=name,
        pdf=pdf,
        title=str(records["title"]),
        standfirst=str(records["standfirst"]),
        articles=tuple(_article(place, document) for place, document in enumerate(documents)),
        outline=outline_from(records["page_one"]),
        outlets=tuple(str(document["outlet"]) for document in documents if document["outlet"]),
        text="\n".join(str(document["text"]) for document in documents),
        newest=max(dates, default=None),
    )


def _article(place: int, document: dict[str, Any]) -> str:
    told = ", ".join(str(document[key]) for key in ("outlet", "published") if document[key])
    return f"{chr(ord('A') + place)}: {document['title'] or document['id']}" + (f" ({told})" if told else "")


def _records(pdf: bytes, where: str) -> dict[str, Any]:
    with open_pdf(pdf, where) as opened:
        if _RECORDS not in opened.attachments:
            raise _foreign(where)
        data = opened.attachments[_RECORDS].get_file().read_bytes()
    try:
        found: dict[str, Any] = json.loads(data)
    except ValueError as error:
        raise _foreign(where) from error
    return found


def _foreign(where: str) -> BriefingError:
    return BriefingError(
        "is not a report of framing: it carries no records",
        where=where,
        next="Name the PDF that framing compare wrote.",
    )
