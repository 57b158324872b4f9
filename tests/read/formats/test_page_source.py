"""Pages whose source would make an extraction lose words or tear sentences apart."""

from __future__ import annotations

import pytest

from framing.read.formats.page_source import prepared
from tests.read.helpers import read, shown

LEAD = "The barge struck the upper gate of the lock on Monday night and sank in four minutes, the port said."
LAST = "The waterways office has promised to pay the farmers for what is spoilt on the quay."


def page(inside: str) -> str:
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Barge sinks</title></head><body><article><h1>Barge sinks</h1>"
        f"<p>{LEAD}</p>{inside}<p>{LAST}</p></article></body></html>"
    )


def bodies(inside: str) -> list[str]:
    return [text for kind, text in shown(read(page(inside), name="a.html")) if kind == "body"]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<p>The mayor said the work might take<br>longer than anybody had hoped it would.</p>", None),
        ("<p>The mayor said the work might take <br/> longer than anybody had hoped it would.</p>", None),
        ("<p>The mayor said the work might take\n<br class='soft'>\nlonger than anybody had hoped it would.</p>", None),
        ("<p>The mayor said <b>the work</b> might take<br>longer than anybody had hoped it would.</p>", None),
        ("<p>The mayor said on <time datetime='2031-03-04'>Tuesday</time> that it would take longer.</p>",
         "The mayor said on Tuesday that it would take longer."),
        ("<p>The mayor called it <q>a bad week</q> and left the room without a word.</p>",
         "The mayor called it “a bad week” and left the room without a word."),
        ("<p><q cite='https://quay.example'>It will take longer</q>, the mayor said to the crowd.</p>",
         "“It will take longer”, the mayor said to the crowd."),
        ("<figure><blockquote><p>“It will take longer than anybody hoped, and you know it.”</p></blockquote></figure>",
         "“It will take longer than anybody hoped, and you know it.”"),
    ],
)  # fmt: skip
def test_words_and_sentences_stay_whole(inside: str, words: str | None) -> None:
    wanted = words or "The mayor said the work might take longer than anybody had hoped it would."
    assert bodies(inside) == [LEAD, wanted, LAST]


def test_two_breaks_part_paragraphs() -> None:
    found = bodies("<p>The mayor said that it would take longer.<br><br>Nobody in the town was much surprised.</p>")
    assert "The mayor said that it would take longer." in found
    assert "Nobody in the town was much surprised." in found


def test_links_on_lines_of_their_own_and_ended_sentences_are_not_joined() -> None:
    for source in ("<p><a>Ada Lind</a><br><a>Bo Reyl</a></p>", "<p>It rained.<br>It snowed.</p>"):
        assert prepared(source) == source


def test_whose_words_a_framed_quotation_is_stays_with_it() -> None:
    framed = (
        "<figure><blockquote><p>“It will take longer than anybody hoped, and you know it.”</p></blockquote>"
        "<figcaption>Lena Orth, mayor</figcaption></figure>"
    )
    assert "— Lena Orth, mayor" in " ".join(bodies(framed))


def test_the_slides_of_a_gallery_are_no_article() -> None:
    slides = "".join(
        f"<li>{number}/4 The {thing} has been sold to a brewer who may open it in the spring.</li>"
        for number, thing in enumerate(("mill", "quay", "bank", "yard"), 1)
    )
    assert bodies(f'<div class="gallery"><ul>{slides}</ul></div>') == [LEAD, LAST]


@pytest.mark.parametrize(
    "piece", ["<p>", "<figure><blockquote>", "<br>", "<q>", "<p><time>", "<p", "<p>" + " " * 50 + "<br"]
)
def test_a_page_of_openings_ends(piece: str) -> None:
    assert prepared(piece * 20_000)


def test_a_line_without_a_full_stop_in_an_extracted_article_is_no_link() -> None:
    line = "Why nobody had mended the gate before the barge came through the lock"
    assert bodies(f"<p>{line}</p>") == [LEAD, line, LAST]
