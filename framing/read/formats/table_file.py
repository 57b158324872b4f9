"""A table of articles with a header, its cells between commas, semicolons or tabs: an article a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from framing.errors import ReadError
from framing.model import ArticleText, Reader
from framing.read.formats import keyed_fields
from framing.read.formats.decode import decode, without_mark

_BETWEEN = (",", "\t", ";", "|")
_NAME = re.compile(r"[\w.-]{0,40}(?: [\w.-]{1,20}){0,3}")


def _columns(line: str) -> tuple[str, dict[str, int]] | None:
    """What stands between the cells, and the columns; None where the line is no header of articles."""
    for sign in _BETWEEN:
        names = [name.strip().strip('"').lower() for name in line.split(sign)]
        if len(names) > 1 and all(_NAME.fullmatch(name) for name in names) and len(set(names)) == len(names):
            columns = {name: at for at, name in enumerate(names)}
            others = columns.keys() & (keyed_fields.known() - set(keyed_fields.TEXTS))
            if keyed_fields.has_text(columns) and others:
                return sign, columns
    return None


def recognises(head: bytes) -> bool:
    """Whether a file's first line names a column of texts, and another that tells about them."""
    return _columns(without_mark(head).split(b"\n", 1)[0].decode("utf-8", "replace").strip()) is not None


def read(data: bytes, where: str) -> Iterator[ArticleText | ReadError]:
    """The articles of a table; an error stands for each row without one."""
    text = decode(data, where).text
    lines = text.splitlines(keepends=True)
    header = _columns(lines[0].strip()) if lines else None
    if header is None:
        what = "this is a table without a column of texts"
        raise ReadError(what, where=where, next='Name the column of articles "text" in the first line.')
    sign, columns = header
    rows = csv.reader(lines[1:], delimiter=sign)
    try:
        for number, row in enumerate(filter(None, rows), 1):
            try:
                yield keyed_fields.article(dict(zip(columns, row, strict=False)), f"{where}#{number}")
            except ReadError as error:
                yield error
    except csv.Error as error:
        yield ReadError(f"the table cannot be read on ({error})", where=where, next="Save it anew as CSV.")


READER = Reader(
    name="table",
    about="tables of articles (CSV, TSV)",
    read=read,
    suffixes=(".csv", ".tsv"),
    recognises=recognises,
    many=True,
    order=40,
)
