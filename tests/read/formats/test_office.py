"""Office files: what is seen on the page is read, each trap of the format once."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_all
from framing.settings import Settings
from tests.read.formats.office import docx, epub, odt, packed, paragraph, run
from tests.read.formats.test_exports import FACTIVA, FIRST, NEXIS, OTHER, PROQUEST, SECOND, UNI

LONG = " ".join(
    f"The toll on the Vellmar bridge was put off for the {n}th time, the roads office said." for n in range(9)
)
DAY = datetime(2033, 4, 2, 6)  # noqa: DTZ001 - a cell has no zone
PLAIN = ["Bridge toll to rise", "By Ivo Brandt", FIRST, SECOND]


def found(data: bytes, tmp_path: Path, name: str = "toll.bin") -> list[Document | ReadError]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_all(path, Settings()))


def one(data: bytes, tmp_path: Path) -> Document:
    (document,) = found(data, tmp_path)
    assert isinstance(document, Document), document
    return document


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}}"
    return ("{\\rtf1" + head + fonts + body + "}").encode("latin-1")


def as_rtf(text: str) -> bytes:
    escaped = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)} ?" for sign in text)
    return rtf("".join(f"{line}\\par\n" for line in escaped.split("\n")))


def as_odt(lines: list[str], title: str = "", creator: str = "") -> bytes:
    return odt("".join(f"<text:p>{line}</text:p>" for line in lines), title, creator)


MADE = {
    "docx": lambda lines: docx(lines),
    "odt": as_odt,
    "rtf": lambda lines: as_rtf("\n".join(lines)),
}


@pytest.mark.parametrize("kind", MADE)
def test_an_article_is_its_paragraphs(kind: str, tmp_path: Path) -> None:
    document = one(MADE[kind](PLAIN), tmp_path)
    assert document.format == kind
    assert document.text == "\n\n".join(PLAIN)
    assert (document.title, document.byline) == ("Bridge toll to rise", "Ivo Brandt")


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("export", [NEXIS, UNI, FACTIVA, PROQUEST], ids=["nexis", "uni", "factiva", "proquest"])
def test_an_export_in_an_office_file_is_split(kind: str, export: str, tmp_path: Path) -> None:
    lines = [line.strip() for line in export.split("\n") if line.strip()]
    first, second = found(MADE[kind](lines), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.byline, first.published) == ("Bridge toll to rise", "Ivo Brandt", "2033-04-02")
    assert (second.title, second.published) == ("Toll plan put off", "2033-04-03")
    assert OTHER in second.text
    assert SECOND in first.text
    if export is not PROQUEST:
        assert first.outlet == "The Vellmar Gazette"
    assert any(note.startswith("split as exports of") for note in first.notes)


@pytest.mark.parametrize("kind", MADE)
def test_a_cover_above_an_export_is_no_article(kind: str, tmp_path: Path) -> None:
    cover = [
        "Date and Time: Monday, April 4, 2033 9:00:00 AM CEST",
        "Job Number: 1234",
        "Documents (2)",
        "1. Bridge toll to rise",
        "Client/Matter: -None-",
        "2. Toll plan put off",
    ]
    lines = [line.strip().replace("Byline: ", "Byline:\u00a0") for line in UNI.split("\n") if line.strip()]
    first, second = found(MADE[kind]([*cover, *lines]), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.outlet, first.byline) == ("Bridge toll to rise", "The Vellmar Gazette", "Ivo Brandt")
    assert "Job Number" not in first.text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (run("Seen") + run(" and hidden", "<w:vanish/>") + run(" words"), "Seen words"),
        (run("Seen") + run(" and shown", '<w:vanish w:val="0"/>'), "Seen and shown"),
        (run("Kept ") + f"<w:ins>{run('in ')}</w:ins><w:del><w:r><w:delText>out </w:delText></w:r></w:del>", "Kept in"),
        (run("Mayor") + "<w:r><w:br/></w:r>" + run("Ida"), "Mayor Ida"),
        (run("har\u00adbour"), "harbour"),
    ],
)
def test_a_word_document_as_it_is_seen(given: str, shown: str, tmp_path: Path) -> None:
    document = one(docx([paragraph(given), FIRST]), tmp_path)
    assert document.text == f"{shown}\n\n{FIRST}"


def test_headings_of_the_first_level_begin_articles_and_it_is_said(tmp_path: Path) -> None:
    parts = [paragraph("Toll rises", "Heading1"), LONG, paragraph("Toll falls", "Heading1"), LONG]
    first, second = found(docx(parts), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, second.title) == ("Toll rises", "Toll falls")
    assert any("one of 2 parts of its file" in note for note in first.notes)
    assert len(found(docx([parts[0], LONG, parts[2], "Short."]), tmp_path)) == 1


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (r"\'93Rain,\'94 he said.", "“Rain,” he said."),
        (r"\u8220?Rain,\u8221?", "“Rain,”"),
        (r"{\uc2\u8220??Rain}", "“Rain"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\f1\'ef\f0", "п"),
        (r"Seen{\v  and hidden} words", "Seen words"),
        (r"Seen\v  and hidden\v0  words", "Seen words"),
        (r"Seen{\deleted  and gone} words", "Seen words"),
        (r"Mayor\softline Ida", "Mayor Ida"),
        (r"har\-bour", "harbour"),
        (r"Bad \'81 byte", "Bad � byte"),
        (r'{\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt{a link}}}', "a link"),
        (r"{\*\bkmkstart a}{\pict\bin4 \}}{x}Rain", "Rain"),
        (r"\ldblquote Rain\rdblquote", "“Rain”"),
    ],
)
def test_rich_text_as_it_is_seen(given: str, shown: str, tmp_path: Path) -> None:
    document = one(rtf(rf"{given}\par {FIRST}\par"), tmp_path)
    assert document.text == f"{shown}\n\n{FIRST}"


def test_a_macs_quotation_marks(tmp_path: Path) -> None:
    document = one(rtf(rf"\'d2Rain,\'d3 he said.\par {FIRST}", r"\ansi\ansicpg10000\uc0"), tmp_path)
    assert document.text.startswith("“Rain,” he said.")


def test_bytes_above_ascii_in_rich_text_are_letters(tmp_path: Path) -> None:
    assert one(rtf(f"Caf\xe9\\par {FIRST}"), tmp_path).text.startswith("Café")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Two<text:s/>words,<text:tab/>three<text:line-break/>lines", "Two words, three\n\nlines"),
        ("Seen <office:annotation><text:p>a remark</text:p></office:annotation>words", "Seen words"),
        ("A note<text:note><text:note-body><text:p>below</text:p></text:note-body></text:note>.", "A note."),
        ("Seen<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame> words", "Seen words"),
        ("In <text:span>a <text:span>span</text:span></text:span>\n of lines", "In a span of lines"),
    ],
)
def test_an_opendocument_text_as_it_is_seen(given: str, shown: str, tmp_path: Path) -> None:
    gone = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    document = one(odt(f"{gone}<text:h>Toll</text:h><text:p>{given}</text:p><text:p>{FIRST}</text:p>"), tmp_path)
    assert document.text == f"Toll\n\n{shown}\n\n{FIRST}"


@pytest.mark.parametrize(
    "make", [docx, lambda lines, **named: odt("".join(f"<text:p>{x}</text:p>" for x in lines), **named)]
)
@pytest.mark.parametrize(
    ("title", "creator", "expected"),
    [
        ("Bridge toll to rise", "Ivo Brandt", ("Bridge toll to rise", "Ivo Brandt")),
        ("Bridge toll to rise | Vellmar Gazette", "Clerk 7", ("Bridge toll to rise", None)),
        ("Microsoft Word - Document1", "Administrator", (None, None)),
    ],
)
def test_properties_count_where_the_text_bears_them_out(
    make: object, title: str, creator: str, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    lines = ["Bridge toll to rise", "Words: Ivo Brandt", FIRST]
    document = one(make(lines, title=title, creator=creator), tmp_path)  # type: ignore[operator]
    given = [document.title if document.provenance["title"] == "given" else None]
    given.append(document.byline if document.provenance["byline"] == "given" else None)
    assert tuple(given) == expected


def test_the_chapters_of_an_e_book_are_articles(tmp_path: Path) -> None:
    chapters = {
        "cover.xhtml": "<html><body><img/></body></html>",
        "brief.xhtml": "<html><body><p>In brief: rain fell.</p></body></html>",
        "b.xhtml": f"<html><head><title>x</title></head><body><h2>Toll&#160;rises</h2><p>{LONG}</p></body></html>",
        "a.xhtml": f"<html><body><h1>Toll falls</h1><p>{LONG}</p><blockquote>“No,” he said.</blockquote></body></html>",
    }
    first, second = found(epub(chapters, "The Vellmar Gazette", "", "2033-04-02T06:00:00Z"), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.outlet, first.published) == ("Toll rises", "The Vellmar Gazette", "2033-04-02")
    assert (second.title, first.language, second.format) == ("Toll falls", "en", "epub")
    assert "“No,” he said." in second.text
    assert "of its book 1 chapter of fewer than 40 words was passed over" in first.notes
    (alone,) = found(epub({"b.xhtml": chapters["b.xhtml"]}, "Toll rises", "Vellmar Press"), tmp_path)
    assert isinstance(alone, Document)
    assert (alone.title, alone.outlet) == ("Toll rises", "Vellmar Press")
    assert not [note for note in alone.notes if "passed over" in note]


def sheet(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:  # its properties tell the hour
        return packed({name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"})


def test_the_rows_of_a_spreadsheet_are_articles(tmp_path: Path) -> None:
    head = ["Source", "Headline", "Date", "Author", "Text"]
    rows = [
        ["exported for", "the desk"],
        head,
        ["The Vellmar Gazette", "Bridge toll to rise", DAY, "Ivo Brandt", f"{FIRST}\n\n{SECOND}"],
        [None, "Picture of the day", None, None, None],
        ["Tarn Evening", "Toll plan put off", "3 April 2033", None, OTHER],
    ]
    first, error, second = found(sheet(rows), tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.outlet, first.title, first.published) == ("The Vellmar Gazette", "Bridge toll to rise", "2033-04-02")
    assert (first.byline, second.published, second.format) == ("Ivo Brandt", "2033-04-03", "spreadsheet")
    assert "toll.bin#2: it has no text" in str(error)
    (full,) = found(sheet([["title", "text"], ["Toll", ("Rain. " * 9_000)[:32_767]]]), tmp_path)
    assert isinstance(full, Document)
    assert any("its text fills its cell of 32,767 characters" in note for note in full.notes)


def test_a_spreadsheet_of_something_else_says_what_is_missing(tmp_path: Path) -> None:
    (error,) = found(sheet([["Year", "Cars"], [2033, 4]]), tmp_path)
    assert "a spreadsheet without a column of texts. Name the column of articles" in str(error)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (docx([]), "the document holds no words"),
        (docx([FIRST])[:400], "the ZIP archive cannot be opened"),
        (docx(["<w:p>" * 3_000 + "</w:p>" * 3_000]), "the Word document cannot be taken apart (RecursionError)"),
        (odt(""), "the document holds no words"),
        (odt("<text:span>" * 300 + "</text:span>" * 300), "its elements are nested too deep"),
        (odt("<text:p>").replace(b"mimetype", b"mimetypf"), "it is not XML"),
        (epub({}), "no article was found in the e-book"),
        (rtf(""), "the rich text holds no words"),
        (b"{\\rtf1 {\\fonttbl" + b"{\\f0\\fcharset0 A;}" * 6_000 + b"}Rain.}", "its table of fonts is too long"),
    ],
)
def test_what_is_broken_says_what_is_wrong(data: bytes, complaint: str, tmp_path: Path) -> None:
    (error,) = found(data, tmp_path)
    assert isinstance(error, ReadError)
    assert complaint in str(error)
    assert str(tmp_path / "toll.bin") in str(error)
    assert error.next


def test_declared_entities_are_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx([FIRST]))) as given, zipfile.ZipFile(out, "w") as archive:
        for name in given.namelist():
            data = given.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:document", b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
                )
            archive.writestr(name, data)
    (error,) = found(out.getvalue(), tmp_path)
    assert "the Word document declares entities of its own (word/document.xml)" in str(error)
