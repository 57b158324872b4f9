"""``framing stories`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli import main

LINES = [
    {
        "id": "a",
        "title": "Halcyon aground",
        "text": "The ferry Halcyon struck Marrow Point with 212 aboard.",
        "date": "2031-03-04",
    },
    {
        "id": "b",
        "text": "Lifeboats reached the ferry Halcyon off Marrow Point and took all 212 aboard.",
        "date": "2031-03-05",
        "outlet": "Post",
    },
    {"id": "c", "text": "Lena Abara won the chess title in Orrin."},
]


def test_json_lines_in_json_lines_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join([*map(json.dumps, LINES), "{broken"]), encoding="utf-8")
    assert main(["stories", str(pile), "-o", str(tmp_path / "out.jsonl")]) == 1
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records[:3]] == ["a", "b", "c"]
    assert records[0]["story"] == records[1]["story"] != records[2]["story"]
    assert all(record["why"] for record in records[:3])
    assert "pile.jsonl:4" in records[3]["error"]
    assert "pile.jsonl:4" in capsys.readouterr().err


def test_files_to_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    paths = []
    for line in LINES:
        paths.append(tmp_path / f"{line['id']}.txt")
        paths[-1].write_text(str(line["text"]), encoding="utf-8")
    assert main(["stories", *map(str, paths)]) == 0
    records = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["a", "b", "c"]
    assert records[0]["story"] == records[1]["story"] != records[2]["story"]
