"""A reading list is told from an article by what stands in it, and every address of it is named once."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read.address_list import listed, listed_in

TWO = ("https://echo.example/ferry", "http://herald.example/news/ferry-line?id=7")
OPML = """<?xml version="1.0" encoding="UTF-8"?>
<!-- kept by hand -->
<opml version="2.0"><head><title>Ferries</title></head><body>
<outline text="Ferry"><outline text="Echo" type="link" url="https://echo.example/ferry"/>
<outline text="Herald" type="link" url="http://herald.example/news/ferry-line?id=7"/>
<outline text="A thought without an address"/></outline></body></opml>
"""
BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p><DT><H3 ADD_DATE="1">Reading list</H3><DL><p>
<DT><A HREF="https://echo.example/ferry" ADD_DATE="1">Ferry</A>
<DT><A ADD_DATE="1" HREF="http://herald.example/news/ferry-line?id=7">Line</A>
<DT><A HREF="javascript:alert(1)">A tool</A>
<DT><A HREF="https://echo.example/ferry">Again</A></DL><p></DL><p>
"""


@pytest.mark.parametrize(
    "text",
    [
        "https://echo.example/ferry\nhttp://herald.example/news/ferry-line?id=7\n",
        "# Ferries, for Monday\n\nhttps://echo.example/ferry\r\n\r\nhttp://herald.example/news/ferry-line?id=7",
        "- https://echo.example/ferry\n* <http://herald.example/news/ferry-line?id=7>\n",
        "1. https://echo.example/ferry\n2. http://herald.example/news/ferry-line?id=7\n3. https://echo.example/ferry",
        OPML,
        BOOKMARKS,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_list_is_its_addresses_in_order(text: str, encoding: str) -> None:
    assert listed(text.encode(encoding), "list") == TWO


def test_notepads_encoding_is_read() -> None:
    assert listed("\n".join(TWO).encode("utf-16"), "list.txt") == TWO


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Ferry line\n\n# No address yet\n",
        "Ferry line to close\n\nhttps://echo.example/ferry\n\nThe ferry line will close, the port said on Monday.\n",
        "https://echo.example/ferry said the ferry line will close\n",
        "http is a protocol that carries pages.\n",
        "file:///etc/passwd\nhttps://echo.example/ferry\n",
        "<!doctype html><p>See https://echo.example/ferry for the ferry.</p>",
        "<rss><channel><item><link>https://echo.example/ferry</link></item></channel></rss>",
    ],
)
def test_what_is_something_else_is_no_list(text: str) -> None:
    assert listed(text.encode(), "a.txt") is None


def test_a_list_without_an_article_says_why() -> None:
    feeds = OPML.replace('type="link" url=', 'type="rss" xmlUrl=').encode()
    with pytest.raises(ReadError, match=r"ferries\.opml: it lists feeds, and no article\. Save a feed"):
        listed(feeds, "ferries.opml")
    with pytest.raises(ReadError, match=r"no address of an article stands in the outline"):
        listed(OPML.replace("url=", "note=").encode(), "ferries.opml")
    with pytest.raises(ReadError, match=r"no address of an article stands in the bookmarks"):
        listed(BOOKMARKS.replace("HREF", "NAME").encode(), "ferries.html")
    with pytest.raises(ReadError, match=r"ferries\.opml: it is not XML"):
        listed(OPML.replace("</opml>", "").encode(), "ferries.opml")


def test_only_a_small_file_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("\n".join(TWO), encoding="utf-8")
    assert listed_in(path) == TWO
    path.write_text("\n".join(f"https://echo.example/{number:09}" for number in range(20_000)), encoding="utf-8")
    assert listed_in(path) is None
    assert listed_in(tmp_path) is None
    assert listed_in(tmp_path / "none.txt") is None
    assert listed_in(Path("a\0b")) is None
