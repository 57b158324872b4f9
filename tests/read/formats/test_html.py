"""A page saved to disk: its article is read, and nothing that stands around it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read import page_kinds, read_path
from framing.read.formats.html import recognises
from framing.settings import Settings
from tests.read.helpers import read

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


THINGS = ("ferry line", "mill", "bank", "market", "school", "museum", "bakery", "bus line")
LONG = (
    "<p>The {0} at Halm will be shut for the summer, its owner said on Monday, and nobody knows when it will open "
    "again, as the council has not said whether it will pay for the roof, the floor and the doors that fell in.</p>"
    "<p>Two clerks said that the papers lie on the mayor’s table. He did not answer a letter of this paper.</p>"
)


def cards(card: str) -> str:
    return "<html><body><main>" + "".join(card.format(thing) for thing in THINGS) + "</main></body></html>"


def test_titles_that_are_links_over_summaries_are_a_list_of_articles() -> None:
    summary = "<p>The {0} at Halm will be shut for the summer, its owner said on Monday.</p>"
    for card in (
        '<article><h2><a href="/a">The {0} at Halm is shut</a></h2>' + summary + "<time>3 hours ago</time></article>",
        '<a href="/a"><h3>The {0} at Halm is shut</h3>' + summary + "</a>",
        '<h3><a href="/a">The {0} at Halm is shut</a></h3>' + summary,
    ):
        with pytest.raises(ReadError, match="a list of articles"):
            read(cards(card), "front.html")


def test_an_article_of_many_headings_is_none() -> None:
    for card in (
        "<section><h2>What the {0} at Halm said</h2>" + LONG + "</section>",
        '<section><h2><a href="/a">What the {0} at Halm said</a></h2>' + LONG + LONG + "</section>",
        '<h2><a href="/a">What the {0} at Halm said</a></h2>' + LONG + LONG,
    ):
        assert page_kinds.LIVE not in read(cards(card), "long.html").notes


def test_entries_under_times_are_a_live_blog() -> None:
    found = read(cards("<section><time>14:05</time>" + LONG + "</section>"), "live.html")
    assert page_kinds.LIVE in found.notes
    dated = read(cards("<section><time>3 June 2031</time>" + LONG + "</section>"), "dated.html")
    assert page_kinds.LIVE not in dated.notes
    typed = cards("<section>" + LONG + "</section>").replace(
        "<body>", '<body><script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    )
    assert page_kinds.LIVE in read(typed, "typed.html").notes


def test_a_page_that_is_not_free_and_short_is_told_to_be_a_beginning() -> None:
    head = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    short = f"<html><body>{head}<article>{LONG.format('mill')}</article></body></html>"
    assert page_kinds.PAID in read(short, "short.html").notes
    assert page_kinds.PAID not in read(short.replace("False", "True"), "free.html").notes
    assert page_kinds.PAID not in read(cards(LONG).replace("<body>", f"<body>{head}"), "long.html").notes


def test_pictures_drawn_in_a_page_are_not_deep(tmp_path: Path) -> None:
    drawn = "<svg>" + "<path d='M0 0'/>" * 900 + "</svg>"
    assert "council has not said" in read(f"<html><body>{drawn}<article>{LONG}</article></body></html>", "a.html").text


def test_a_page_in_which_nothing_is_running_text_is_refused_by_what_it_holds() -> None:
    titles = "".join(f'<li><a href="/a">The {thing} at Halm is shut for the summer</a></li>' for thing in THINGS)
    caption = "The {1} at Halm. Photograph: Ada Quill/AFP"
    picture = f"<figure><img src='a.jpg'><figcaption>{{0}}/8 {caption}</figcaption></figure>"
    pictures = "".join(picture.format(number, thing) for number, thing in enumerate(THINGS, 1))
    with pytest.raises(ReadError, match="a list of articles"):
        read(f"<html><body><main><h1>Halm</h1><ul>{titles}</ul></main></body></html>", "titles.html")
    page = f"<html><body><main><h1>Halm in pictures</h1>{pictures}</main></body></html>"
    assert page_kinds.GALLERY in read(page, "gallery.html").notes
    with pytest.raises(ReadError, match="a gallery of pictures"):
        read(page.replace("<h1>Halm in pictures</h1>", "<h1>Related</h1>"), "gallery.html")
