"""How long a report is, and what is on its pages: read off the PDF as a reader turns it over."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

import pikepdf
import pytest
import tinyhtml5

from framing import api
from framing.language.pipeline import Pipeline
from framing.model import Comparison
from framing.render import html, pdf
from framing.settings import Settings
from framing.verify import pdf_content

QUICK = Settings(draws=200)
_NUMBER = re.compile(r"[-−+]?\d[\d.,]*%?")

type Drawn = Callable[[int], tuple[Comparison, tuple[str, ...]]]


@pytest.fixture(scope="module")
def drawn(pipeline: Pipeline) -> Drawn:
    """The comparison of so many of the demo's articles, from the fourth on once more, and the words of its pages."""
    del pipeline  # loaded once for all
    kept: dict[int, tuple[Comparison, tuple[str, ...]]] = {}
    articles = list(api.documents(api.demo_articles(), QUICK))

    def made(count: int) -> tuple[Comparison, tuple[str, ...]]:
        if count not in kept:
            chosen = [replace(articles[at % 3], id=f"{articles[at % 3].id}-{at}") for at in range(count)]
            comparison = replace(api.compare(chosen, QUICK, name="marrow"), oracle=())
            kept[count] = comparison, pages(comparison)
        return kept[count]

    return made


def pages(comparison: Comparison, settings: Settings = QUICK) -> tuple[str, ...]:
    return pdf_content.printed(pdf.write(comparison, settings)).pages


@pytest.mark.parametrize(("documents", "most"), [(2, 6), (3, 9), (4, 12), (6, 16)])
def test_a_report_is_as_short_as_its_articles_allow(documents: int, most: int, drawn: Drawn) -> None:
    assert len(drawn(documents)[1]) <= most


@pytest.mark.parametrize("documents", [2, 3, 4, 5, 6])
def test_page_one_is_one_page_and_closes_with_how_far_to_trust_it(documents: int, drawn: Drawn) -> None:
    comparison, _ = drawn(documents)
    for paper in ("a4", "letter"):
        (only,) = pages(comparison, replace(QUICK, pages="briefing", paper=paper))
        assert "How far to trust this." in only
        for letter in "ABCDEF"[:documents]:
            assert f" {letter} " in only


def test_page_one_stays_one_page_however_much_there_is_to_say(drawn: Drawn) -> None:
    comparison, _ = drawn(2)
    long = [
        replace(
            item, title=f"{item.title} {'And so much more of this is to be said of both. ' * 4}", text=item.text * 3
        )
        for item in comparison.findings
    ]
    crowded = replace(comparison, findings=tuple(long), standfirst=comparison.standfirst * 4)
    first, second, *_ = pages(crowded)
    assert "How far to trust this." in first
    assert second.startswith("Measures: four dimensions")


def test_page_one_of_six_is_one_page_though_every_title_is_as_long_as_titles_get(drawn: Drawn) -> None:
    comparison, _ = drawn(6)
    long = "A harbour wall that was built to last gives way at last, and who knew of it "
    profiles = [
        replace(each, parsed=replace(each.parsed, document=replace(each.parsed.document, title=long * 3, byline=long)))
        for each in comparison.profiles
    ]
    crowded = replace(comparison, profiles=tuple(profiles), standfirst=comparison.standfirst * 3)
    first, second, *_ = pages(crowded)
    assert "How far to trust this." in first
    assert second.startswith("Measures: four dimensions")


def test_the_contents_give_the_page_on_which_a_part_begins(drawn: Drawn) -> None:
    _, (first, *rest) = drawn(2)
    for name, heading in (
        ("Measures", "Measures: "),
        ("Voices", "Voices "),
        ("Every number and method", "Every number"),
    ):
        (number,) = re.findall(rf"{name} (\d+)", first)
        assert rest[int(number) - 2].startswith(heading)


def test_two_articles_take_few_words_and_numbers_and_repeat_no_phrase(drawn: Drawn) -> None:
    comparison, found = drawn(2)
    said = " ".join(found)
    assert len(said.split()) <= 5_250  # runs of letters: a word with a mark in it counts more than once
    # The articles' own numbers, and the signature's, are no doing of the page.
    assert len(_NUMBER.findall(said)) <= 1_060
    articles = " ".join(profile.parsed.document.text for profile in comparison.profiles).lower()
    words = re.findall(r"[^\W\d_]{2,}", said.lower())
    phrases = Counter(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
    assert [(phrase, size) for phrase, size in phrases.items() if size > 10 and phrase not in articles] == []


def test_full_adds_the_ledgers_and_every_sentence_on_few_pages(drawn: Drawn) -> None:
    comparison, short = drawn(2)
    full = pages(comparison, replace(QUICK, pages="full"))
    assert len(short) < len(full) <= len(short) + 6
    assert "sentence by sentence" not in " ".join(short).lower()
    assert "sentence by sentence" in " ".join(full).lower()


def test_letter_is_letter(drawn: Drawn) -> None:
    comparison, _ = drawn(2)
    with pikepdf.open(io.BytesIO(pdf.write(comparison, replace(QUICK, paper="letter")))) as found:
        assert {tuple(map(round, map(float, page.mediabox[2:]))) for page in found.pages} == {(612, 792)}


def page(comparison: Comparison, settings: Settings = QUICK) -> Element:
    return tinyhtml5.parse(html.write(comparison, settings).decode("utf-8"), namespace_html_elements=False)


@pytest.mark.parametrize("documents", [2, 3, 6])
def test_a_keyboard_reaches_the_texts_in_150_stops(documents: int, drawn: Drawn) -> None:
    stops = 0
    for element in page(drawn(documents)[0]).iter():
        if element.get("id") == "texts":
            break
        reached = element.tag in ("a", "input", "summary", "button") or element.get("tabindex") == "0"
        stops += reached and element.get("tabindex") != "-1"
    assert stops <= 150


def test_what_only_those_who_recount_look_up_is_closed_until_it_is_asked_for(drawn: Drawn) -> None:
    comparison, _ = drawn(2)
    closed = list(page(comparison).iter("details"))
    assert closed
    assert not [item for item in closed if item.get("open") is not None]
    opened = list(page(comparison, replace(QUICK, pages="full")).iter("details"))
    assert all(item.get("open") is not None for item in opened)
    alone = page(comparison, replace(QUICK, pages="briefing"))
    assert [section.get("id") for section in alone.iter("section")] == ["briefing"]
    ids = {element.get("id") for element in alone.iter()}
    assert {a.get("href", "")[1:] for a in alone.iter("a") if a.get("href")} <= ids, "a link leads off the one page"
