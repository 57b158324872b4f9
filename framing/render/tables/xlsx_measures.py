"""The measures as a spreadsheet (XLSX): numbers as numbers, texts as texts, and nothing that is computed."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from framing.errors import WriteError
from framing.model import Comparison
from framing.render.clean import excerpt
from framing.render.tables.measure_rows import COLUMNS, NUMBER, rows
from framing.settings import Settings

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook must have a date, and a clock must not be asked
_WIDTHS = {"title": 40, "label": 34, "document": 22, "outlet": 22, "measure": 30, "unit": 16, "basis": 34, "why": 40}
# Text is never looked at for what it may mean.
_PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def write(comparison: Comparison, settings: Settings) -> bytes:
    """One sheet with a frozen head and a filter. Raises WriteError where the library that writes it is missing."""
    del settings
    output = io.BytesIO()
    book = _library().Workbook(output, _PLAIN)
    about = {"title": excerpt(comparison.title, 250), "author": "framing", "created": _NO_DATE.replace(tzinfo=None)}
    book.set_properties(about)
    sheet = book.add_worksheet("Measures")
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, name in enumerate(COLUMNS):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, _WIDTHS.get(name, 11))
    kinds = tuple(COLUMNS.values())
    found = rows(comparison)
    for number, row in enumerate(found, 1):
        for at, cell in enumerate(row):
            if cell is None:
                continue
            put = sheet.write_number if kinds[at] == NUMBER else sheet.write_string
            put(number, at, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(found), len(COLUMNS) - 1)
    book.close()
    return output.getvalue()


def _library() -> Any:
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        what = "a spreadsheet needs xlsxwriter, which is not installed"
        raise WriteError(what, where="XLSX", next="Install it: pip install 'framing[office]'") from error
