"""PDF files: paragraphs, columns, heads of pages and divided words, with tags and without."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pytest
import weasyprint

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_all
from framing.read.formats import pdf_file, pdf_layout
from framing.read.formats.pdf_layout import PrintedLine
from framing.read.limits import LIMITS
from framing.settings import Settings
from tests.read.formats.test_exports import OTHER, UNI

FACTS = [
    "the harbour office announced the temporary replacement of the ferry between the islands",
    "an inspection of the engines had shown considerable deterioration of the couplings",
    "the residents of the northern villages were not consulted about the new timetable",
    "the administration expects the negotiations with the insurers to continue until autumn",
]
QUOTED = (
    "“We will not leave anybody behind. We never have, and the winter timetable shows it,” said Oda Fenn{}, the pilot."
)


def article(number: int) -> str:
    return f"On day {number} {FACTS[number % 4]}. {QUOTED.format(number)} Nobody at {FACTS[(number + 1) % 4]}."


PARAGRAPHS = [article(number) for number in range(14)]
LAYOUTS = {
    "one column, gaps": "p { margin: 0 0 5pt 0 }",
    "two columns, indents": ".t { columns: 2; column-gap: 12pt; text-align: justify; hyphens: auto }"
    " p { margin: 0; text-indent: 1em }",
}


@cache
def printed(layout: str, tagged: bool, paragraphs: tuple[str, ...] = tuple(PARAGRAPHS), title: str = "") -> bytes:
    body = "".join(f"<p>{text}</p>" + ("<h2>What now</h2>" if at == 6 else "") for at, text in enumerate(paragraphs))
    title = title or "Ferry replaced for a winter | Island Courier"
    source = f"""<html lang="en"><head><title>{title}</title><meta name="author" content="Ivo Brandt"><style>
    @page {{ size: 400pt 500pt; margin: 50pt 40pt; @top-center {{ content: "Island Courier, 2 April 2033" }}
    @bottom-right {{ content: "Page " counter(page) " of " counter(pages) }} }}
    body {{ font: 10pt serif }} h1 {{ font-size: 20pt }} h2 {{ font-size: 13pt }} {LAYOUTS[layout]}
    </style></head><body><h1>Ferry replaced for a winter</h1><h3>By Ivo Brandt</h3><div class="t">{body}</div></body>"""
    made = weasyprint.HTML(string=source).write_pdf(**({"pdf_variant": "pdf/ua-1"} if tagged else {}))
    assert isinstance(made, bytes)
    return made


def found(data: bytes, tmp_path: Path) -> list[Document | ReadError]:
    path = tmp_path / "ferry.bin"
    path.write_bytes(data)
    return list(read_all(path, Settings()))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tagged", [False, True], ids=["untagged", "tagged"])
def test_paragraphs_are_whole_over_lines_columns_and_pages(layout: str, tagged: bool, tmp_path: Path) -> None:
    data = printed(layout, tagged)
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) > 2
    (document,) = found(data, tmp_path)
    assert isinstance(document, Document)
    got = document.text.split("\n\n")
    assert (document.format, got[0]) == ("pdf", "Ferry replaced for a winter")
    assert [text for text in PARAGRAPHS if text not in got] == []
    assert got[2:] == [*PARAGRAPHS[:7], "What now", *PARAGRAPHS[7:]]
    assert (document.title, document.byline, document.language) == (got[0], "Ivo Brandt", "en")
    assert "Page 2" not in document.text
    assert "Island Courier" not in document.text


def test_an_export_as_a_pdf_is_split(tmp_path: Path) -> None:
    lines = tuple(line.strip() for line in UNI.split("\n") if line.strip())
    first, second = found(printed("one column, gaps", True, lines, "Files"), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (second.title, second.outlet, second.published) == ("Toll plan put off", "Tarn Evening", "2033-04-03")
    assert OTHER in second.text


def test_a_title_of_the_program_counts_for_nothing(tmp_path: Path) -> None:
    (document,) = found(printed("one column, gaps", False, title="Microsoft Word - Document1"), tmp_path)
    assert isinstance(document, Document)
    assert document.title == "Ferry replaced for a winter"  # what stands in the largest letters


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("one column, gaps", False))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u", R=4))
    return out.getvalue()


def blank() -> bytes:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (locked, "the PDF is locked with a password. Save it without one."),
        (blank, "the PDF holds pictures of 1 page and hardly any text. Have its text recognised (OCR) first."),
        (lambda: b"%PDF-1.7\nnothing of the kind", "the PDF cannot be taken apart"),
    ],
)
def test_what_cannot_be_read_says_why(make: object, complaint: str, tmp_path: Path) -> None:
    (error,) = found(make(), tmp_path)  # type: ignore[operator]
    assert f"{tmp_path / 'ferry.bin'}: {complaint}" in str(error)


def test_more_pages_than_allowed() -> None:
    with pytest.raises(ReadError, match="the PDF has 3 pages, more than 2"):
        list(pdf_file.read(printed("one column, gaps", False), "ferry.pdf", replace(LIMITS, pages=2)))


def line(text: str, y: float, x: float = 50, size: float = 10, page: int = 0) -> PrintedLine:
    return PrintedLine(page, x, y, size, text)


def test_a_letter_over_several_lines_is_the_first_of_its_word() -> None:
    lines = [line("T", 380, size=28), line("he tide rose at noon, and it", 400, 70), line("fell at night.", 388, 70)]
    assert pdf_layout.paragraphs(lines, [500]) == ["The tide rose at noon, and it fell at night."]


def test_heads_of_pages_go_and_a_line_that_recurs_in_the_text_stays() -> None:
    lines = []
    for page in range(3):
        lines += [line(f"Courier {page}", 490, page=page), line("She went.", 300, page=page), line("7", 12, page=page)]
    assert "Courier" not in " ".join(pdf_layout.paragraphs(lines, [500] * 3))
    assert " ".join(pdf_layout.paragraphs(lines, [500] * 3)).count("She went.") == 3


@pytest.mark.parametrize(
    ("first", "second", "paragraphs"),
    [
        ("“We will not go today.", "We will return,” she said.", 1),
        ("By then", "The ferry was late again on Monday.", 2),
        ("The ferry was", "late again.", 1),
        ("The ferry was late.", "The bus was not.", 2),
    ],
)
def test_a_page_ends_within_a_paragraph_or_behind_it(first: str, second: str, paragraphs: int) -> None:
    lines = [line(first, 60), line(second, 480, page=1)]
    assert len(pdf_layout.paragraphs(lines, [600, 600])) == paragraphs
