"""Page one as text, Markdown and Word: what a program makes of it, whatever the articles say."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from framing.model import Comparison
from framing.render.outlines import docx_briefing, markdown_briefing, text_briefing
from framing.render.outlines.html_briefing import markup
from framing.render.outlines.page_one_outline import page_one_outline
from framing.settings import Settings
from tests.render.invented import SETTINGS, document, of, story

HOSTILE = (
    "<script>alert(1)</script> & “a|b” [x](javascript:alert(1)) *bold* `code` www.evil.eu http://evil.example/ @me",
    '# =HYPERLINK("http://evil.example","x") \u202egnp.exe \x07\x1b[31m \ud800 {{ 7*7 }} \\',
    "1. - + ~~gone~~ <!-- --> ]]> &lt;b&gt; $x$ _a_ | --- |",
)


def hostile() -> Comparison:
    texts = ("The bridge is shut. It may open in May, said Odo Brandt.", "The bridge may be shut. It opened in 1961.")
    given = [
        replace(document(text, f"d{at}", title=HOSTILE[at], outlet=HOSTILE[2]), byline=HOSTILE[1 - at])
        for at, text in enumerate(texts)
    ]
    return of(*given, title=HOSTILE[0], name=HOSTILE[1])


def word(data: bytes) -> Any:
    return import_module("docx").Document(io.BytesIO(data))


def spoken(data: bytes) -> str:
    """Every word of a document, as a program reads it."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        root = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314 - ours
    return "".join(root.itertext())


@pytest.mark.parametrize("write", [text_briefing.write, markdown_briefing.write, docx_briefing.write])
def test_the_same_bytes_at_another_time(write: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(story(3), SETTINGS)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((2033, 5, 18, 3, 33, 20, 2, 138, 0)))
    assert write(story(3), SETTINGS) == first


def test_text_has_short_lines_and_nothing_that_becomes_a_link() -> None:
    for comparison in (story(2), story(6), hostile()):
        text = text_briefing.write(comparison, SETTINGS).decode("utf-8")
        assert max(map(len, text.splitlines())) <= text_briefing.WIDTH
        assert not re.search(r"://|www\.|@", text)
        assert not set("\x07\x1b\u202e") & set(text)


def test_text_tells_page_one_from_headline_to_trust() -> None:
    lines = text_briefing.write(story(2), SETTINGS).decode("utf-8").splitlines()
    assert lines[:2] == ["One bridge, closed twice over", "=" * 29]
    places = [lines.index(heading) for heading in ("What differs", "Told in one article", "How far to trust this")]
    assert places == sorted(places)
    assert all(set(lines[place + 1]) == {"-"} for place in places)


def test_a_small_table_stands_in_columns() -> None:
    lines = text_briefing.write(story(6), SETTINGS).decode("utf-8").splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith("Of "))
    assert lines[at].split() == ["Of", *"ABCDEF", "nowhere", "else"]
    assert len({len(line) for line in lines[at : at + 7]}) == 1


