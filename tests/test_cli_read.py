"""``framing read``: what each article was taken for, whatever it came in."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

import framing
from framing.cli import main
from framing.cli.read import shown

ARTICLE = (
    "Night boats cut at Halm\n\nBy Pia Holm\n\n3 June 2031\n\n"
    "The ferry line at Halm will run no boats after ten at night from June, its manager said on Monday.\n"
)
EXPORT = "".join(
    json.dumps({"id": f"n{number}", "title": f"Boats {number}", "text": "The line cut its boats on Monday."}) + "\n"
    for number in range(1, 4)
)


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def records(capsysbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, object]]:
    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    for record in found:
        jsonschema.validate(record, framing.schema())
    return found


def test_one_object_an_article_says_what_was_read_and_how(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "halm.txt").write_text(ARTICLE)
    (tmp_path / "export.jsonl").write_text(EXPORT)
    assert main(["read", str(tmp_path / "halm.txt"), f"{tmp_path}/export.jsonl#2", str(tmp_path / "none.txt")]) == 1
    one, two, none = records(capsysbinary)
    assert (one["id"], one["path"], one["format"]) == ("halm", str(tmp_path / "halm.txt"), "text")
    assert (one["title"], one["byline"], one["published"]) == ("Night boats cut at Halm", "Pia Holm", "2031-06-03")
    assert one["text"] == ARTICLE
    provenance, zones = one["provenance"], one["zones"]
    assert isinstance(provenance, dict)
    assert isinstance(zones, list)
    assert provenance["published"] == "found in the text"
    assert [ARTICLE[zone["start"] : zone["end"]].split()[0] for zone in zones if zone["kind"] == "body"] == ["The"]
    assert all(zone["why"] for zone in zones)
    assert (two["id"], two["title"]) == ("n2", "Boats 2")
    assert none["path"] == str(tmp_path / "none.txt")
    assert "no such file" in str(none["error"])


def test_all_articles_of_a_file_are_read_and_written_where_asked(tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_text(EXPORT)
    assert main(["read", str(tmp_path / "export.jsonl"), "-o", str(tmp_path / "out" / "read.jsonl")]) == 0
    lines = (tmp_path / "out" / "read.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["n1", "n2", "n3"]


def test_show_is_plain_in_a_pipe_and_coloured_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "halm.txt").write_text(ARTICLE.replace("its manager", "its\x1b[31m manager"))
    assert main(["read", "--show", str(tmp_path / "halm.txt")]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out  # neither ours nor the article's
    assert "byline     By Pia Holm  [names the author]" in out
    assert "furniture  3 June 2031  [a date by itself]" in out
    assert "title: Night boats cut at Halm (found in the text)" in out
    painted = shown(framing.read(tmp_path / "halm.txt"), "halm.txt", colour=True)
    assert "\x1b[90m3 June 2031\x1b[0m" in painted
    assert "\x1b[31m" not in painted


@pytest.mark.parametrize(
    ("data", "format", "count"),
    [
        (ARTICLE.encode(), "text", 1),
        (EXPORT.encode(), "record", 3),
        (json.dumps([{"text": "The line cut its boats."}], indent=1).encode(), "json", 1),
        (f"<!doctype html><html><body><article><p>{ARTICLE * 3}</p></article></body></html>".encode(), "html", 1),
    ],
)
def test_standard_input_is_known_by_its_content(
    data: bytes, format: str, count: int, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    given(monkeypatch, data)
    assert main(["read", "-"]) == 0
    found = records(capsysbinary)
    assert [record["format"] for record in found] == [format] * count
    assert found[0]["path"] == "-"


def test_standard_input_is_one_of_the_articles_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "halm.txt").write_text(ARTICLE)
    given(monkeypatch, EXPORT.encode())
    out = tmp_path / "boats"
    assert main(["compare", str(tmp_path / "halm.txt"), "-#2", "--format", "json", "-o", str(out)]) == 0
    documents = json.loads(Path(f"{out}.json").read_bytes())["documents"]
    assert [document["id"] for document in documents] == ["halm", "n2"]
    given(monkeypatch, EXPORT.encode())
    assert main(["compare", str(tmp_path / "halm.txt"), "-", "-o", str(out)]) == 1
    complaint = capsys.readouterr().err
    assert "it holds 3 articles, and one is asked for" in complaint
    assert "compare each with -#all" in complaint


def test_a_line_that_is_no_record_stops_no_other_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    given(monkeypatch, b"{broken\n" + EXPORT.encode())
    assert main(["read", "-"]) == 1
    assert ["error" in record for record in records(capsysbinary)] == [True, False, False, False]


def test_a_large_stream_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (json.dumps({"id": f"n{n}", "text": "Boats. " * 2000}) + "\n" for n in range(20))
    given(monkeypatch, "".join(lines).encode())
    from framing import api

    read = [item.id for _, item in api.readings(["-"]) if isinstance(item, framing.Document)]
    assert read == [f"n{n}" for n in range(20)]
    assert sys.stdin.buffer.read() == b""
