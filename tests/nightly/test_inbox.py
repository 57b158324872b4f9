"""An inbox as a desk keeps it: only regular files are the pile, and nothing else is opened or waited for."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from framing.nightly import inbox
from framing.nightly.inbox import DEEPEST, PassedOver, growing, opened, tell_of, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "inbox"
    found.mkdir()
    (found / "a.txt").write_text("one")
    return found


def pile(folder: Path, **more: Any) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk(folder, **more) if isinstance(path, Path)]


def reasons(folder: Path, **more: Any) -> dict[str, str]:
    passed = [one for one in walk(folder, **more) if isinstance(one, PassedOver)]
    return {Path(one.place).relative_to(folder).as_posix(): one.why for one in passed}


def test_pipes_sockets_and_devices_are_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "null.txt").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
        assert pile(folder) == ["a.txt"]
        assert reasons(folder) == {
            "pipe.txt": "is a pipe",
            "null.txt": "is a link that leads out of the folder",
            "socket.txt": "is a socket",
        }


def test_links_stay_within_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not for the desk")
    (folder / "deep").mkdir()
    (folder / "deep" / "b.txt").write_text("two")
    (folder / "inside.txt").symlink_to(folder / "deep" / "b.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "deep" / "up").symlink_to(folder)
    assert pile(folder) == ["a.txt", "deep/b.txt", "inside.txt"]
    told = reasons(folder)
    assert told["outside.txt"] == "is a link that leads out of the folder"
    assert told["deep/up"] == "is a link to a folder"
    assert set(told) == {"outside.txt", "self.txt", "gone.txt", "deep/up"}


def test_an_inbox_that_is_a_link_itself_is_an_inbox(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").symlink_to(folder)
    assert pile(tmp_path / "desk") == ["a.txt"]


def test_what_systems_and_programs_leave_behind(folder: Path) -> None:
    left = ("desktop.ini", "Thumbs.db", ".DS_Store", "~$report.docx", "story.txt.part", "a.crdownload", "notes.txt~")
    for name in (*left, "x.lock", ".hidden"):
        (folder / name).write_bytes(b"\0")
    for name in ("Fog in the harbour_files", "__MACOSX"):
        (folder / name).mkdir()
        (folder / name / "frame.html").write_text("<html>")
    assert pile(folder) == ["a.txt"]
    told = reasons(folder)
    assert {told[name] for name in ("desktop.ini", "Thumbs.db", ".DS_Store", "__MACOSX")} == {
        "is the operating system's"
    }
    assert told["~$report.docx"] == told["story.txt.part"] == told["x.lock"] == "is a lock, or half a file"
    assert told["Fog in the harbour_files"] == "holds the parts of a saved page"
    assert told[".hidden"] == "is hidden"


def test_words_that_only_look_like_it_are_articles(folder: Path) -> None:
    for name in ("party.txt", "part.txt", "lock.txt", "files.html", "temp.md", "thumbs.txt"):
        (folder / name).write_text("x")
    assert pile(folder) == ["a.txt", "files.html", "lock.txt", "part.txt", "party.txt", "temp.md", "thumbs.txt"]


def test_folders_end_somewhere(folder: Path) -> None:
    deep = folder
    for _ in range(DEEPEST + 3):
        deep /= "d"
        deep.mkdir()
    (deep / "lost.txt").write_text("x")
    assert pile(folder) == ["a.txt"]
    assert f"lies more than {DEEPEST} folders deep" in reasons(folder).values()


def test_a_folder_that_vanishes_takes_nothing_else_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "b").mkdir()
    (folder / "c.txt").write_text("x")
    scandir = os.scandir

    def vanishing(path: Path) -> Any:
        if Path(path).name == "b":
            (folder / "b").rmdir()
        return scandir(path)

    monkeypatch.setattr(inbox.os, "scandir", vanishing)
    assert pile(folder) == ["a.txt", "c.txt"]
    (folder / "b").mkdir()
    assert reasons(folder)["b"].startswith("cannot be looked into")


def test_an_inbox_that_is_gone_is_no_empty_pile(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(walk(tmp_path / "gone"))


def test_a_file_that_still_grows_waits_for_the_next_night(folder: Path) -> None:
    (folder / "old.txt").write_text("x")
    os.utime(folder / "old.txt", (1, 1))
    begun, stop = threading.Event(), threading.Event()

    def copy() -> None:
        with (folder / "big.txt").open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"more ")
                begun.set()
                stop.wait(0.01)

    writer = threading.Thread(target=copy)
    writer.start()
    begun.wait()
    try:
        found = growing([folder])
    finally:
        stop.set()
        writer.join()
    assert found == {folder / "big.txt"}
    assert pile(folder, growing=found) == ["a.txt", "old.txt"]
    assert reasons(folder, growing=found) == {"big.txt": "is still being written"}


def test_a_pipe_that_takes_a_files_place_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(OSError, match="no regular file"), opened(folder / "pipe.txt"):
        pass
    with opened(folder / "a.txt") as file:
        assert file.read() == b"one"


def test_thousands_of_a_kind_are_one_line() -> None:
    said: list[dict[str, Any]] = []

    class Heard:
        def say(self, event: str, **facts: Any) -> None:
            said.append(facts)

    tell_of([PassedOver(f"inbox/{n}", "is a pipe") for n in range(3000)], Heard())  # type: ignore[arg-type]
    (line,) = said
    assert line["count"] == 3000
    assert line["places"] == [f"inbox/{n}" for n in range(5)]
