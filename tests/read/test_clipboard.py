"""What was copied, given out by programs of the desktop: here scripts that answer as they do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read.clipboard import Clipboard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts")


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def copied(folder: Path, **desktop: str) -> bytes:
    return Clipboard().contents({"PATH": str(folder), **desktop})


def test_the_desktops_own_program_is_asked(tmp_path: Path) -> None:
    program(tmp_path, "wl-paste", 'echo "wayland: $*"')
    program(tmp_path, "xclip", 'echo "x: $*"')
    assert copied(tmp_path, WAYLAND_DISPLAY="wayland-0", DISPLAY=":0") == b"wayland: --no-newline --type text\n"
    assert copied(tmp_path, DISPLAY=":0") == b"x: -selection clipboard -out\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [("xsel", b"--clipboard --output"), ("pbpaste", b"-Prefer txt"), ("powershell.exe", b"-NoProfile")],
)
def test_each_program_is_asked_in_its_own_words(tmp_path: Path, name: str, told: bytes) -> None:
    program(tmp_path, name, 'echo "$*"')
    assert copied(tmp_path, DISPLAY=":0").startswith(told)


def test_where_one_fails_the_next_is_asked(tmp_path: Path) -> None:
    program(tmp_path, "wl-paste", "echo 'no compositor' >&2; exit 1")
    program(tmp_path, "xclip", "exit 1")
    program(tmp_path, "xsel", "printf 'Rain fell on Pell.'")
    assert copied(tmp_path, WAYLAND_DISPLAY="wayland-0", DISPLAY=":0") == b"Rain fell on Pell."


def test_a_clipboard_without_text_says_so(tmp_path: Path) -> None:
    program(tmp_path, "wl-paste", "echo 'Nothing is copied' >&2; exit 1")
    with pytest.raises(ReadError, match=r"clipboard: wl-paste: Nothing is copied\. Copy the article's text"):
        copied(tmp_path, WAYLAND_DISPLAY="wayland-0")
    program(tmp_path, "wl-paste", "printf ' '")
    with pytest.raises(ReadError, match=r"clipboard: no text was copied\."):
        copied(tmp_path, WAYLAND_DISPLAY="wayland-0")


def test_without_a_program_it_says_which_to_install(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"clipboard: no program gives out .* Install wl-clipboard, xclip or xsel"):
        copied(tmp_path, DISPLAY=":0")
    program(tmp_path, "xclip", "echo text")  # without a desktop there is nothing to ask
    with pytest.raises(ReadError, match="no program gives out"):
        copied(tmp_path)


def test_a_program_that_does_not_answer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.read import clipboard

    monkeypatch.setattr(clipboard, "_SECONDS", 0.2)
    program(tmp_path, "xclip", "exec /bin/sleep 20")
    with pytest.raises(ReadError, match="xclip did not answer"):
        copied(tmp_path, DISPLAY=":0")