def test_markdown_is_what_it_was_meant_to_be() -> None:
    """Headings, tables and lists of ours, and not one tag, link or picture that an article brought."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for comparison, titles in ((story(3), 0), (hostile(), 0)):
        written = markdown_briefing.write(comparison, SETTINGS).decode("utf-8")
        page = reader.render(written)
        tags = set(re.findall(r"<([a-z0-9]+)", page))
        assert tags <= {"h1", "h2", "p", "ul", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td"}
        assert page.count("<h1>") == 1
        assert page.count("<table>") == 1
        assert page.count("<a ") == titles
    text = re.sub("<[^>]+>", "", page)
    for words in (
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "*bold* `code`",
        "~~gone~~",
        "|",
        "http://evil.example/ @me",
    ):
        assert words in text
    assert not re.search(r"(?<![&;])(https?://|www\.)", written)  # nothing that a dialect would link by itself


@pytest.mark.parametrize("words", ["# heading", "- item", "+ item", "1. first", "12) twelfth", "=== line", "> said"])
def test_words_that_begin_a_line_stay_words(words: str) -> None:
    page = MarkdownIt("commonmark").render(f"- {markdown_briefing.escaped(words)}")
    assert page.replace("&gt;", ">") == f"<ul>\n<li>{words}</li>\n</ul>\n"


def test_an_address_of_an_article_is_a_link_in_markdown_and_word_and_ends_where_it_ends() -> None:
    url = "https://lantern.example/a_(b)>c\\d?x=[1]&y=2"
    given = replace(document("The bridge is shut. It opened in 1961.", "a", title="Shut"), url=url)
    made = of(given, document("The bridge may be shut.", "b"))
    page = MarkdownIt("commonmark").render(markdown_briefing.write(made, SETTINGS).decode("utf-8"))
    (target,) = re.findall(r'<a href="([^"]+)">A Shut</a>', page)
    assert target == "https://lantern.example/a_(b)%3Ec%5Cd?x=%5B1%5D&amp;y=2"
    relations = word(docx_briefing.write(made, SETTINGS)).part.rels.values()
    assert [one.target_ref for one in relations if one.is_external] == [url]


@pytest.mark.parametrize("documents", [2, 3, 6])
def test_word_finds_headings_lists_and_tables_with_heads(documents: int) -> None:
    made = word(docx_briefing.write(story(documents), SETTINGS))
    outline = page_one_outline(story(documents))
    styled = [(line.style.name, line.text) for line in made.paragraphs]
    assert styled[0] == ("Title", outline.headline)
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings == [part.heading for part in outline.parts if part.heading]
    assert sum(style == "List Bullet" for style, _ in styled) == sum(len(part.items) for part in outline.parts)
    tables = [part.table for part in outline.parts if part.table]
    assert len(made.tables) == len(tables)
    for drawn, table in zip(made.tables, tables, strict=True):
        assert [[cell.text for cell in row.cells] for row in drawn.rows] == [
            list(row) for row in (table.head, *table.rows)
        ]
        assert drawn.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert made.sections[0].footer.paragraphs[0].text == outline.foot


def test_word_gets_the_paper_that_was_asked_for_and_no_date_of_a_clock() -> None:
    made = word(docx_briefing.write(story(2), Settings(draws=200, paper="letter")))
    section, about = made.sections[0], made.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (216, 279)
    assert (about.author, about.created.year, about.modified.year) == ("framing", 2000, 2000)
    assert about.title == "One bridge, closed twice over"
    with zipfile.ZipFile(io.BytesIO(docx_briefing.write(story(2), SETTINGS))) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist()[0] == "[Content_Types].xml"


def test_whatever_articles_say_is_words_in_word() -> None:
    data = docx_briefing.write(hostile(), SETTINGS)
    text = spoken(data)
    assert "<script>alert(1)</script> & “a|b” [x](javascript:alert(1))" in text
    assert '=HYPERLINK("http' in text
    assert "[RLO]gnp.exe ␇␛[31m" in text
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(packed.read(name))  # noqa: S314 - ours
        assert b"w:instrText" not in packed.read("word/document.xml")
        assert b'TargetMode="External"' not in packed.read("word/_rels/document.xml.rels")


def test_html_for_a_message_has_the_words_and_no_address() -> None:
    page = "".join(markup(page_one_outline(hostile())))
    root = ElementTree.fromstring(f"<body>{page.replace('<br>', '<br/>')}</body>")  # noqa: S314 - ours
    assert {element.tag for element in root.iter()} <= set(
        "body h1 h2 p ul li b br span table thead tbody tr th td".split()
    )
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert "href" not in page
    assert "://" not in page


@pytest.mark.parametrize("documents", [2, 6])
def test_a_table_of_sentences_is_a_list_where_columns_are_narrow(documents: int) -> None:
    """In a message and in plain text; every cell of it is still there."""
    outline = page_one_outline(story(documents))
    page, text = "".join(markup(outline)), text_briefing.write(story(documents), SETTINGS).decode("utf-8")
    for part in outline.parts:
        if part.table:
            assert part.table.is_prose == ("What it says" in part.table.head)
            for words in (cell for row in part.table.rows for cell in row):
                assert words in page
                assert " ".join(words.split()) in " ".join(text.split())
    assert page.count("<table") == (0 if documents == 2 else 2)
