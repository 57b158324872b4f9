"""Who reads a file, and a file that holds many articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.errors import ReadError
from framing.model import ArticleText, Document, Reader
from framing.read import read_all, read_bytes, read_path, readers
from framing.settings import Settings

BODY = "The barge struck the upper gate on Monday night and sank in four minutes."
SETTINGS = Settings()


def test_ours_are_registered_under_their_names() -> None:
    assert {"text", "markdown", "html", "record"} <= {reader.name for reader in readers.installed()}
    assert all(suffix == suffix.lower() and suffix[0] == "." for r in readers.installed() for suffix in r.suffixes)


@pytest.mark.parametrize(
    ("head", "name", "format"),
    [
        (b"The barge sank.", "a.txt", "text"),
        (b"The barge sank.", "a.md", "markdown"),
        (b"The barge sank.", "a.unheard", "text"),
        (b"<!doctype html><html>", "a.md", "html"),
        (b"<p>The barge sank.</p>", "a.HTM", "html"),
        (b'{"text": "The barge sank."}\n{"text"', "a.txt", "record"),
        (b'\xef\xbb\xbf{"id": "x", "text": "The', "a.txt", "record"),
        (b"{ a brace opens this text }\n", "a.txt", "text"),
        (b'{"text": ' + b" " * 60_000 + b"\nX", "a.txt", "json"),
        (b'{"articles": []}', "a.txt", "json"),
    ],
)
def test_content_decides_before_the_suffix(head: bytes, name: str, format: str) -> None:
    assert readers.recognised(head, name).name == format


def lines(*ids: str) -> bytes:
    return b"".join(json.dumps({"id": id, "text": f"{BODY} So says {id}."}).encode() + b"\n" for id in ids)


def test_a_file_of_many_says_how_many_and_how_to_choose(tmp_path: Path) -> None:
    path = tmp_path / "pile.txt"
    path.write_bytes(lines("one", "two", "three"))
    with pytest.raises(ReadError, match=r"holds 3 articles.*pile\.txt#1 to pile\.txt#3"):
        read_path(path, SETTINGS)
    with pytest.raises(ReadError, match="holds 3 articles"):
        read_bytes(path.read_bytes(), id="pile", settings=SETTINGS)
    assert read_path(f"{path}#2", SETTINGS).id == "two"
    with pytest.raises(ReadError, match="no article 4 in it, it holds 3"):
        read_path(f"{path}#4", SETTINGS)
    assert [document.id for document in read_all(path, SETTINGS) if isinstance(document, Document)] == [
        "one",
        "two",
        "three",
    ]
    assert [document.id for document in read_all(f"{path}#3", SETTINGS) if isinstance(document, Document)] == ["three"]


def test_one_article_among_lines_is_that_article(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_bytes(json.dumps({"text": BODY}).encode())
    assert (read_path(path, SETTINGS).text, read_path(path, SETTINGS).id) == (BODY, "one")


def test_a_name_with_a_number_sign_is_a_name_where_there_is_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "night#2").write_text(BODY)
    assert read_path(tmp_path / "night#2", SETTINGS).text == BODY
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "day#2", SETTINGS)


def read(data: bytes, where: str) -> list[ArticleText | ReadError]:
    if b"broken" in data:
        raise ReadError("it is broken", where=where)
    return [ArticleText(part.decode(), {"outlet": "Echo"}) for part in data.split(b"\x1e")[1:]]


TOY = Reader("toy", "toys", read, (".toy",), recognises=lambda head: head.startswith(b"\x1e"), many=True, order=5)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (TOY, *readers.installed())
    monkeypatch.setattr(readers, "installed", lambda: found)


@pytest.mark.usefixtures("toy")
def test_a_reader_of_somebody_elses_is_asked_as_ours_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"\x1e{BODY}\x1e \x1eWater rose.".encode())
    first, error, third = read_all(path, SETTINGS)
    assert isinstance(first, Document)
    assert (first.id, first.format, first.outlet) == ("a-1", "toy", "Echo")
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"{path}#2: there are no words in it")
    assert isinstance(third, Document)
    assert third.id == "a-3"
    (tmp_path / "b.toy").write_bytes(b"broken")
    with pytest.raises(ReadError, match=r"b\.toy: it is broken"):
        read_path(tmp_path / "b.toy", SETTINGS)
    (tmp_path / "c.toy").write_bytes(b"nothing")
    with pytest.raises(ReadError, match=r"c\.toy: there is no article in it"):
        read_path(tmp_path / "c.toy", SETTINGS)


def failing(data: bytes, where: str) -> list[ArticleText]:
    raise KeyError("no such part")


def test_a_fault_of_a_reader_is_told_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = (replace(TOY, read=failing), *readers.installed())
    monkeypatch.setattr(readers, "installed", lambda: found)
    (tmp_path / "d.toy").write_bytes(b"\x1eRain.")
    (error,) = read_all(tmp_path / "d.toy", SETTINGS)
    assert isinstance(error, ReadError)
    assert "d.toy: the reader of toys failed (KeyError: 'no such part')" in str(error)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ([ArticleText(b"Rain fell.")], "ArticleText.text is bytes, not str"),  # type: ignore[arg-type]
        ([ArticleText("Rain fell.", [("title", "Rain")])], "ArticleText.given is list, not Mapping"),  # type: ignore[arg-type]
        (["Rain fell."], "it gave str, not ArticleText or ReadError"),
        (ArticleText("Rain fell."), "not iterable"),
    ],
)
def test_a_reader_that_hands_over_something_else_is_told_so(
    given: Any, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (replace(TOY, read=lambda data, where: given), *readers.installed())
    monkeypatch.setattr(readers, "installed", lambda: found)
    (tmp_path / "e.toy").write_bytes(b"\x1eRain.")
    (error,) = read_all(tmp_path / "e.toy", SETTINGS)
    assert isinstance(error, ReadError)
    assert "e.toy: the reader of toys failed (TypeError: " in str(error)
    assert complaint in str(error)
