"""Every layout of an export gives the two articles it holds and nothing else, whichever kind of file it lies in."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_all
from framing.settings import Settings
from tests.read.formats.export_layouts import DATABASES, FIRST, OTHER, OUTLETS, SECOND, TITLES
from tests.read.formats.test_office import MADE

LAYOUTS = [(database, layout) for database, layouts in DATABASES.items() for layout in layouts]
EXPECTED = (
    (TITLES[0], OUTLETS[0], "Ivo Brandt", "2033-04-02", [FIRST, SECOND]),
    (TITLES[1], OUTLETS[1], None, "2033-04-03", [OTHER]),
)


def _page(text: str) -> bytes:
    parts = ("<br/>".join(map(html.escape, part.split("\n"))) for part in text.split("\n\n") if part.strip())
    inside = "".join(f"<div class='c0'><p class='c1'><span>{part}</span></p></div>" for part in parts)
    return f"<!DOCTYPE html><html><head><title>Export</title></head><body>{inside}</body></html>".encode()


def _office(kind: str) -> Callable[[str], bytes]:
    return lambda text: MADE[kind]([escaped(kind, line.strip()) for line in text.split("\n") if line.strip()])


def escaped(kind: str, line: str) -> str:
    return line if kind == "rtf" else html.escape(line, quote=False)


FORMS: Mapping[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "text of Windows": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "page": _page,
    **{kind: _office(kind) for kind in MADE},
}


def articles(data: bytes, tmp_path: Path) -> list[Document]:
    (tmp_path / "export").write_bytes(data)
    found = list(read_all(tmp_path / "export", Settings()))
    assert not [item for item in found if isinstance(item, ReadError)]
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("database", "layout"), LAYOUTS)
def test_a_layout_gives_its_articles(database: str, layout: str, form: str, tmp_path: Path) -> None:
    found = articles(FORMS[form](DATABASES[database][layout]), tmp_path)
    told = []
    for one in found:
        body = [" ".join(one.text[zone.start : zone.end].split()) for zone in one.zones if zone.kind == "body"]
        told.append((one.title, one.outlet, one.byline, one.published, body))
    unsigned = "without a headline's author" in layout
    first, second = EXPECTED
    assert told == [(*first[:2], None if unsigned else first[2], *first[3:]), second]


@pytest.mark.parametrize(("database", "layout"), LAYOUTS)
def test_an_article_without_its_text_is_told_and_stops_no_other(database: str, layout: str, tmp_path: Path) -> None:
    (tmp_path / "export").write_text(DATABASES[database][layout].replace(OTHER, ""), encoding="utf-8")
    first, second = read_all(tmp_path / "export", Settings())
    assert isinstance(first, Document)
    assert first.title == TITLES[0]
    assert isinstance(second, ReadError)
    assert "export#2: it has no" in str(second)


@pytest.mark.parametrize(
    "dateline",
    ["LONDON: The minister said that the plan, drawn up in haste, was put off.", "TARN: Nobody came at all."],
)
def test_a_dateline_in_capitals_is_no_field(dateline: str, tmp_path: Path) -> None:
    layout = DATABASES["nexis"]["the headline a field, the copyright above"]
    _, second = articles(layout.replace(OTHER, f"{dateline}\n\n{OTHER}").encode(), tmp_path)
    assert OTHER in second.text
    assert dateline.split()[-1] in second.text


def test_a_sentence_that_begins_like_a_code_is_a_sentence(tmp_path: Path) -> None:
    layout = DATABASES["factiva"]["codes and what they name on one line"]
    for line in ("IN the harbour nobody slept.", "AN end is not in sight.", "HD stands for high density, she said."):
        first, second = articles(layout.replace(SECOND, f"{SECOND}\n\n{line}").encode(), tmp_path)
        assert line in first.text
        assert OTHER in second.text


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><body><article><h1>Toll</h1><p>Document 1 of 2 was lost, the minister said on Friday, "
        "and the second was never found by anybody who looked for it in the archive.</p></article></body></html>",
        "Toll plan put off\n\nThe report, document 3 of 7, says nothing.\n\nBody\n\nNobody was found.\n",
        "Tarn Evening\n\n© 2033 Tarn Media. All rights reserved.\n\nThe toll plan was put off on Friday.\n",
        "Document 1 of 2\n\nThe first of two papers says that the toll will rise in May.\n",
    ],
)
def test_words_of_an_export_alone_make_none(text: str, tmp_path: Path) -> None:
    (one,) = articles(text.encode(), tmp_path)
    assert one.format in ("html", "text")
