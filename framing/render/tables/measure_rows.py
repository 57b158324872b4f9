"""Rows of a comparison's measures, one a document and measure, as every table of them has them."""

from __future__ import annotations

from framing.model import Comparison
from framing.render.anchors import LETTERS
from framing.render.clean import visible
from framing.render.records.verification_records import rounded

TEXT, NUMBER = "text", "number"
# Each column with what it holds; empty where there is nothing, and ``why`` says why a value is missing.
COLUMNS = {
    "letter": TEXT,  # under which the report tells of the document
    "document": TEXT,
    "outlet": TEXT,
    "title": TEXT,
    "published": TEXT,
    "measure": TEXT,  # its key, as in the JSON
    "label": TEXT,
    "value": NUMBER,
    "low": NUMBER,  # of the 95% interval
    "high": NUMBER,
    "unit": TEXT,
    "numerator": NUMBER,
    "denominator": NUMBER,
    "basis": TEXT,
    "why": TEXT,
}
_LONGEST = 32_000  # characters of a cell; a spreadsheet takes 32,767

type Cell = str | float | None


def rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """The rows in the order of COLUMNS: documents as they were given, measures by their keys."""
    found: list[tuple[Cell, ...]] = []
    for letter, profile in zip(LETTERS, comparison.profiles, strict=False):
        document = profile.parsed.document
        facts = tuple(_text(part) for part in (document.id, document.outlet, document.title, document.published))
        for key, item in sorted(profile.measurements.items()):
            numbers = tuple(rounded(part) for part in (item.value, item.low, item.high))
            parts = (rounded(item.numerator), rounded(item.denominator))
            words = (_text(item.basis), _text(item.why))
            found.append((letter, *facts, _text(key), _text(item.label), *numbers, _text(item.unit), *parts, *words))
    return found


def _text(found: str | None) -> str | None:
    return None if found is None else " ".join(visible(found[:_LONGEST]).split())[:_LONGEST]
