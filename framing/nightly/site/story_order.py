"""What pages of a night say of a story: its name, its articles under their letters, and how much they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.number_format import printed
from framing.render.anchors import LETTERS

_PAGE = "report.html"
# Files of a story that people open, and what the links are called.
_PAPERS = {
    _PAGE: "report",
    "report.pdf": "PDF",
    "report.briefing.pdf": "page one (PDF)",
    "report.docx": "page one (Word)",
    "report.md": "page one (Markdown)",
    "report.txt": "page one (text)",
    "report.png": "picture",
    "report.xlsx": "measures (spreadsheet)",
    "report.csv": "measures (CSV)",
    "report.parquet": "measures (Parquet)",
    "report.json": "records (JSON)",
    "changes.json": "changes (JSON)",
}


def told(card: Mapping[str, Any]) -> dict[str, Any]:
    """A card as the index shows it."""
    named = [file for file in card["files"] if file not in _PAPERS and file != "articles.html"]
    papers = [(file, label) for file, label in _PAPERS.items() if file in card["files"]]
    return {
        **card,
        "name": name(card),
        "page": _PAGE if _PAGE in card["files"] else "",
        "members": lettered(card),
        "apart": apart(card),
        "papers": papers + [(file, file) for file in named],
    }


def name(card: Mapping[str, Any]) -> str:
    """What a story is called: the title of its first article."""
    first = card["members"][0]
    return str(first["title"] or first.get("place") or card.get("title") or card["id"])


def lettered(card: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The articles, those that are compared under the letters of the report and before the others."""
    letters = iter(LETTERS)
    found = [{**member, "letter": next(letters, "") if member.get("chosen") else ""} for member in card["members"]]
    return sorted(found, key=lambda member: member["letter"] or "~")


def key(card: Mapping[str, Any]) -> str:
    """Which article each letter stands for: "A Echo: Ferry aground; B Post: Ferry stuck"."""
    return "; ".join(
        f"{member['letter']} {member['outlet'] or 'outlet unknown'}: {member['title'] or 'untitled'}"
        for member in lettered(card)
        if member["letter"]
    )


def rank(card: Mapping[str, Any]) -> tuple[int, int, int]:
    """By which stories are sorted: those whose articles differ most come first."""
    conflicts, differs, alone = _counts(card)
    return -conflicts, -differs, -alone


def apart(card: Mapping[str, Any]) -> str:
    """How much the articles of a story differ, in words; nothing where none was compared."""
    return " · ".join(_apart(card)) if card.get("headline") else ""


def _apart(card: Mapping[str, Any]) -> Iterator[str]:
    conflicts, differs, alone = _counts(card)
    yield f"{_many(conflicts, 'conflict')} between values" if conflicts else "no conflict between values"
    verb = "differs" if differs == 1 else "differ"
    yield f"{_many(differs, 'measure')} {verb}" if differs else "no measure differs"
    yield f"{_many(alone, 'sentence')} without counterpart"


def _counts(card: Mapping[str, Any]) -> tuple[int, int, int]:
    """Conflicts, measures that differ, sentences without counterpart; a card of before has none of the latter."""
    return card.get("conflicts") or 0, card.get("differs") or 0, card.get("alone") or 0


def _many(count: int, noun: str) -> str:
    return f"{printed(count)} {noun}{'' if count == 1 else 's'}"
