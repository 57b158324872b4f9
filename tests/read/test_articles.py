"""Files: what is read, and what is refused by name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read import read_path
from framing.settings import Settings
from tests.read.helpers import read, shown

BODY = "The barge struck the upper gate on Monday night and sank in four minutes.\r\n"


def test_text_is_verbatim_and_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + BODY.encode()
    (tmp_path / "barge.txt").write_bytes(data)
    document = read_path(tmp_path / "barge.txt", Settings())
    assert document.text == BODY
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == "barge"
    assert document.format == "text"


@pytest.mark.parametrize(
    ("name", "format"), [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a", "text"), (".txt", "text")]
)
def test_the_suffix_tells_the_format(tmp_path: Path, name: str, format: str) -> None:
    (tmp_path / name).write_text(BODY)
    assert read_path(tmp_path / name, Settings()).format == format


def test_folder_missing_and_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, said in (
        ("", "folder"),
        ("nowhere.txt", "no such file"),
        ("pipe", "ordinary"),
        ("bad\0name", "cannot be read"),
    ):
        with pytest.raises(ReadError, match=said) as error:
            read_path(tmp_path / name, Settings())
        assert str(tmp_path) in error.value.where


def test_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"word " * 1_000_000)
    with pytest.raises(ReadError, match="5,000,000 bytes") as error:
        read_path(tmp_path / "large.txt", Settings())
    assert "large.txt" in str(error.value)
    assert "max_bytes" in error.value.next


def test_five_megabytes_are_read_where_they_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(BODY.encode() * 66_000)
    document = read_path(tmp_path / "large.txt", Settings(max_bytes=10_000_000))
    assert len(document.zones) == 66_000


def test_one_word_is_a_body() -> None:
    assert shown(read("Rain")) == [("body", "Rain")]
