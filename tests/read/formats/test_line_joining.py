"""Words divided at a line's end are one again, compounds keep their hyphen."""

from __future__ import annotations

import pytest

from framing.read.formats import line_joining


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the har‐", "bour was shut"], "the harbour was shut"),
        (["the har\u00ad", "bour was shut"], "the harbour was shut"),
        (["the har-", "bour was shut"], "the harbour was shut"),
        (["a well-", "known mayor"], "a well-known mayor"),
        (["the Quillsund-", "Tarn line"], "the Quillsund-Tarn line"),
        (["the Quill‐", "sund line"], "the Quillsund line"),
        (["from 2031-", "2033 only"], "from 2031- 2033 only"),
        (["she said -", "and left"], "she said - and left"),
        (["the  tide ", " rose"], "the tide rose"),
        (["the o\ufb03ce of a co‐owner"], "the office of a co-owner"),
        (["a soft\u00adly marked word"], "a softly marked word"),
        ([], ""),
    ],
)
def test_lines_become_a_paragraph(lines: list[str], text: str) -> None:
    assert line_joining.joined(lines) == text


def test_what_the_text_itself_has_decides() -> None:
    assert line_joining.joined(["the Vell-", "mar bridge"], line_joining.vocabulary(["A Vellmar bus"])) == (
        "the Vellmar bridge"
    )
    known = line_joining.vocabulary(["a ferry-man’s hut"])
    assert line_joining.joined(["the ferry‐", "man left"], known) == "the ferry-man left"


def test_half_a_word_at_a_lines_end_is_no_word_of_the_text() -> None:
    assert line_joining.vocabulary(["the har-", "bour"]) == {"the", "bour"}
