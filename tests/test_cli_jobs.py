"""``--jobs``: several processes share the work, and nothing of what is written depends on how many."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.cli import main
from framing.errors import ReadError
from framing.read import articles as reading

TOWNS = ["Ostrel", "Brennick", "Quarrow", "Tindale", "Hexley"]


def _text(number: int) -> str:
    town = TOWNS[number % 5]
    return (
        f"{town} shuts pool number {number}\n\nThe pool in {town} was shut on Monday. “We had no choice,” said Ada "
        f"Prill, who runs {number + 2} pools. Critics say it may open again.\n\nNobody was asked, she added.\n"
    )


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """A pile of 70 articles with one that is none, nine small files, a page, a file that is not there."""
    rows = [json.dumps({"id": f"p{number}", "text": _text(number) + "x" * 4000}) for number in range(70)]
    rows[40] = "{torn"
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(rows), encoding="utf-8")
    names = [str(pile)]
    for number in range(9):
        path = tmp_path / f"s{number}.txt"
        path.write_text(_text(number), encoding="utf-8")
        names.append(str(path))
    page = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in _text(3).split("\n\n") * 4)
    page.write_text(f"<html><body><article><h1>Pools</h1>{body}</article></body></html>", encoding="utf-8")
    return [*names[:4], str(tmp_path / "missing.txt"), *names[4:], str(page), f"{pile}#3"]


def _written(call: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, bytes, bytes]:
    code = main(call)
    out, err = capsysbinary.readouterr()
    return code, out, err


@pytest.mark.parametrize("command", ["read", "read --show", "stories"])
def test_the_same_bytes_and_complaints_for_any_number_of_processes(
    command: str, inputs: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    alone, two, five = (_written([*command.split(), *inputs, "--jobs", n], capsysbinary) for n in ("1", "2", "5"))
    assert alone[0] == 1
    assert alone[2].count(b"\n") == 2  # the torn line and the missing file
    assert alone == two == five


def test_analyses_are_the_same_bytes_in_the_same_order(
    inputs: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    call = ["analyze", *inputs, "--text", "--draws", "200"]
    alone, three = (_written([*call, "--jobs", n], capsysbinary) for n in ("1", "3"))
    assert alone == three
    records = [json.loads(line) for line in alone[1].splitlines()]
    assert [record["id"] for record in records[:3]] == ["p0", "p1", "p2"]
    assert [number for number, record in enumerate(records) if "error" in record] == [40, 73]


def test_an_article_over_which_processes_die_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.api import streams

    measured: Any = streams.measured

    def deadly(documents: list[Any], *others: Any) -> Iterator[Any]:
        if any("number 21" in document.text for document in documents):
            os.kill(os.getpid(), signal.SIGKILL)
        return measured(documents, *others)

    monkeypatch.setattr(streams, "measured", deadly)
    pile, out = tmp_path / "pile.jsonl", tmp_path / "out.jsonl"
    pile.write_text("\n".join(json.dumps({"id": f"p{n}", "text": _text(n)}) for n in range(40)), encoding="utf-8")
    code, _, err = _written(["analyze", str(pile), "--draws", "200", "--jobs", "2", "-o", str(out)], capsysbinary)
    assert code == 1
    assert b"p21: could not be analysed (crashed its process (SIGKILL" in err
    records = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert [record["id"] for record in records] == [f"p{n}" for n in range(40)]
    assert [record["id"] for record in records if "error" in record] == ["p21"]


def test_a_file_over_which_reading_dies_is_told_by_its_name(
    inputs: list[str], capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    document_of: Any = reading.document_of

    def deadly(article: Any, *others: Any) -> Any:
        if "number 65" in article.text or "number 5\n" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return document_of(article, *others)

    monkeypatch.setattr(reading, "document_of", deadly)
    _, out, err = _written(["read", *[name for name in inputs if "#" not in name], "--jobs", "2"], capsysbinary)
    records = [json.loads(line) for line in out.splitlines()]
    broken = [
        record["error"]
        for record in records
        if "broke" in record.get("error", "") or "crashed" in str(record.get("error"))
    ]
    assert len(broken) == 3  # of the pile the articles 5 and 65, and a small file
    assert sum("pile.jsonl#66: reading it crashed its process" in error for error in broken) == 1
    assert sum("s5.txt: reading it crashed its process" in error for error in broken) == 1
    assert len(records) == 70 + 9 + 1 + 1
    assert err.count(b"\n") == 5


def test_a_pile_that_ends_in_a_fault_gives_what_stands_before_it(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.read import protected

    articles: Any = protected.articles

    def torn(*given: Any) -> Iterator[Any]:
        for number, article in enumerate(articles(*given)):
            if number == 50:
                raise ReadError("is cut off", where="the pile")
            yield article

    monkeypatch.setattr(protected, "articles", torn)
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(json.dumps({"text": _text(n) + "x" * 6000}) for n in range(60)), encoding="utf-8")
    alone, two = (_written(["read", str(pile), "--jobs", n], capsysbinary) for n in ("1", "2"))
    assert alone == two
    assert b'"id":"pile-49"' in alone[1]
    assert b"the pile: is cut off" in alone[2]


@pytest.mark.parametrize("command", ["analyze", "read", "stories"])
def test_no_process_at_all_is_wrong_use(
    command: str, inputs: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, out, err = _written([command, *inputs, "--jobs", "0"], capsysbinary)
    assert (code, out) == (2, b"")
    assert b"--jobs 0" in err


def test_a_file_that_is_not_finished_leaves_nothing_behind(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from framing.cli.options import OutputLines

    def interrupted(self: OutputLines, data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(OutputLines, "line", interrupted)
    folder = tmp_path / "out"
    assert main(["read", *inputs, "--jobs", "1", "-o", str(folder / "r.jsonl")]) == 130
    assert list(folder.iterdir()) == []
