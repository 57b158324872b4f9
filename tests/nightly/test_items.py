"""The pile is found whole, in one order, and every document's digest stands for all that is read of it."""

from __future__ import annotations

import os
from pathlib import Path

from framing.nightly.config import load_config
from framing.nightly.items import Item, fingerprint, scan
from tests.nightly.piles import configure


def found(home: Path) -> list[Item]:
    return list(scan(load_config(configure(home)), 2_000_000))


def inbox(home: Path, **files: bytes) -> None:
    (home / "inbox").mkdir(exist_ok=True)
    for name, content in files.items():
        (home / "inbox" / name.replace("_", ".")).write_bytes(content)


def test_files_come_in_order_and_hidden_ones_and_sidecars_are_none(tmp_path: Path) -> None:
    inbox(tmp_path, b_txt=b"two", a_md=b"one", a_toml=b'title = "x"')
    (tmp_path / "inbox" / ".part").write_bytes(b"being copied")
    (tmp_path / "inbox" / "deep").mkdir()
    (tmp_path / "inbox" / "deep" / "c.html").write_bytes(b"<html>")
    assert [item.key for item in found(tmp_path)] == ["inbox/a.md", "inbox/b.txt", "inbox/deep/c.html"]


def test_a_digest_changes_with_the_corrections_of_its_article_alone(tmp_path: Path) -> None:
    inbox(tmp_path, a_txt=b"one", b_txt=b"two")
    one, two = found(tmp_path)
    inbox(tmp_path, corrections_toml=b'[[correction]]\ndocument = "a"\nhedge = "may"\n')
    corrected, same = found(tmp_path)
    assert (corrected.digest != one.digest, same.digest == two.digest) == (True, True)
    inbox(tmp_path, corrections_toml=b"[[correction")
    broken, also = found(tmp_path)
    assert broken.digest not in (one.digest, corrected.digest)
    assert also.digest != two.digest


def test_a_digest_changes_with_the_file_and_with_the_one_beside_it(tmp_path: Path) -> None:
    inbox(tmp_path, a_txt=b"one")
    (alone,) = found(tmp_path)
    inbox(tmp_path, a_toml=b'title = "x"')
    (titled,) = found(tmp_path)
    inbox(tmp_path, a_txt=b"two")
    (other,) = found(tmp_path)
    assert len({alone.digest, titled.digest, other.digest}) == 3
    assert alone.key == titled.key == other.key


def test_every_line_of_a_feed_is_a_document_and_keeps_its_key_where_it_moves(tmp_path: Path) -> None:
    inbox(tmp_path, f_jsonl=b'{"text": "one"}\n\n{"text": "two"}\n{"text": "one"}')
    first = found(tmp_path)
    assert [item.place for item in first] == ["inbox/f.jsonl:1", "inbox/f.jsonl:3", "inbox/f.jsonl:4"]
    assert len({item.key for item in first}) == 3
    assert first[0].digest != first[2].digest  # the last line has no line end
    data = (tmp_path / "inbox" / "f.jsonl").read_bytes()
    assert data[first[1].start :][: first[1].length] == b'{"text": "two"}\n'
    inbox(tmp_path, f_jsonl=b'{"text": "new"}\n{"text": "two"}\n')
    assert found(tmp_path)[1].key == first[1].key


def test_two_lines_of_the_same_bytes_are_two_documents(tmp_path: Path) -> None:
    inbox(tmp_path, f_jsonl=b'{"text": "one"}\n{"text": "one"}\n')
    first, second = found(tmp_path)
    assert first.digest == second.digest
    assert first.key != second.key


def test_the_fingerprint_of_a_pile_is_that_of_its_names_and_bytes(tmp_path: Path) -> None:
    inbox(tmp_path, a_txt=b"one", b_txt=b"two")
    before = fingerprint(iter(found(tmp_path)))
    os.utime(tmp_path / "inbox" / "a.txt", (1, 1))
    assert fingerprint(iter(found(tmp_path))) == before
    inbox(tmp_path, b_txt=b"too")
    assert fingerprint(iter(found(tmp_path))) != before
    assert before[0] == 2


def test_the_folder_that_a_browser_saves_beside_a_page_is_no_part_of_the_pile(tmp_path: Path) -> None:
    inbox(tmp_path, boats_html=b"<html>")
    for name in ("boats_files", "boats-Dateien", "boats", "boats of Halm"):
        (tmp_path / "inbox" / name).mkdir()
        (tmp_path / "inbox" / name / "frame.html").write_bytes(b"<html>")
    assert [item.key for item in found(tmp_path)] == [
        "inbox/boats/frame.html",
        "inbox/boats of Halm/frame.html",
        "inbox/boats.html",
    ]
