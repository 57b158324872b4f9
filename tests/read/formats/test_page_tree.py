"""What a page's elements tell: lists of links are no article, and its second container is."""

from __future__ import annotations

from typing import Any

from trafilatura import load_html

from framing.read.formats import page_tree
from tests.read.helpers import read

FIRST = "The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday."
SECOND = "A nurse who works nights said that she did not know how she would get home to the far bank."
THIRD = (
    "The council will talk about the boats next week, and the clerk expects a full hall for the first time in years."
)
FOURTH = "Nobody has asked the bus line yet, which runs along the bank until midnight and could stop at the pier."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def box(*texts: str, name: str = "text col") -> str:
    return f'<div><div class="{name}">{paragraphs(*texts)}</div></div>'


def tree(body: str) -> Any:
    return load_html(f"<!doctype html><html><head><title>Night boats cut</title></head><body>{body}</body></html>")


def left(body: str) -> str:
    made = tree(body)
    page_tree.pruned(made)
    return " ".join(made.body.text_content().split())


def test_an_article_goes_on_in_a_second_container_of_the_same_name() -> None:
    page = tree(f'<article>{box(FIRST, SECOND)}<div class="ad">Advertisement</div>{box(THIRD, FOURTH)}</article>')
    assert page_tree.completed(page, [FIRST, SECOND]) == [FIRST, SECOND, THIRD, FOURTH]


def test_what_was_left_behind_within_a_container_is_put_where_it_stands() -> None:
    page = tree(box(FIRST, SECOND, THIRD, FOURTH))
    assert page_tree.completed(page, ["Boats", FIRST, FOURTH]) == ["Boats", FIRST, SECOND, THIRD, FOURTH]


def test_a_paragraph_found_as_two_lines_is_found() -> None:
    page = tree(box(f"{FIRST}<br>{SECOND}", THIRD))
    assert page_tree.completed(page, [FIRST, SECOND, THIRD]) == [FIRST, SECOND, THIRD]


def test_a_paragraph_found_without_the_words_of_its_links_gets_them_back() -> None:
    linked = f'{FIRST} <a href="/a">It told the council so in May.</a> {SECOND}'
    lines = [f"{FIRST} {SECOND}", THIRD]
    page = tree(box(linked, THIRD))
    assert page_tree.completed(page, lines) == [f"{FIRST} It told the council so in May. {SECOND}", THIRD]


def test_containers_of_other_names_and_other_articles_are_none_of_it() -> None:
    lines = [FIRST, SECOND]
    assert page_tree.completed(tree(box(FIRST, SECOND) + box(THIRD, name="teaser")), lines) == lines
    page = tree(f"<article>{box(FIRST, SECOND)}</article><article>{box(THIRD, FOURTH)}</article>")
    assert page_tree.completed(page, lines) == lines
    assert page_tree.completed(tree(f"<div>{paragraphs(FIRST, SECOND, THIRD)}</div>"), lines) == lines  # no name at all


def test_what_is_no_sentence_or_a_link_or_a_program_is_not_put_in() -> None:
    link = f'<a href="/a">{THIRD}</a>'
    script = "<script>var a = 'The boats stop at ten at night from June on.';</script>"
    page = tree(box(FIRST, link, "Boats and fares and all that you need to know now", script, SECOND))
    assert page_tree.completed(page, [FIRST, SECOND]) == [FIRST, SECOND]


def test_links_that_unfold_within_a_paragraph_are_not_read_with_it() -> None:
    links = "".join(f'<a href="/{n}">Ferry line fined for late boat {n} of this year</a> ' for n in range(3))
    name = f'<span class="person"><a href="/p">Pia Holm</a><span class="card">{links}</span></span>'
    told = f"<span>The manager, {name}, said that the boats were empty after ten on most nights of the winter.</span>"
    document = read(f"<html><body><article>{paragraphs(FIRST, told, SECOND)}</article></body></html>", "page.html")
    assert "The manager, Pia Holm, said that the boats" in document.body
    assert "fined" not in document.text


def test_a_list_of_titles_that_are_links_goes_and_a_list_of_the_text_stays() -> None:
    titles = "".join(f'<li><a href="/{n}">Ferry line fined for late boat {n}</a></li>' for n in range(3))
    items = "".join(f'<li>No <a href="/{day}">boats</a> after ten on {day}</li>' for day in ("Monday", "Friday"))
    names = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Halm", "Brannock"))
    found = left(f"<p>{FIRST}</p><ul>{titles}</ul><ul>{items}</ul><ul>{names}</ul>")
    assert found == f"{FIRST}No boats after ten on MondayNo boats after ten on FridayHalmBrannock"


def test_of_several_articles_those_that_break_off_go() -> None:
    teasers = "".join(f"<article><h2>Story {n}</h2><p>{THIRD[:60]} {n} …</p></article>" for n in range(2))
    assert left(f"<article>{paragraphs(FIRST)}</article>{teasers}") == FIRST
    cut = f"<article>{paragraphs(f'{FIRST} …')}</article>"
    assert FIRST in left(cut)  # one by itself is all there is
