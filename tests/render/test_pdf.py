"""The report on paper: a tagged PDF whose links work, from our fonts alone, the same on every run."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from framing.render import pdf
from framing.render.records.json import write as write_json
from framing.settings import Settings
from tests.render.invented import COURIER, SETTINGS, document, of, story
from tests.render.test_html import HOSTILE


@pytest.fixture(scope="module")
def request_of_two() -> bytes:
    return pdf.request(story(2), SETTINGS)


@pytest.fixture(scope="module")
def printed(request_of_two: bytes) -> bytes:
    return pdf.render(request_of_two)


@pytest.fixture(scope="module")
def opened(printed: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(printed)) as found:
        yield found


def destinations(found: pikepdf.Pdf) -> set[str]:
    def walk(node: Any) -> Iterator[str]:
        for index, item in enumerate(node.get("/Names", ())):
            if index % 2 == 0:
                yield str(item)
        for kid in node.get("/Kids", ()):
            yield from walk(kid)

    return set(walk(found.Root.Names.Dests))


def test_every_link_in_the_pdf_leads_to_a_place_in_it(opened: pikepdf.Pdf) -> None:
    places = destinations(opened)
    links = [note for page in opened.pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"]
    assert len(links) > 40
    assert all("/A" not in link or link.A.S != "/URI" for link in links), "a link leaves the document"
    wanted = {str(link.Dest) for link in links if "/Dest" in link}
    assert wanted
    assert wanted <= places
    led = {name.partition(".")[2] for name in wanted}
    assert {"A-H1", "B-p3", "measure-hedging-rate"} <= led


def test_a_link_says_where_it_leads(opened: pikepdf.Pdf) -> None:
    links = [note for page in opened.pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"]
    told = {str(link.Dest).partition(".")[2]: str(link.Contents) for link in links}
    assert told["B-p3"] == "article B, paragraph 3"
    assert told["A-H1"] == "article A, mark H1"
    assert told["measures"] == "Measures: four dimensions"
    assert told["measure-hedging-rate"] == "measure: Hedges per 1,000 words"


def test_names_of_places_are_those_of_no_other_report(printed: bytes, opened: pikepdf.Pdf) -> None:
    """Two reports in one file: where both have a paragraph B3, each link leads to its own."""
    with pikepdf.open(io.BytesIO(pdf.write(story(3), SETTINGS))) as other:
        assert not destinations(opened) & destinations(other)


def test_every_head_of_a_table_can_be_found_by_its_id(opened: pikepdf.Pdf) -> None:
    tree = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
    heads = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"]
    assert heads
    assert {str(item.ID) for item in heads if "/ID" in item} == {str(key) for key in tree}


def test_it_is_tagged_and_says_its_language_and_title(opened: pikepdf.Pdf) -> None:
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "en"
    assert str(opened.docinfo["/Title"]) == "One bridge, closed twice over"
    assert "/StructTreeRoot" in opened.Root
    assert b"pdfuaid" in opened.Root.Metadata.read_bytes()


def test_bookmarks_name_the_parts(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        "One bridge, closed twice over",
        "Measures: four dimensions",
        "Voices",
        "Wordings and names",
        "The texts, annotated",
        "Every number, and how it was made",
    ]


def test_only_shipped_fonts_are_in_it(opened: pikepdf.Pdf) -> None:
    fonts = {
        str(item.BaseFont) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
    }
    assert fonts
    assert {font.split("+")[-1].split("-")[0] for font in fonts} <= {"Framing", "DejaVu"}


def test_the_records_are_attached(opened: pikepdf.Pdf) -> None:
    assert list(opened.attachments) == ["framing.json"]
    attached = opened.attachments["framing.json"].get_file().read_bytes()
    assert attached == write_json(story(2), SETTINGS)
    assert json.loads(attached)["name"] == "vellmar-bridge"


def test_no_date_of_today_and_the_same_bytes_again(printed: bytes, request_of_two: bytes) -> None:
    assert b"/CreationDate (D:2000" in printed or b"/CreationDate" not in printed
    assert pdf.render(request_of_two) == printed


def test_a_child_process_with_another_hash_seed_prints_the_same_bytes(printed: bytes, request_of_two: bytes) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LANG": "C", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-P", "-m", "framing.render.pdf"]
    child = subprocess.run(command, input=request_of_two, capture_output=True, env=environment, check=True)
    assert child.stdout == printed


def test_a_child_that_is_told_nothing_useful_says_so() -> None:
    child = subprocess.run(
        [sys.executable, "-P", "-m", "framing.render.pdf"], input=b"", capture_output=True, check=False
    )
    assert child.returncode != 0
    assert b"nothing to print" in child.stderr.splitlines()[-1]


def test_a_hostile_article_reaches_no_file_and_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    refuse = pdf.refuse

    def recording(library: Any) -> Any:
        fetcher = refuse(library)
        inner = fetcher.fetch

        def fetch(url: str, headers: object = None) -> Any:
            asked.append(url)
            return inner(url, headers)

        fetcher.fetch = fetch
        return fetcher

    monkeypatch.setattr(pdf, "refuse", recording)
    hostile = document(HOSTILE, "a", title="<link rel=stylesheet href=file:///etc/passwd>")
    made = pdf.write(of(hostile, document(COURIER, "b"), title="<img src='http://127.0.0.1:9/x'>"), SETTINGS)
    assert made.startswith(b"%PDF-")
    assert asked == []


def test_the_fetcher_refuses_whatever_it_is_asked_for() -> None:
    library = pdf.library()
    for url in ("file:///etc/passwd", "http://127.0.0.1:1/", "data:text/plain,x", "ftp://127.0.0.1/"):
        with pytest.raises(ValueError, match="refused"):
            pdf.refuse(library).fetch(url)


def test_our_own_page_is_xml_and_a_users_need_not_be(request_of_two: bytes, tmp_path: Path) -> None:
    page = request_of_two.split(b"\0")[0]
    assert ElementTree.fromstring(page).tag == "html"  # noqa: S314 - our own page
    (tmp_path / "measures.html.j2").write_text("<section class=page id=measures><p>One<br>two</section>")
    assert pdf.write(story(2), Settings(templates=tmp_path)).startswith(b"%PDF-")


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, request_of_two: bytes) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/else.conf")
    pdf.render(request_of_two)
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/else.conf"


@pytest.mark.parametrize("documents", [3, 6])
def test_more_documents_make_a_report_too(documents: int) -> None:
    with pikepdf.open(io.BytesIO(pdf.write(story(documents), SETTINGS))) as found:
        sizes = {tuple(map(round, map(float, page.mediabox[2:]))) for page in found.pages}
        assert sizes == {(595, 842)}
    assert (595, 842) in sizes


@pytest.mark.parametrize("documents", [2, 3])
def test_however_long_a_list_no_link_leaves_its_page(documents: int) -> None:
    """A hundred passages that one article alone tells: the list goes on overleaf and loses none of them."""
    found = story(documents)
    passage = found.findings[-1]
    assert passage.kind == "only-in"
    crowded = replace(found, findings=(*found.findings, *[passage] * 100))
    with pikepdf.open(io.BytesIO(pdf.write(crowded, SETTINGS))) as printed:
        for page in printed.pages:
            _, _, width, height = (float(edge) for edge in page.mediabox)
            for note in page.get("/Annots", ()):
                left, low, right, high = (float(edge) for edge in note.Rect)
                assert min(left, right) >= 0 <= min(low, high)
                assert max(left, right) <= width
                assert max(low, high) <= height
