"""Versions of one article are told from articles that only look alike."""

from __future__ import annotations

from typing import Any

import pytest

from framing.nightly.versions import VersionedDocument, fold, web_address

TEXT = "The mill of Barwex burned down on Monday and forty people wait for the owner to act before winter comes."
OTHER = "Nobody expected the council to meet again so soon, but the vote on the levy is set for Thursday at noon."


def known(key: str, text: str = TEXT, *, first: str = "2025-05-06", number: int = 0, **facts: Any) -> VersionedDocument:
    told = {"id": key, "title": None, "outlet": None, "published": None, "url": None, "words": 20, **facts}
    return VersionedDocument(key, key, text, told, True, number, "", first, None)  # the text stands for its digest


def latest(*documents: VersionedDocument) -> list[str]:
    fold(documents, str)
    return [document.current.key for document in documents]


def test_one_address_is_one_article_and_the_later_night_is_current() -> None:
    old = known("a", url="https://x.example/1")
    new = known("b", TEXT + OTHER, first="2025-05-07", url="https://x.example/1")
    assert latest(new, old) == ["b", "b"]
    assert new.article == old.article == "a"


def test_outlet_and_title_with_much_the_same_words_are_one_article() -> None:
    old = known("a", outlet="Echo", title="Mill burns")
    new = known("b", TEXT.replace("forty", "fifty"), number=1, outlet="ECHO", title="Mill  burns")
    assert latest(old, new) == ["b", "b"]


def test_a_column_that_keeps_its_title_is_another_article_each_day() -> None:
    old = known("a", outlet="Echo", title="Good morning")
    new = known("b", OTHER, number=1, outlet="Echo", title="Good morning")
    assert latest(old, new) == ["a", "b"]


def test_one_title_in_two_outlets_is_two_articles() -> None:
    assert latest(known("a", outlet="Echo", title="Mill"), known("b", outlet="Post", title="Mill")) == ["a", "b"]


def test_an_edited_article_keeps_the_story_of_its_first_version() -> None:
    old = known("a", url="https://x.example/1")
    old.article, old.story = "a", "s7"
    new = known("b", TEXT + OTHER, first="2025-05-07", url="https://x.example/1")
    fold([old, new], str)
    assert new.story == "s7"


def test_on_one_night_the_later_date_wins_and_then_the_later_place() -> None:
    url = "https://x.example/1"
    one = known("a", number=0, url=url, published="2025-05-07")
    two = known("b", TEXT + OTHER, number=1, url=url, published="2025-05-06")
    three = known("c", TEXT + OTHER + ".", number=2, url=url, published="2025-05-07")
    assert latest(one, two, three) == ["c", "c", "c"]


def test_a_borrowed_address_takes_nothing_away() -> None:
    own = known("a", outlet="Echo", url="https://echo.example/mill")
    other_outlet = known("b", TEXT, number=1, outlet="Troll", url="https://echo.example/mill")
    other_words = known("c", OTHER, number=2, outlet="Echo", url="https://echo.example/mill")
    assert latest(own, other_outlet, other_words) == ["a", "b", "c"]


def test_a_name_that_others_bear_is_still_found() -> None:
    own = known("a", outlet="Echo", url="https://echo.example/mill")
    borrowed = known("b", OTHER, number=1, outlet="Echo", url="https://echo.example/mill")
    edited = known("c", OTHER.replace("noon", "ten"), number=2, outlet="Echo", url="https://echo.example/mill")
    assert latest(own, borrowed, edited) == ["a", "c", "c"]


@pytest.mark.parametrize(
    "title",
    [
        "Opinion | Mill burns in Barwex",
        "Mill burns in Barwex - Ostwick Echo",
        "Mill burns in Barwex | Ostwick Echo",
        "UPDATE 2-Mill burns in Barwex",
        "LIVE: Mill burns in Barwex — Ostwick Echo",
        "“Mill burns” in Barwex",
    ],
)
def test_a_desks_titles_for_one_article_are_one(title: str) -> None:
    plain = known("a", outlet="Ostwick Echo", title="Mill burns in Barwex")
    edited = known("b", TEXT.replace("forty", "fifty"), number=1, outlet="Ostwick Echo", title=title)
    assert latest(plain, edited) == ["b", "b"]


def test_titles_of_two_matters_are_two_articles() -> None:
    one = known("a", outlet="Ostwick Echo", title="Opinion | Mill burns")
    two = known("b", TEXT, number=1, outlet="Ostwick Echo", title="Opinion | Mill reopens")
    assert latest(one, two) == ["a", "b"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " JavaScript:void(0)", "https://[", "u", ""]
)
def test_what_is_no_address_of_a_page_is_none(url: str) -> None:
    assert web_address(url) is None
    one, two = known("a", url=url), known("b", TEXT.replace("forty", "fifty"), number=1, url=url)
    assert latest(one, two) == ["a", "b"]


def test_addresses_of_pages_are_kept() -> None:
    assert web_address("HTTPS://echo.example/a") == "HTTPS://echo.example/a"
    assert web_address("http://echo.example") == "http://echo.example"
