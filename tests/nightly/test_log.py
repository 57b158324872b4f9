"""A log that can be read: thousands of the same are a few lines and a number."""

from __future__ import annotations

import json

import pytest

from framing.nightly.log import Tell


def test_thousands_of_broken_lines_are_some_lines_and_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    tell = Tell()
    for number in range(5000):
        tell.say("quarantined", document=f"feed.jsonl:{number}", why="the line is not JSON")
    tell.say("grouped", stories=1)
    tell.rest()
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    told = [line for line in lines if line["event"] == "quarantined"]
    assert len(told) < 1000
    (rest,) = (line for line in lines if line["event"] == "not listed")
    assert rest["event_left_out"] == "quarantined"
    assert len(told) + rest["count"] == 5000
    assert any(line["event"] == "grouped" for line in lines)


def test_a_value_without_end_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    Tell().say("quarantined", document="x" * 1_000_000)
    assert len(capsys.readouterr().err) < 10_000
