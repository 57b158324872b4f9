"""The picture for shared links: its size, its description, and no letter of a title outside its frame."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from framing.render import social_card
from framing.render.page_context import view
from tests.render.invented import SETTINGS, document, of, story

_PAPER = (255, 255, 255)


def picture(data: bytes) -> Any:
    return import_module("PIL.Image").open(io.BytesIO(data))


@pytest.mark.parametrize("documents", [2, 3, 6])
def test_it_has_the_size_that_pages_ask_for_and_says_what_it_shows(documents: int) -> None:
    made = picture(social_card.write(story(documents), SETTINGS))
    assert made.size == social_card.SIZE == (1200, 630)
    told = made.text["Description"]
    assert told.startswith("One bridge, closed twice over. A, nine sentences in reading order: ")
    page = view(story(documents), SETTINGS, paper=True)
    for item in page.opening.strips:
        assert item.title in told
    assert told.split(". ")[1][:20] in made.text["XML:com.adobe.xmp"]


def test_each_article_is_drawn_in_its_colour() -> None:
    found = {colour for _, colour in picture(social_card.write(story(3), SETTINGS)).getcolors(100_000)}
    assert {(31, 90, 148), (181, 80, 15), (15, 118, 110)} <= found
    assert (109, 63, 143) not in found  # that of a fourth


def test_endless_titles_stay_within_the_frame() -> None:
    long = "Harbour " * 200
    given = [document("The bridge is shut. It may open.", str(n), title=long + str(n), outlet=long) for n in range(3)]
    made = picture(social_card.write(of(*given, title=long), SETTINGS)).convert("RGB")
    edge = [made.getpixel((x, y)) for x in (4, 1196) for y in range(12, 630)]
    edge += [made.getpixel((x, y)) for x in range(1200) for y in (222, 628)]
    assert set(edge) == {_PAPER}


def test_markup_in_a_title_is_words() -> None:
    given = document("The bridge is shut.", "a", title="<script>{{ 7*7 }}</script>")
    made = of(given, replace(given, id="b", title="]]> & \u202ex"), title="<b>5 & 6</b>")
    assert picture(social_card.write(made, SETTINGS)).text["Description"].startswith("<b>5 & 6</b>. A")


def test_the_same_bytes_twice() -> None:
    assert social_card.write(story(2), SETTINGS) == social_card.write(story(2), SETTINGS)
