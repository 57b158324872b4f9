"""What is pasted and sent says what page one says, in its words and in its order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from framing.render import html
from framing.render.outlines.outline import Outline, OutlineItem, outline_from
from framing.render.outlines.page_one_outline import page_one_outline
from tests.render.invented import SETTINGS, document, of, story


def page(documents: int) -> str:
    """Page one as it is printed, titles of drawings included, without spaces: markup decides where those stand."""
    drawn = html.page(story(documents), replace(SETTINGS, pages="briefing"), paper=True)
    body = tinyhtml5.parse(drawn, namespace_html_elements=False).find("body")
    assert isinstance(body, Element)
    return squeezed("".join(body.itertext()))


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("●", "").translate(dict.fromkeys(map(ord, "◆▲■○▽\u2068\u2069"))).casefold()


def said(outline: Outline) -> Iterator[str]:
    yield from (outline.headline, outline.standfirst)
    for part in outline.parts:
        yield part.heading
        for item in part.items:
            yield from of_item(item)
        if part.table:
            for row in part.table.rows:
                yield from (cell.partition(" (")[0] for cell in row)
        yield part.text


def of_item(item: OutlineItem) -> Iterator[str]:
    yield from (item.lead, *(part for _, words in item.wordings for part in (words,)), *item.places)
    yield from item.text.split(" · ")
    for line in item.lines:
        yield from of_item(line)


@pytest.mark.parametrize("documents", [2, 3, 6])
def test_it_says_nothing_that_page_one_does_not(documents: int) -> None:
    printed = page(documents)
    outline = page_one_outline(story(documents))
    # Of six, the table stands there without a heading.
    lines = [line for line in said(outline) if line and line != "The articles side by side"]
    assert len(lines) > 30
    assert [line for line in lines if squeezed(line.rstrip(".")) not in printed] == []


@pytest.mark.parametrize("documents", [2, 3, 6])
def test_its_headings_stand_in_the_order_of_the_page(documents: int) -> None:
    printed = page(documents)
    headings = [part.heading for part in page_one_outline(story(documents)).parts if part.heading]
    places = [printed.find(squeezed(heading)) for heading in headings[1 if documents == 6 else 0 :]]
    assert len(places) >= 4
    assert -1 not in places
    if documents < 6:  # of six, two parts stand beside each other
        assert places == sorted(places)


def test_each_article_stands_under_its_letter_with_what_is_known_of_it() -> None:
    outline = page_one_outline(story(3))
    assert outline.letters == ("A", "B", "C")
    first = outline.parts[0].items[0]
    assert first.lead == "A Bridge at Vellmar shut after cracks are found"
    assert first.text.startswith("The Quayside Lantern · 2031-03-04 · no byline · 91 words · 9 sentences")


def test_only_an_address_of_the_web_becomes_one() -> None:
    for url, kept in (
        ("https://lantern.example/bridge?a=1&b=2", True),
        ("javascript:alert(1)", False),
        ("https://lantern.example/ bridge", False),
        ("https://lantern.example/\u202ebridge", False),
        ("data:text/html,x", False),
    ):
        found = replace(document("The bridge is shut. It opened in 1961.", "a"), url=url)
        made = of(found, document("The bridge may be shut.", "b"))
        assert page_one_outline(made).parts[0].items[0].url == (url if kept else "")


def test_words_of_another_direction_are_kept_to_themselves() -> None:
    found = document("The bridge is shut.", "a", title="أُغلق الجسر", outlet="صحيفة الميناء")
    item = page_one_outline(of(found, document("The bridge may be shut.", "b"))).parts[0].items[0]
    assert item.lead == "A \u2068أُغلق الجسر\u2069"
    assert item.text.startswith("\u2068صحيفة الميناء\u2069 · ")


@pytest.mark.parametrize("documents", [2, 6])
def test_it_comes_back_from_its_records(documents: int) -> None:
    outline = page_one_outline(story(documents))
    assert outline_from(asdict(outline)) == outline


def test_records_that_anybody_may_have_written_are_shown_and_never_obeyed() -> None:
    told = asdict(page_one_outline(story(2)))
    told["headline"] = "Shut\u202e\x07 \u2069up\n\nnow" + "x" * 9_000
    outline = outline_from(told)
    assert outline.headline.startswith("Shut[RLO]␇ up nowxxx")
    assert len(outline.headline) < 4_100
    with pytest.raises(TypeError):
        outline_from({**told, "foot": ["no text"]})
    with pytest.raises(KeyError):
        outline_from({"headline": "alone"})
