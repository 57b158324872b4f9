"""A page saved to disk: its article is read, and nothing that stands around it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read import read_path
from framing.read.formats.html import recognises
from framing.settings import Settings

PAGE = Path(str(files("framing.demo"))) / "pile" / "first" / "northline-ferry.html"


def test_the_article_and_its_metadata_are_read(tmp_path: Path) -> None:
    document = read_path(PAGE, Settings())
    assert document.format == "html"
    assert document.title == "Ferry with 84 passengers grounds near Ostwick"
    assert (document.outlet, document.published) == ("Northline Wire", "2025-05-06")
    assert document.url == "https://northline.example/2025/ferry-grounds-ostwick"
    body = "\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body")
    assert "no sign of leaking fuel" in body
    assert not any(word in document.text for word in ("Front page", "Sign up", "All rights reserved", "<p>"))


def test_the_file_beside_it_wins(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(PAGE.read_bytes())
    page.with_suffix(".toml").write_text('outlet = "Another Name"')
    assert read_path(page, Settings()).outlet == "Another Name"


def test_a_page_without_an_article_is_refused_by_name(tmp_path: Path) -> None:
    page = tmp_path / "empty.html"
    page.write_text("<!doctype html><html><head><title>Home</title></head><body></body></html>")
    with pytest.raises(ReadError, match=r"empty\.html: no article was found"):
        read_path(page, Settings())


def test_windows_letters_are_read_and_said(tmp_path: Path) -> None:
    page = tmp_path / "old.htm"
    page.write_bytes(PAGE.read_text("utf-8").replace("unhurt", "unhurt – caf\u00e9").encode("windows-1252"))
    document = read_path(page, Settings())
    assert "unhurt – café" in document.text
    assert document.encoding == "windows-1252"


def test_a_page_that_holds_only_a_link_is_no_article(tmp_path: Path) -> None:
    page = tmp_path / "front.html"
    page.write_text(
        '<!doctype html><html><head><title>Vellmar Post</title></head><body><a href="/">Home</a></body></html>'
    )
    with pytest.raises(ReadError, match="only 1 word of text"):
        read_path(page, Settings())


def test_a_short_notice_is_an_article(tmp_path: Path) -> None:
    page = tmp_path / "notice.html"
    told = "The Tern Bridge in Vellmar is closed until Friday, the harbour office said on Monday."
    page.write_text(
        f"<!doctype html><html><head><title>Closed</title></head><body><article><p>{told}</p></article></body></html>"
    )
    assert told in read_path(page, Settings()).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_known_by_its_content_whatever_it_is_called(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "saved.txt"
    page.write_text("<!-- saved -->\n<!-- twice -->\n" + PAGE.read_text("utf-8"), encoding=encoding)
    document = read_path(page, Settings())
    assert (document.format, document.outlet) == ("html", "Northline Wire")


@pytest.mark.parametrize("head", [b"<!---->" * 9000, b"<?xml " + b" " * 60_000, b"<p>Words</p>", b"A <html> tag."])
def test_what_only_looks_like_a_page_is_none(head: bytes) -> None:
    assert not recognises(head)


def test_a_page_laid_out_as_a_table_is_read_where_nothing_else_is_found(tmp_path: Path) -> None:
    told = "The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday."
    page = tmp_path / "table.html"
    page.write_text(
        f"<html><head><title>Boats</title></head><body><table><tr><td>{told}</td></tr></table></body></html>"
    )
    assert told in read_path(page, Settings()).text
