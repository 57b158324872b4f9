"""The documentation is true: what it tells to type is typed, what it shows comes out, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

import framing

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"^(?:#|/\*) ([\w./-]+\.\w+)(?: \*/)?\n")  # a block that begins so is the file of that name
_RUN = ("sh", "python")


class Block(NamedTuple):
    kind: str
    text: str
    line: int
    shows: str | None  # what it prints, as the block right behind it says


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = list(_BLOCK.finditer(text))
    told = []
    for at, match in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        shows = behind[2] if behind and behind[1] == "text" and not text[match.end() : behind.start()].strip() else None
        told.append(Block(match[1], match[2], text.count("\n", 0, match.start()) + 2, shows))
    return told


def runnable() -> Iterator[Path]:
    for page in PAGES:
        if any(block.kind in _RUN and not _NAME.match(block.text) for block in blocks(page)):
            yield page


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the pages take for granted: articles, a briefing, and framing on the PATH."""
    for name, path in zip(("a.txt", "c.md", "b.txt"), framing.demo_articles(), strict=True):
        for folder in (tmp_path, tmp_path / "articles"):
            folder.mkdir(exist_ok=True)
            shutil.copy(path, folder / name)
    with pikepdf.new() as briefing:
        briefing.add_blank_page()
        briefing.save(tmp_path / "briefing.pdf")
    tools = tmp_path / ".tools"
    tools.mkdir()
    make = shutil.which("make")
    # A target must exist and be well called; what it does is other tests' affair.
    (tools / "make").write_text(f'#!/bin/sh\nexec {make} -n -C {ROOT} "$@" >/dev/null\n', encoding="utf-8")
    (tools / "make").chmod(0o755)
    return tmp_path


def run(block: Block, desk: Path) -> str:
    way = os.pathsep.join((str(desk / ".tools"), str(Path(sys.executable).parent), os.environ["PATH"]))
    surroundings = {**os.environ, "PATH": way, "HOME": str(desk), "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(desk)}
    command = (
        ["bash", "-euo", "pipefail", "-c", block.text] if block.kind == "sh" else [sys.executable, "-c", block.text]
    )
    done = subprocess.run(command, cwd=desk, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"line {block.line}:\n{block.text}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def alike(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what a page shows; "…" stands for anything within a line."""
    pattern = "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", shown.strip()))
    return re.fullmatch(pattern, printed.strip()) is not None


@pytest.mark.parametrize("page", list(runnable()), ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_tells_to_type_does_what_it_shows(page: Path, desk: Path) -> None:
    for block in blocks(page):
        name = _NAME.match(block.text)
        if name:
            path = desk / name[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind in _RUN:
            printed = run(block, desk)
            assert block.shows is None or alike(block.shows, printed), f"line {block.line} prints\n{printed}"


def test_the_cells_of_a_quarto_document_run_one_after_another(desk: Path) -> None:
    text = (ROOT / "docs" / "how-to" / "notebook.md").read_text(encoding="utf-8")
    (document,) = re.findall(r"^````text\n(.*?)^````$", text, re.DOTALL | re.MULTILINE)
    cells = re.findall(r"^```\{python\}\n(.*?)^```$", document, re.DOTALL | re.MULTILINE)
    inline = re.findall(r"`\{python\} ([^`]+)`", document)
    assert len(cells) == 3
    lines = "".join((*cells[:1], *(f"print({expression})\n" for expression in inline), *cells[1:]))
    printed = run(Block("python", lines, 1, None), desk).splitlines()
    assert int(printed[0]) > 0
    assert sum(line.startswith("- **") for line in printed) == 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_command_line_stands_in_a_page_without_being_run(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    loose = re.findall(r"^ {4,}(framing .*)$", text, re.MULTILINE)
    assert loose == []
    for block in blocks(page):
        assert block.kind in ("sh", "python", "pycon", "toml", "css", "text"), f"line {block.line}"
        assert block.kind != "text" or not re.search(r"^(?:\$ )?framing ", block.text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_its_toml_is_toml(page: Path) -> None:
    for block in blocks(page):
        if block.kind == "toml":
            tomllib.loads(block.text)


def test_the_readme_can_be_read_at_once() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) <= 12_000
    shell, python = (next(block for block in blocks(ROOT / "README.md") if block.kind == kind) for kind in _RUN)
    assert shell.shows
    assert python.shows
    assert max(text.count("\n") for text in (shell.text, python.text)) <= 12


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="MkDocs is not installed here: run make test, which brings it")
def test_the_site_holds_together(tmp_path: Path) -> None:
    build = [sys.executable, ".ci/site_check.py", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Tutorial" in index
    assert (tmp_path / "site" / "changelog.html").is_file()


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="MkDocs is not installed here: run make test, which brings it")
def test_a_dead_link_or_anchor_and_what_is_fetched_are_told(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        from site_check import faults  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    (tmp_path / "a.html").write_text(
        '<p id="here"><a href="b.html#there">b</a> <a href="#here">a</a>', encoding="utf-8"
    )
    (tmp_path / "b.html").write_text('<p id="there"><a href="https://example.org/">elsewhere</a>', encoding="utf-8")
    assert faults(tmp_path) == []
    (tmp_path / "b.html").write_text(
        '<p id="other"><a href="c.html">c</a><script src="https://example.org/x.js"></script>', encoding="utf-8"
    )
    assert faults(tmp_path) == [
        "a.html: b.html#there has no such anchor",
        "b.html: c.html leads nowhere",
        "b.html: is shown with https://example.org/x.js, from elsewhere",
    ]
