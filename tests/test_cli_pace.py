"""What a terminal is told while a command is at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import main
from framing.cli.pace import Pace


def _pace(inputs: list[str]) -> tuple[Pace, list[str], list[float]]:
    lines: list[str] = []
    now = [100.0]
    return Pace(inputs, lines.append, lambda: now[0]), lines, now


def test_of_a_pile_words_a_second_and_the_time_left_by_its_size(tmp_path: Path) -> None:
    pile = tmp_path / "pile.jsonl"
    pile.write_bytes(b"x" * 10_000)
    pace, lines, now = _pace([str(pile)])
    now[0] += 10
    pace.done(2_000, 2_500)  # a quarter of the file in ten seconds
    assert lines == ["1 article, 200 words a second, about 30 s left"]
    now[0] += 10
    pace.done(2_000, 5_000)
    assert lines[-1] == "2 articles, 200 words a second, about 7 s left"
    pace.end()
    assert lines[-1] == ""


def test_of_many_files_by_their_number(tmp_path: Path) -> None:
    pages = [tmp_path / f"{number}.html" for number in range(10)]
    for page in pages:
        page.write_bytes(b"x" * 100_000)  # of which hardly anything is the article
    pace, lines, now = _pace([str(page) for page in pages])
    now[0] += 60
    pace.done(600, 3_000)
    assert lines == ["1 article, 10 words a second, about 9 min left"]


def test_no_time_is_told_of_what_has_no_size_or_has_just_begun(tmp_path: Path) -> None:
    pace, lines, now = _pace(["-"])
    now[0] += 10
    pace.done(1_000, 6_000)
    assert lines == ["1 article, 100 words a second"]
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 9_000)
    pace, lines, now = _pace([str(file)])
    now[0] += 1
    pace.done(50, 300)
    assert lines == ["1 article, 50 words a second"]


def test_lines_do_not_follow_each_other_faster_than_they_can_be_read() -> None:
    pace, lines, now = _pace(["-"])
    for _ in range(100):
        now[0] += 0.01
        pace.done(1, 5)
    assert 3 <= len(lines) <= 5


@pytest.mark.parametrize(("terminal", "says"), [(True, "articles"), (False, "")])
def test_a_pipe_is_told_nothing(
    terminal: bool, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.cli import pace

    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(pace, "_EVERY", 0.0)
    pile = tmp_path / "pile.jsonl"
    pile.write_text('{"text": "The quay was shut on Monday, she said."}\n' * 2)
    assert main(["analyze", str(pile), "--draws", "200", "--jobs", "1", "-o", str(tmp_path / "out.jsonl")]) == 0
    error = capsys.readouterr().err
    assert says in error
    assert bool(error) is terminal
