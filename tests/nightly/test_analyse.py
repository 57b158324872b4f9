"""A document of the pile is taken as it was booked, or passed over with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from framing.errors import ReadError
from framing.nightly.analyse import GoneError, analyse, fetch, read
from framing.nightly.config import load_config
from framing.nightly.items import scan
from framing.settings import Settings
from tests.nightly.piles import configure

ARTICLE = b"---\ntitle: Mill\ndate: 2025-05-06\n---\n\nThe mill of Barwex burned down. Nobody was hurt.\n"


class Desk:
    """Of a child's desk, what is needed before anything is analysed; ``kept`` is what would have been."""

    def __init__(self) -> None:
        self.settings, self.cache, self.kept = Settings(), self, list[str]()

    def head(self, digest: str) -> dict[str, Any] | None:
        return {"facts": {"digest": digest}} if digest in self.kept else None

    def load(self) -> None:
        pass

    def keep(self, digest: str, source: object) -> None:
        self.kept.append(digest)


def booked(home: Path, name: str, content: bytes) -> dict[str, Any]:
    config = load_config(configure(home))
    (home / "inbox" / name).write_bytes(content)
    (item,) = scan(config, 2_000_000)
    return item._asdict() | {"file": str(home / item.path), "since": None}


def outcome(task: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    desk = Desk()
    return analyse(cast(Any, desk), task, lambda: None), desk.kept


def test_what_was_published_before_is_passed_over(tmp_path: Path) -> None:
    task = booked(tmp_path, "a.txt", ARTICLE)
    assert outcome(task | {"since": "2025-05-07"}) == (
        {"passed": "published on 2025-05-06, before 2025-05-07"},
        [],
    )
    assert outcome(task | {"since": "2025-05-06"})[1] == [task["digest"]]


def test_what_has_no_date_is_taken(tmp_path: Path) -> None:
    task = booked(tmp_path, "a.txt", b"The mill of Barwex burned down. Nobody was hurt.")
    assert outcome(task | {"since": "2025-05-07"})[1] == [task["digest"]]


def test_bytes_that_changed_since_they_were_booked_wait_for_the_next_run(tmp_path: Path) -> None:
    task = booked(tmp_path, "a.txt", ARTICLE)
    (tmp_path / "inbox" / "a.txt").write_bytes(ARTICLE + b"More.")
    with pytest.raises(GoneError, match="changed while the run went on"):
        fetch(Path(task["file"]), task, Settings())
    (tmp_path / "inbox" / "a.txt").unlink()
    with pytest.raises(GoneError, match="no longer there"):
        fetch(Path(task["file"]), task, Settings())


def test_the_file_beside_it_is_taken_along(tmp_path: Path) -> None:
    configure(tmp_path)
    (tmp_path / "inbox" / "a.toml").write_bytes(b'outlet = "Echo"')
    task = booked(tmp_path, "a.txt", ARTICLE)
    assert fetch(Path(task["file"]), task, Settings()).beside == b'outlet = "Echo"'


def test_corrections_of_the_folder_are_taken_along(tmp_path: Path) -> None:
    configure(tmp_path)
    (tmp_path / "inbox" / "a.toml").write_bytes(b'outlet = "Echo"')
    rows = b'[[correction]]\ndocument = "a"\nhedge = "may"\n\n[[correction]]\ndocument = "b"\nhedge = "could"\n'
    (tmp_path / "inbox" / "corrections.toml").write_bytes(rows)
    task = booked(tmp_path, "a.txt", ARTICLE)
    source = fetch(Path(task["file"]), task, Settings())
    document = read(source, Settings())
    assert document.outlet == "Echo"
    assert [(one.kind, one.on) for one in document.corrections] == [("hedge", "may")]


def test_a_broken_file_of_corrections_is_told_of_the_article(tmp_path: Path) -> None:
    configure(tmp_path)
    (tmp_path / "inbox" / "corrections.toml").write_bytes(b"[[correction")
    task = booked(tmp_path, "a.txt", ARTICLE)
    with pytest.raises(ReadError, match=r"corrections\.toml"):
        fetch(Path(task["file"]), task, Settings())


def test_a_line_is_taken_by_itself(tmp_path: Path) -> None:
    task = booked(tmp_path, "f.jsonl", b'\n{"text": "The mill burned."}\n')
    source = fetch(Path(task["file"]), task, Settings())
    assert (source.data, source.place, source.line) == (b'{"text": "The mill burned."}\n', "inbox/f.jsonl:2", True)


def test_what_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    task = booked(tmp_path, "a.txt", ARTICLE * 20)
    with pytest.raises(ReadError, match="more than an article may have"):
        fetch(Path(task["file"]), task, Settings(max_bytes=1000))
