"""Every broken and malicious file ends in an article or in an error that says what, where and what next."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.model import Document
from framing.read import read_all, reading_process
from framing.read.limits import LIMITS
from framing.settings import Settings
from tests.read import hostile

FILES = hostile.files()
MOST = 40  # articles in one of them


def test_there_are_many_and_they_are_small() -> None:
    assert len(FILES) >= 200
    assert sum(map(len, FILES.values())) < 60_000_000


@pytest.mark.parametrize("name", FILES)
def test_it_ends_in_an_article_or_an_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = list(read_all(path, Settings()))
    assert found
    for item in found:
        if isinstance(item, ReadError):
            assert item.what
            assert item.next
            assert item.where.startswith(str(path)), item.where
            assert str(item).isprintable(), repr(str(item))
            assert "Traceback" not in str(item)
            assert len(str(item)) < 2_000
        else:
            assert isinstance(item, Document)
            assert item.text.strip()
            assert len(item.text.encode("utf-8", "surrogatepass")) <= LIMITS.text
            assert "root:" not in item.text
    assert sum(isinstance(item, Document) for item in found) <= MOST
    assert os.listdir(tmp_path) == [name]


def test_what_read_them_stayed_within_its_memory() -> None:
    for process in reading_process._idle:
        status = Path(f"/proc/{process.process.pid}/status").read_text()
        assert int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 <= LIMITS.memory


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bomb.zip", "!a.txt: unpacked it has more than 50,000,000 bytes"),
        ("bomb.txt.gz", "unpacked it has more than 50,000,000 bytes"),
        ("bomb.docx", "unpacked the Word document has more than 20,000,000 bytes"),
        ("bomb-inside.zip", "!b.zip!a.txt: unpacked it has more than 50,000,000 bytes"),
        ("bomb.warc", "unpacked the page has more than 20,000,000 bytes"),
        ("deep.zip", "archives are nested in it more than 3 deep"),
        ("divs.html", "its elements are nested more than 250 deep"),
        ("laughs.rss", "it declares entities of its own"),
        ("network-16.rss", "it declares entities of its own"),
        ("entity.docx", "the Word document declares entities of its own"),
        ("too-long.txt", "bytes are more than an article may have"),
        ("fonts.rtf", "its table of fonts is too long"),
        ("link.zip", "it is a link, which is not followed"),
        ("method.zip", "it cannot be unpacked"),
        ("checksum.gz", "the gzip file cannot be unpacked to its end"),
        ("nothing.txt", "the file is empty"),
        ("program.txt", "this is a program, not plain text"),
        ("deep-object.json", "it is not JSON"),
        ("empty.zip", "there is no article in it"),
    ],
)
def test_each_refusal_names_its_reason(name: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    errors = [str(item) for item in read_all(path, Settings()) if isinstance(item, ReadError)]
    assert any(reason in error for error in errors), errors


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tgz", "bomb-inside.zip", "bomb.warc", "negative.warc"])
def test_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = list(read_all(path, Settings()))
    assert any(isinstance(item, ReadError) for item in found)
    assert any(isinstance(item, Document) for item in found) or name == "negative.warc"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for place in (tmp_path / "pipe.txt", Path("/dev/null"), Path("/dev/zero")):
        (error,) = read_all(place, Settings())
        assert "this is not an ordinary file" in str(error)
