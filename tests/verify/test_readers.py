"""A report made from files that somebody else's reader read is verified as ours are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.errors import VerifyError
from framing.model import ArticleText, Blocks, Paragraph, Reader, Span
from framing.read import readers
from framing.verify import verification
from tests.read.formats.office import docx
from tests.read.test_containers import zipped
from tests.verify.conftest import HERALD, POST, SETTINGS

Check = Callable[..., verification.Verification]
MARK = "\u2023 "  # opens every paragraph of the format


def blocks(text: str, start: int) -> Blocks:
    """A paragraph a line, and a sign before each that is no language."""
    found, markup, at = [], [], start
    for line in text[start:].splitlines(keepends=True):
        bare = line.strip().removeprefix(MARK)
        if bare:
            begin = at + line.index(bare)
            found.append(Paragraph(at, begin + len(bare), bare, tuple(range(begin, begin + len(bare)))))
            markup.append(Span(at, begin))
        at += len(line)
    return Blocks(found, tuple(markup))


def read(data: bytes, where: str) -> list[ArticleText]:
    return [ArticleText(data.decode("utf-16"), {"outlet": where.rpartition("/")[2]}, "utf-16-le")]


def taken_out(data: bytes, where: str) -> list[ArticleText]:
    return [ArticleText(data.decode("utf-16").upper(), {"title": "Wall", "outlet": "Echo"})]


def several(data: bytes, where: str) -> list[ArticleText]:
    return [ArticleText(text, {"id": "one"}) for text in data.decode("utf-16").split("\f")]


VERBATIM = Reader("lines", "marked lines", read, (".toy",), verbatim=True, blocks=blocks)
READERS = {
    "verbatim": VERBATIM,
    "taken out": Reader("shout", "shouts", taken_out, (".toy",)),
    "many": Reader("several", "piles", several, (".toy",), many=True),
}


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.usefixtures("quick")
def test_an_honest_report_made_through_a_third_partys_reader_is_verified(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    ours = readers.installed()
    monkeypatch.setattr(readers, "installed", lambda: (READERS[kind], *ours))
    paths = [tmp_path / "herald.toy", tmp_path / "post.toy"]
    for path, article in zip(paths, (HERALD, POST), strict=True):
        marked = "".join(MARK * (kind == "verbatim") + line for line in article.splitlines(keepends=True))
        path.write_text(marked, encoding="utf-16")
    comparison = framing.compare(paths, SETTINGS)
    assert comparison.profiles[0].parsed.document.format == READERS[kind].name
    report = framing.write(comparison, "json", SETTINGS)
    assert check(report).verified, check(report).difference
    assert check(report, paths).verified, check(report, paths).difference
    changed = report.replace(b"wall", b"WALL") if kind != "taken out" else report.replace(b"WALL", b"wall")
    assert not check(changed).verified

    monkeypatch.setattr(readers, "installed", lambda: ours)
    with pytest.raises(VerifyError, match=f"reader of '{READERS[kind].name}' read, and none is installed here"):
        check(report)


def test_what_a_story_folder_says_of_its_articles_is_asked_of_it_again(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for name, words in (("one", "The line cut its boats on Monday."), ("two", "Nurses at Halm are angry about it.")):
        (folder / f"{name}.txt").write_text(words)
    told = 'documents = ["two.txt", "one.txt"]\noutlets = ["", "Halm Courier"]\nnotes = "Seen on Monday."\n'
    (folder / "story.toml").write_text(told)
    report = tmp_path / "boats.json"
    report.write_bytes(framing.write(framing.compare([folder]), "json"))
    assert framing.verify_report(report, [folder]).verified
    (folder / "story.toml").write_text(told.replace("Halm Courier", "Bank Post"))
    outcome = framing.verify_report(report, [folder])
    assert not outcome.verified
    assert "Bank Post" in str(outcome.difference)


def _archive(article: str, other: str) -> tuple[str, bytes]:
    return "night.zip", zipped({"herald.txt": article.encode("windows-1252"), "post.txt": other})


MADE: dict[str, Callable[[str, str], tuple[str, bytes]]] = {
    "zip": _archive,
    "docx": lambda article, other: (
        "night.zip",
        zipped({"a.docx": docx(_lines(article)), "b.docx": docx(_lines(other))}),
    ),
    "nexis": lambda article, other: (
        "night.txt",
        "".join(
            f"{n} of 2 DOCUMENTS\n\n   The Paper {n}\n\n   April {n}, 2033\n\nWall {n}\n\nLENGTH: 9 words\n\n{text}\n\n"
            for n, text in enumerate((article, other), 1)
        ).encode("windows-1252"),
    ),
}


def _lines(article: str) -> list[str]:
    return [line for line in article.splitlines() if line.strip()]


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.usefixtures("quick")
def test_an_honest_report_made_of_a_file_of_many_is_verified(kind: str, tmp_path: Path, check: Check) -> None:
    name, data = MADE[kind](HERALD.replace("’", "'"), POST)
    path = tmp_path / name
    path.write_bytes(data)
    comparison = framing.compare([f"{path}#1", f"{path}#2"], SETTINGS)
    report = framing.write(comparison, "json", SETTINGS)
    assert check(report).verified, check(report).difference
    assert check(report, [path]).verified, check(report, [path]).difference
    assert not check(report.replace(b"wall", b"WALL"), [path]).verified
