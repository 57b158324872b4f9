"""The measures as comma-separated values (RFC 4180, UTF-8), in which no spreadsheet finds a formula."""

from __future__ import annotations

import csv
import io

from framing.model import Comparison
from framing.render.tables.measure_rows import COLUMNS, Cell, rows
from framing.settings import Settings

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a text that begins so may be taken for one
_HARMLESS = "'"  # before it, the sign by which spreadsheets know a text


def write(comparison: Comparison, settings: Settings) -> bytes:
    """A head and a row a document and measure; a missing value is an empty cell."""
    del settings
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in rows(comparison))
    return output.getvalue().encode("utf-8")


def _guarded(cell: Cell) -> Cell:
    """Numbers stay numbers, minus signs and all; texts that a spreadsheet would compute are marked as texts."""
    return f"{_HARMLESS}{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA) else cell
