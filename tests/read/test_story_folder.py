"""A folder with story.toml: its articles, and what it says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.errors import ReadError
from framing.read.story_folder import dumped, is_story, read_story

FIRST = "Night boats cut\n\nThe ferry line at Halm will run no boats after ten at night from June, its manager said.\n"
SECOND = "Last boat at ten\n\nFrom June nobody can cross at Halm after ten, the line said, and nurses are angry.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST)
    (tmp_path / "two.txt").write_text(SECOND)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    (folder / "story.toml").write_text(text)
    return folder


def test_what_the_story_says_of_an_article_wins_and_is_told(folder: Path) -> None:
    write(
        folder,
        'title = "Night boats"\ndocuments = ["two.txt", "one.txt"]\nnotes = "One line was cut."\n'
        '[outlets]\n"one.txt" = "Halm Courier"\n[dates]\n"two.txt" = 2031-06-03\n',
    )
    made = framing.compare([folder])
    assert made.title == "Night boats"
    documents = [profile.parsed.document for profile in made.profiles]
    assert [document.id for document in documents] == ["two", "one"]
    assert [document.outlet for document in documents] == [None, "Halm Courier"]
    assert documents[0].published == "2031-06-03"
    assert all("One line was cut." in document.notes for document in documents)


def test_facts_may_come_in_the_order_of_documents_or_in_tables(folder: Path) -> None:
    write(folder, 'documents = ["one.txt", "two.txt"]\noutlets = ["Halm Courier", ""]\n')
    assert [document.given for document in read_story(folder).documents] == [{"outlet": "Halm Courier"}, {}]
    write(
        folder,
        '[[documents]]\nfile = "one.txt"\noutlet = "Halm Courier"\n[[documents]]\nurl = "https://two.example/a"\n',
    )
    one, two = read_story(folder / "story.toml").documents
    assert (Path(one.place), one.given) == (folder / "one.txt", {"outlet": "Halm Courier"})
    assert (two.place, two.given) == ("https://two.example/a", {"url": "https://two.example/a"})


def test_without_a_list_every_file_is_an_article(folder: Path) -> None:
    (folder / ".hidden").write_text("x")
    assert [Path(item.place).name for item in read_story(write(folder, "")).documents] == ["one.txt", "two.txt"]


def test_articles_of_a_folder_and_files_are_mixed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "three.jsonl"
    other.write_text('{"text": "The line cut its boats on Monday."}\n{"text": "Nurses at Halm are angry about it."}\n')
    made = framing.compare([write(folder, ""), f"{other}#2"])
    assert [profile.parsed.document.id for profile in made.profiles] == ["one", "two", "three-2"]
    every = framing.compare([f"{other}#all"])
    assert [profile.parsed.document.id for profile in every.profiles] == ["three-1", "three-2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("documents = []", "names no documents"),
        ("documents = [3]", "document 1 must be"),
        ('documents = ["one.txt"]\noutlets = ["a", "b"]', "outlets of 1 documents"),
        ('documents = ["one.txt"]\n[outlets]\n"none.txt" = "a"', "'none.txt' is none of its documents"),
        ('document = ["one.txt"]', "unknown key 'document'"),
        ("title = 3", "title must be text"),
        ("notes = 3", "notes must be text"),
        ("title = ", "cannot be read as TOML"),
    ],
)
def test_what_cannot_be_used_is_named(folder: Path, text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as error:
        read_story(write(folder, text))
    assert error.value.where.endswith("story.toml")


def test_a_folder_without_the_file_is_no_story(folder: Path) -> None:
    assert not is_story(folder)
    with pytest.raises(ReadError, match="this is a folder"):
        framing.compare([folder, folder / "one.txt"])


def test_what_is_written_is_read_again(folder: Path) -> None:
    (folder / "story.toml").write_bytes(
        dumped('The "night" boats', [{"file": "one.txt", "outlet": "Halm\\Courier"}, {"file": "two.txt"}])
    )
    story = read_story(folder)
    assert story.title == 'The "night" boats'
    assert [Path(item.place).name for item in story.documents] == ["one.txt", "two.txt"]
    assert story.documents[0].given == {"outlet": "Halm\\Courier"}
