"""The page of a night's stories: what differs most comes first, and every letter has its article."""

from __future__ import annotations

import itertools
import re
from typing import Any

from framing.nightly.site import story_order
from framing.render.html import fill
from framing.settings import Settings

CHANGES: dict[str, Any] = {"since": "2031-03-01", "articles": [], "outlets": ["Wire"], "quotations": [], "edited": []}


def card(name: str, **more: Any) -> dict[str, Any]:
    members = [
        {"outlet": outlet, "title": f"{name} in the {outlet}", "place": "inbox/a.txt", "published": "2031-03-02"}
        | {"words": 120, "chosen": outlet != "Copy", "chosen_because": "", "why": "12 words alike", "key": outlet}
        for outlet in ("Copy", "Echo", "Post")
    ]
    usual = {"id": name, "members": members, "files": {"report.html": "", "report.pdf": "", "report.toy": ""}}
    usual |= {"standfirst": "Both credit Ines Okoro.", "said": "", "failed": "", "changes": None, "first": "2031-03-02"}
    return {**usual, "headline": f"A leans on {name}", "conflicts": 0, "differs": 0, "alone": 0, **more}


def page(*cards: dict[str, Any]) -> str:
    told = [story_order.told(one) for one in sorted(cards, key=story_order.rank)]
    values = {"night": "2031-03-02", "day": "2 March 2031", "soon": "2031-03-03", "rule": "A rule.", "stories": told}
    values |= {"single": [], "earlier": [], "quarantined": [], "more_broken": 0}
    return fill("nightly.html.j2", values, Settings(), script="search.js", with_fonts=True).decode()


def test_a_conflict_outranks_measures_and_measures_outrank_sentences() -> None:
    cards = [card("alone", alone=90), card("quiet"), card("differs", differs=1), card("conflict", conflicts=1)]
    assert re.findall(r'<section class="story" id="(\w+)">', page(*cards)) == ["conflict", "differs", "alone", "quiet"]


def test_how_much_a_story_differs_is_said_in_words() -> None:
    assert story_order.apart(card("x", conflicts=1, differs=2, alone=1_200)) == (
        "1 conflict between values · 2 measures differ · 1,200 sentences without counterpart"
    )
    assert story_order.apart(card("x", differs=1, alone=1)) == (
        "no conflict between values · 1 measure differs · 1 sentence without counterpart"
    )
    assert story_order.apart(card("x", headline="")) == "", "nothing was compared, and nothing is said of it"


def test_letters_are_those_of_the_report_and_a_copy_has_none() -> None:
    assert [(m["outlet"], m["letter"]) for m in story_order.lettered(card("x"))] == [
        ("Echo", "A"),
        ("Post", "B"),
        ("Copy", ""),
    ]
    assert story_order.key(card("x")) == "A Echo: x in the Echo; B Post: x in the Post"
    shown = page(card("x"))
    assert shown.index("A leans on x") < shown.index('<b class="tag dA">A</b>') < shown.index('<b class="tag dB">B</b>')
    assert shown.count('<b class="tag') == 2
    assert "listed, not compared" in shown


def test_papers_have_names_that_people_know_and_those_of_others_their_own() -> None:
    found = re.findall(r'<a href="stories/x/(report\.\w+)">(?:<bdi>)?([^<]+)', page(card("x")))
    assert found == [
        ("report.html", "x in the Copy"),
        ("report.html", "report"),
        ("report.pdf", "PDF"),
        ("report.toy", "report.toy"),
    ]


def test_without_a_script_nothing_is_hidden_but_the_search() -> None:
    shown = page(card("x"))
    assert re.findall(r"<(\w+)[^>]* hidden[ >]", shown) == ["form"]
    assert "font-src data:" in shown
    assert "http" not in re.sub(r"http-equiv|<svg[^>]*>", "", shown)


def test_a_title_is_words() -> None:
    found = card("x", headline="<b>5 & 6</b>")
    found["members"][1]["title"] = "<script>alert(1)</script>"
    shown = page(found)
    assert "<script>alert" not in shown
    assert "&lt;b&gt;5 &amp; 6&lt;/b&gt;" in shown


def test_headings_descend_one_level_at_a_time() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page(card("x", changes=CHANGES)))]
    assert levels[0] == 1
    assert max(b - a for a, b in itertools.pairwise(levels)) == 1
