"""Dates, weekdays and times: settled by the article's own date, compared as far as they are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.values.datetimes import Moment
from framing.compare.values.stated import values
from framing.language import understand
from framing.language.pipeline import Pipeline
from tests.conftest import body_document


def moments(pipeline: Pipeline, sentence: str, published: str | None = None) -> list[Moment]:
    document = replace(body_document(sentence), published=published)
    (parsed,) = understand([document], pipeline)
    return [value.what for value in values(0, parsed, {}) if isinstance(value.what, Moment)]


@pytest.mark.parametrize(
    ("sentence", "published", "normal"),
    [
        ("They met on Wednesday.", "2024-06-20", "2024-06-19"),
        ("They met on Wednesday, June 19.", "2024-06-20", "2024-06-19"),
        ("They met on Wednesday, June 19.", None, "Wednesday 19 June"),
        ("They met on 3 January.", "2024-12-30", "2025-01-03"),
        ("They met on 18 June 2024.", None, "2024-06-18"),
        ("They met on June 18, 2024, in Holm.", None, "2024-06-18"),
        ("They will meet on Friday.", "2024-06-20", "Friday"),
        ("They met in 1961.", None, "1961"),
        ("They met in May.", None, "May"),
        ("It struck at 9.47 p.m.", None, "21:47"),
        ("It struck at 21:47 that night.", None, "21:47"),
        ("It struck at noon.", None, "12:00"),
        ("It struck at around ten o’clock.", None, "about 10:00 (or twelve hours later)"),
    ],
)
def test_moments_in_one_form(pipeline: Pipeline, sentence: str, published: str | None, normal: str) -> None:
    assert [moment.normal for moment in moments(pipeline, sentence, published)] == [normal]


@pytest.mark.parametrize(
    "sentence", ["They may meet again.", "He marched on.", "It cost 12.50 crowns.", "In the 1990s."]
)
def test_what_is_no_moment(pipeline: Pipeline, sentence: str) -> None:
    assert moments(pipeline, sentence) == []


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("on Wednesday", "on June 19", True),  # published on Thursday, 20 June 2024
        ("on Wednesday", "on Tuesday", False),
        ("on June 19", "on 18 June 2024", False),
        ("in June", "on June 19", True),
        ("in 1961", "in 1962", False),
        ("at 9.47 p.m.", "shortly before 10 p.m.", True),
        ("at 9.47 p.m.", "at around ten o’clock", True),
        ("at 9 a.m.", "at 9 p.m.", False),
    ],
)
def test_what_one_text_leaves_open_is_no_conflict(pipeline: Pipeline, one: str, two: str, agree: bool) -> None:
    (first,), (second,) = (moments(pipeline, f"They met {text}.", "2024-06-20") for text in (one, two))
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree
