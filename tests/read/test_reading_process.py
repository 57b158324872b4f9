"""The process that reads what other people's code takes apart: it stays warm, and its limits hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.model import ArticleText
from framing.read import read_all, reading_process
from framing.read.limits import LIMITS, Limits
from framing.settings import Settings
from tests.read.dying_child import DEADLY
from tests.read.test_containers import zipped

SENTENCE = "The ferry at Nordhavn sails on Tuesday, the line said. "
PAGE = f"<html><body><article><p>{SENTENCE * 4}</p><p>{SENTENCE * 3}</p></article></body></html>".encode()


def found(data: bytes | Path, limits: Limits = LIMITS, reader: str = "html") -> list[ArticleText | ReadError]:
    items: list[ArticleText | ReadError] = []
    try:
        items.extend(reading_process.articles(reader, data, "ferry.html", limits.text, limits))
    except ReadError as error:
        items.append(error)
    return items


def test_one_process_reads_file_after_file() -> None:
    (first,) = found(PAGE)
    (warm,) = reading_process._idle
    (second,) = found(PAGE.replace(b"Tuesday", b"Friday"))
    assert reading_process._idle == [warm]
    assert warm.process.poll() is None
    assert isinstance(first, ArticleText)
    assert isinstance(second, ArticleText)
    assert first.text.replace("Tuesday", "Friday") == second.text


def test_what_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    brief = replace(LIMITS, seconds=0.2)
    (error,) = found(b"<html><body>" + b"<p>The ferry sails.</p>" * 60_000, brief)
    assert "ferry.html: reading it takes longer than 0.2 seconds" in str(error)
    assert isinstance(found(PAGE)[0], ArticleText)


def test_of_an_archive_the_rest_goes_on() -> None:
    slow = b"<html><body>" + b"<p>The ferry sails.</p>" * 60_000
    packed = zipped({"slow.html": slow, "ferry.txt": SENTENCE})
    error, article = found(packed, replace(LIMITS, seconds=0.4), "zip")
    assert "ferry.html!slow.html: reading it takes longer than 0.4 seconds" in str(error)
    assert isinstance(article, ArticleText)
    assert article.text == SENTENCE


def test_what_needs_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    narrow = replace(LIMITS, memory=160_000_000)
    (error,) = found(b"<html><body>" + b"<p>The ferry sails.</p>" * 200_000, narrow)
    assert "ferry.html: reading it " in str(error)
    assert "than 152 MB of memory" in str(error)
    assert isinstance(found(PAGE)[0], ArticleText)


def test_a_process_that_is_gone_is_replaced() -> None:
    found(PAGE)
    (warm,) = reading_process._idle
    warm.process.kill()
    assert isinstance(found(PAGE)[0], ArticleText)


def test_an_archive_left_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "night.zip"
    path.write_bytes(zipped({f"{n}.txt": SENTENCE for n in range(9)}))
    assert not isinstance(next(iter(read_all(path, Settings()))), ReadError)
    assert len(list(read_all(path, Settings()))) == 9


def test_a_file_that_is_gone_is_told() -> None:
    (error,) = found(Path("/nonexistent/night.zip"), reader="zip")
    assert str(error).startswith("ferry.html: it cannot be read (No such file or directory)")


def test_it_writes_no_file(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from framing.read import reading_child; from framing.read.limits import LIMITS\n"
        f"reading_child._confine(LIMITS); Path({str(tmp_path / 'left.txt')!r}).write_text('Rain.')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "File too large" in ended.stderr
    assert (tmp_path / "left.txt").read_text() == ""


@pytest.mark.parametrize(
    "deed", ["import socket; socket.create_connection(('127.0.0.1', 9))", "import subprocess; subprocess.run(['true'])"]
)
def test_it_opens_no_connection_and_starts_no_program(deed: str) -> None:
    confined = "from framing.read import reading_child; from framing.read.limits import LIMITS"
    program = f"{confined}\nreading_child._confine(LIMITS); {deed}"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "is refused where files are read" in ended.stderr


@pytest.mark.parametrize("reader", ["html", "zip"])
def test_an_error_comes_whole_out_of_the_process(reader: str) -> None:
    (error,) = found(b"", reader=reader)
    assert isinstance(error, ReadError)
    assert error.where == "ferry.html"
    assert error.next


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent.parent))
    monkeypatch.setattr(reading_process, "MODULE", "tests.read.dying_child")
    _end_idle()
    yield
    _end_idle()


def _end_idle() -> None:
    while reading_process._idle:
        reading_process._idle.pop().close()


@pytest.mark.usefixtures("dying")
def test_a_file_that_breaks_the_process_costs_no_other_in_its_archive() -> None:
    inner = zipped({"c.txt": f"{SENTENCE}C.", "d.txt": DEADLY, "e.txt": f"{SENTENCE}E."})
    packed = zipped(
        {
            "a.txt": f"{SENTENCE}A.",
            "p.png": b"\x89PNG\r\n\x1a\n",
            "b.txt": DEADLY,
            "in.zip": inner,
            "f.txt": DEADLY,
            "q.png": b"\x89PNG\r\n\x1a\n",
            "g.txt": f"{SENTENCE}G.",
        }
    )
    items = found(packed, reader="zip")
    assert [item.text[-2:] if isinstance(item, ArticleText) else item.where for item in items] == [
        "A.",
        "ferry.html!p.png",
        "ferry.html!b.txt",
        "C.",
        "ferry.html!in.zip!d.txt",
        "E.",
        "ferry.html!f.txt",
        "ferry.html!q.png",
        "G.",
    ]
    assert "reading it broke off (code -6)" in str(items[2])


@pytest.mark.usefixtures("dying")
def test_a_file_of_nothing_but_such_is_given_up() -> None:
    items = found(zipped({f"{n}.txt": DEADLY for n in range(40)}), reader="zip")
    assert len(items) == reading_process._BREAKS + 1
    assert "what follows was not read" in str(items[-1])
