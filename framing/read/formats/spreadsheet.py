"""Spreadsheets (XLSX): an article a row, as in a table with a header; the one module that knows openpyxl."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.number_format import printed
from framing.read.formats import extras, keyed_fields, office_parts
from framing.read.limits import LIMITS

_COLUMNS = 100
_TOP = 10  # rows among which the header is looked for
_FULL = 32_767  # characters a cell can hold
CUT = f"its text fills its cell of {printed(_FULL)} characters, so its end may be missing"


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of the sheets that have a column of texts; an error stands for each row without one.

    Raises ReadError for a file that is broken, or without such a column.
    """
    parts = office_parts.parts(data, where, "spreadsheet")
    openpyxl = extras.library("openpyxl", "office", "spreadsheets", where)
    try:
        book: Any = openpyxl.load_workbook(office_parts.packed(parts), read_only=True, data_only=True)
    except Exception as error:  # the library lets through what its XML parser and its own records raise
        raise _apart(error, where) from error
    tables = 0
    for sheet in book.worksheets:
        try:
            for article in _sheet(sheet, f"{where}, sheet {sheet.title}" if len(book.worksheets) > 1 else where):
                tables += article is None
                if article is not None:
                    yield article
        except ReadError:
            raise
        except Exception as error:
            yield _apart(error, where)
            return
    if not tables:
        what = "this is a spreadsheet without a column of texts"
        raise ReadError(what, where=where, next='Name the column of articles "text" in its first row.')


def _apart(error: Exception, where: str) -> ReadError:
    what = f"the spreadsheet cannot be taken apart ({type(error).__name__})"
    return ReadError(what, where=where, next="Save it as CSV.")


def _sheet(sheet: Any, where: str) -> Iterator[ArticleText | ReadError | None]:
    """None once the header is found, and then the rows."""
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    columns: list[str] = []
    number = 0
    for at, row in enumerate(sheet.iter_rows(values_only=True, max_col=_COLUMNS)):
        if not columns:
            columns = _columns(row)
            if columns:
                yield None
            elif at >= _TOP:
                return
            continue
        values = {name: _value(cell) for name, cell in zip(columns, row, strict=False) if name and cell is not None}
        if not values:
            continue
        number += 1
        if number > LIMITS.members:
            what = f"it has more than {printed(LIMITS.members)} rows; what follows was not read"
            raise ReadError(what, where=where, next="Split it.")
        try:
            article = keyed_fields.article(values, f"{where}#{number}")
        except ReadError as error:
            yield error
            continue
        cut = any(isinstance(value, str) and len(value) == _FULL for value in values.values())
        yield ArticleText(article.text, article.given, notes=(CUT,) if cut else (), where=article.where)


def _columns(row: Sequence[Any]) -> list[str]:
    """The names of the columns; none where the row is no header of articles."""
    names = [" ".join(cell.split()).lower() if isinstance(cell, str) else "" for cell in row]
    found = {name: None for name in names if name}
    others = found.keys() & (keyed_fields.known() - set(keyed_fields.TEXTS))
    return names if keyed_fields.has_text(found) and others else []


def _value(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return cell if isinstance(cell, str) else str(cell)


READER = Reader(
    name="spreadsheet",
    about="spreadsheets (XLSX)",
    read=read,
    suffixes=(".xlsx",),
    many=True,
    confined=True,
    extra="office",
)
