"""Texts that were harmed on their way here: mended where that is certain; lost quotation marks are told of."""

from __future__ import annotations

import pytest

from framing.model import MARKS_LOST, MENDED
from framing.read.repair import marks_lost, repair
from tests.read.helpers import read, shown

CLEAN = (
    "Barge sinks in Brannock lock\n\n"
    "The barge sank on Monday night in four minutes, the harbour master said on Tuesday.\n\n"
    "“We may need longer than we hoped,” said Lena Orth. “It’s not what we wanted – not at all.”\n\n"
    "“They’ve told us nothing,” said Zoë Falk, a nurse from the café by the lock."
)


def entities(text: str) -> str:
    return "".join(sign if sign.isascii() else f"&#{ord(sign)};" for sign in text)


def hexadecimal(text: str) -> str:
    return "".join(sign if sign.isascii() else f"&#x{ord(sign):X};" for sign in text)


def named(text: str) -> str:
    names = {"“": "ldquo", "”": "rdquo", "’": "rsquo", "–": "ndash", "ë": "euml", "é": "eacute"}
    return "".join(f"&{names[sign]};" if sign in names else sign for sign in text)


def tags(text: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))


@pytest.mark.parametrize(
    "harmed",
    [
        entities(CLEAN),
        hexadecimal(CLEAN),
        named(CLEAN),
        entities(CLEAN).replace("&", "&amp;"),
        tags(CLEAN),
        tags(entities(CLEAN)),
        tags(CLEAN).replace("<p>", '<p class="story" id="a1">'),
        tags(CLEAN).replace("<", "&lt;").replace(">", "&gt;"),
        CLEAN.replace("\n\n", "<br><br/>"),
        CLEAN.replace("“", "<q>").replace("”", "</q>"),
        f"<style>p {{ color: red }}</style>{tags(CLEAN)}<script>if (a < b) {{ go(); }}</script>",
        tags(CLEAN).replace("Lena Orth", '<a href="https://quay.example/lena"><strong>Lena</strong> Orth</a>'),
        tags(CLEAN).replace("sank on", "sank<br>on"),
    ],
)
def test_a_harmed_text_reads_as_the_clean_one(harmed: str) -> None:
    document = read(harmed)
    assert document.text == CLEAN
    assert any(note.startswith(MENDED) for note in document.notes)
    assert shown(document) == shown(read(CLEAN))


def test_marks_saved_twice_in_a_code_page_of_windows_are_mended() -> None:
    harmed = CLEAN.encode().decode("windows-1252", errors="replace").replace("\ufffd", "\x9d")
    assert read(harmed).text == CLEAN
    assert repair(CLEAN.encode().decode("latin-1")).text == CLEAN


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "The firm AT&T and R&D at B&Q; a tag such as <p> begins a paragraph.",
        "x < y and y > z, he wrote. Is it? Yes? No?",
        "Who knows? Perhaps the lock keeper. “Why?” she asked. He had none: a? b?",
        "The Ãland islands and the château of Bâle.",
        "São Paulo, Â£5 no more: naïve café",
    ],
)
def test_what_is_not_harmed_is_left_alone(text: str) -> None:
    if "Â£" in text:
        assert repair(text).text == text.replace("Â£", "£")
    else:
        assert repair(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.replace("“", "?").replace("”", "?").replace("’", "?"),
        CLEAN.replace("“", "\ufffd").replace("”", "\ufffd").replace("’", "\ufffd"),
        CLEAN.replace("“", "\ufffd\ufffd\ufffd").replace("”", "\ufffd\ufffd\ufffd"),
        CLEAN.replace("“", "â??").replace("”", "â??").replace("’", "â??"),
        CLEAN.replace("“", "â€?").replace("”", "â€?"),
        "?We wait,? he said.",
        "He said: ?We wait.?",
        "(?It?s a pity,? she said.)",
    ],
)
def test_lost_marks_are_told_of(text: str) -> None:
    assert marks_lost(text)
    assert MARKS_LOST in read(text).notes


@pytest.mark.parametrize(
    "text", ["Is it? It is. Why? Because.", "Really?! Yes.", "Où vas-tu ? Là-bas ?", "a?b=1&c?d=2"]
)
def test_questions_are_no_lost_marks(text: str) -> None:
    assert not marks_lost(text)


def test_markdown_keeps_its_own_notation() -> None:
    source = "# Barge sinks\n\nThe barge <b>sank</b> &amp; stayed<br>down on Monday night, said the harbour master.\n"
    assert read(source, name="a.md").text == source


def test_the_title_given_is_mended_too() -> None:
    assert read(CLEAN, title="Barge &#8220;sinks&#8221;").title == "Barge “sinks”"


@pytest.mark.parametrize(
    "bomb", ["&amp;" * 100_000, "<p" * 2_000, "<!--" * 2_000, "<script>" * 2_000, "â€" * 100_000, "?a " * 100_000]
)
def test_long_harm_ends(bomb: str) -> None:
    assert repair("word " + bomb).text
