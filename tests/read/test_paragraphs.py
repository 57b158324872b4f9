"""Lines that belong together are one paragraph; others are not."""

from __future__ import annotations

import textwrap

import pytest

from framing.read import paragraphs

FIRST = (
    "The old lock at Brannock has been shut since a barge struck its upper gate on Monday night, and nobody at the "
    "waterways office could say on Tuesday when it would open again for the grain boats that wait below it."
)
SECOND = (
    "Farmers along the canal said they had no other way to move the barley, which is piled under sheets on the quay "
    "and will spoil within a week if the rain that has been forecast comes to the valley as expected."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_lines_are_joined(width: int) -> None:
    text = textwrap.fill(FIRST, width) + "\n\n" + textwrap.fill(SECOND, width) + "\n"
    found = paragraphs.find(text)
    assert [paragraph.text for paragraph in found] == [FIRST, SECOND]


def test_wrapped_paragraphs_without_empty_lines_end_at_the_short_line() -> None:
    text = textwrap.fill(FIRST, 64) + "\n" + textwrap.fill(SECOND, 64) + "\n"
    assert [paragraph.text for paragraph in paragraphs.find(text)] == [FIRST, SECOND]


def test_one_line_a_paragraph_is_left_alone() -> None:
    text = f"{FIRST}\n{SECOND}\nIt rained.\n{FIRST}\n"
    assert [paragraph.text for paragraph in paragraphs.find(text)] == [FIRST, SECOND, "It rained.", FIRST]


def test_short_lines_on_top_are_not_drawn_into_wrapped_text() -> None:
    text = "Barge strikes the lock\nBy Mara Quill\n\n" + textwrap.fill(FIRST, 72)
    assert [paragraph.text for paragraph in paragraphs.find(text)] == ["Barge strikes the lock", "By Mara Quill", FIRST]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_separates(end: str) -> None:
    text = f"One line.{end}{end}Another line.{end}"
    found = paragraphs.find(text)
    assert [text[paragraph.start : paragraph.end] for paragraph in found] == ["One line.", "Another line."]


def test_offsets_count_code_points_of_the_verbatim_text() -> None:
    text = "  😀 One.\r\n\r\n\tTwo  \r\n"
    first, second = paragraphs.find(text)
    assert text[first.start : first.end] == "😀 One."
    assert text[second.at(0)] == "T"
    assert second.at(3) == second.end
