"""What a page's head says is taken as far as it can be true."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from framing.read.formats.page_metadata import metadata

HEAD = {
    "title": "Night boats cut",
    "sitename": "Halm Courier",
    "hostname": "halmcourier.example",
    "author": "Pia Holm; Odd Brandt",
    "date": "2031-06-03",
    "url": "https://halmcourier.example/boats",
}


def found(**head: object) -> dict[str, str]:
    return metadata(SimpleNamespace(**{**HEAD, **head}))


def test_what_is_said_is_taken() -> None:
    assert found() == {
        "title": "Night boats cut",
        "outlet": "Halm Courier",
        "byline": "Pia Holm, Odd Brandt",
        "published": "2031-06-03",
        "url": "https://halmcourier.example/boats",
    }


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Night boats cut | Halm Courier", "Night boats cut"),
        ("Night boats cut – HalmCourier.example", "Night boats cut"),
        ("Night boats cut - Local - Halm Courier", "Night boats cut - Local"),
        ("Night boats cut - what nurses say", "Night boats cut - what nurses say"),
        ("Halm Courier", "Halm Courier"),
        ("Well-known boats", "Well-known boats"),
    ],
)
def test_the_outlets_name_behind_a_title_is_no_part_of_it(title: str, kept: str) -> None:
    assert found(title=title)["title"] == kept


@pytest.mark.parametrize("name", ["Copyright 2031", "© Halm", "2031", None, " _ "])
def test_what_is_no_name_is_no_outlet(name: str | None) -> None:
    assert found(sitename=name)["outlet"] == "halmcourier.example"


@pytest.mark.parametrize(
    ("author", "kept"),
    [
        ("Pia Holm; https://halm.example/pia; @piaholm", "Pia Holm"),
        ("Pia Holm; Pia Holm; Facebook", "Pia Holm"),
        ("Halm Courier", None),
        ("admin", None),
        ("12345", None),
        ("The clerk who has kept the letters of the council " * 4, None),
    ],
)
def test_a_byline_holds_names(author: str, kept: str | None) -> None:
    assert found(author=author).get("byline") == kept
