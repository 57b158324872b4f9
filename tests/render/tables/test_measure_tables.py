"""The measures as tables: the same rows in each, numbers as numbers, and no text that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from framing.model import Comparison
from framing.render.tables import csv_measures, parquet_measures, xlsx_measures
from framing.render.tables.measure_rows import COLUMNS, NUMBER, rows
from tests.render.invented import SETTINGS, document, of, story

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", '=HYPERLINK("http://evil.example")')


def calculating() -> Comparison:
    """Two articles whose titles and outlets a spreadsheet would compute."""
    given = document("The bridge may be shut. It opened in 1961.", FORMULAS[0], title=FORMULAS[8], outlet=FORMULAS[3])
    return of(given, replace(given, id="b", title=FORMULAS[5]), title=FORMULAS[0])


def parsed(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def sheet(data: bytes) -> Iterator[tuple[Any, ...]]:
    book = import_module("openpyxl").load_workbook(io.BytesIO(data))
    yield from book["Measures"].iter_rows()


def test_a_row_is_a_document_and_a_measure_with_what_the_report_prints() -> None:
    comparison = story(3)
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows(comparison)]
    assert len(found) == sum(len(profile.measurements) for profile in comparison.profiles)
    (one,) = (row for row in found if row["letter"] == "A" and row["measure"] == "sources.credited")
    item = comparison.profiles[0].measurements["sources.credited"]
    assert (one["numerator"], one["denominator"], one["basis"]) == (5.0, 9.0, "5 of 9 sentences")
    assert one["value"] == pytest.approx(item.value, abs=1e-5)
    assert (one["outlet"], one["published"], one["label"]) == (
        "The Quayside Lantern",
        "2031-03-04",
        "Credited sentences",
    )


def test_csv_and_parquet_and_spreadsheet_hold_the_same_rows(tmp_path: Path) -> None:
    wanted = rows(story(2))
    told = parsed(csv_measures.write(story(2), SETTINGS))
    assert [tuple(row.values()) for row in told] == [tuple("" if c is None else str(c) for c in row) for row in wanted]
    cells = [tuple(cell.value for cell in row) for row in sheet(xlsx_measures.write(story(2), SETTINGS))]
    assert cells == [tuple(COLUMNS), *wanted]
    (tmp_path / "measures.parquet").write_bytes(parquet_measures.write(story(2), SETTINGS))
    with closing(import_module("duckdb").connect()) as base:
        base.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "measures.parquet")])
        assert [column[0] for column in base.description] == list(COLUMNS)
        types = ["DOUBLE" if kind == NUMBER else "VARCHAR" for kind in COLUMNS.values()]
        assert [str(column[1]) for column in base.description] == types
        assert base.fetchall() == wanted


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_be_computed_is_marked_as_a_text(text: str) -> None:
    assert csv_measures._guarded(text) == f"'{text}"


@pytest.mark.parametrize("cell", [-3.5, 0.0, None, "a = b", "2-1", "", "mail@desk"])
def test_numbers_and_other_texts_stay_as_they_are(cell: object) -> None:
    assert csv_measures._guarded(cell) == cell  # type: ignore[arg-type]


def test_titles_of_articles_are_computed_by_no_spreadsheet() -> None:
    for row in parsed(csv_measures.write(calculating(), SETTINGS)):
        assert row["outlet"] == "'@SUM(A1)"
        assert row["title"] in ("'" + FORMULAS[8], "'=1")
        assert row["document"] in ("'=1+1", "b")
    head, *body = sheet(xlsx_measures.write(calculating(), SETTINGS))
    assert {cell.data_type for row in (head, *body) for cell in row} <= {"s", "n"}
    numeric = [at for at, kind in enumerate(COLUMNS.values()) if kind == NUMBER]
    for row in body:
        assert {row[at].data_type for at in numeric} == {"n"}
        assert row[3].data_type == "s"
        assert row[3].hyperlink is None


def test_the_same_bytes_twice() -> None:
    for module in (csv_measures, xlsx_measures, parquet_measures):
        assert module.write(story(2), SETTINGS) == module.write(story(2), SETTINGS)
