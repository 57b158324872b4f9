"""Articles that an agent names: texts, and files within the folders that were opened, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.agents.desk import LIMIT, Desk, RequestedArticle
from framing.errors import CountError, ReadError, UsageError

HARBOUR = "Harbour to close on Friday\n\nThe harbour will close on Friday, the mayor of Pell said.\n"
FERRY = "Ferry waits\n\nThe ferry will wait until Friday, said Odo Lamm, who runs it. It may sail on Saturday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "open"
    inside.mkdir()
    (inside / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(FERRY, encoding="utf-8")
    return inside


def test_a_text_comes_with_what_is_told_of_it() -> None:
    (found,) = Desk().documents([RequestedArticle(HARBOUR, told={"outlet": "Pell Echo", "published": "2026-03-01"})])
    assert (found.title, found.outlet, found.published) == ("Harbour to close on Friday", "Pell Echo", "2026-03-01")


def test_a_file_within_the_folder_is_read(folder: Path) -> None:
    (found,) = Desk([folder]).documents([RequestedArticle(file="harbour.txt")])
    assert found.text == HARBOUR


@pytest.mark.parametrize("name", ["../secret.txt", "{outside}", "leading-out.txt", "none.txt", "", ".", "a\0b", "pipe"])
def test_no_file_outside_the_folder_is_read(folder: Path, name: str) -> None:
    (folder / "leading-out.txt").symlink_to(folder.parent / "secret.txt")
    os.mkfifo(folder / "pipe")
    name = name.replace("{outside}", str(folder.parent / "secret.txt"))
    with pytest.raises(UsageError, match="is no file in a folder that was opened"):
        Desk([folder]).documents([RequestedArticle(file=name)])


def test_what_a_file_outside_says_of_one_inside_is_not_read(folder: Path) -> None:
    (folder.parent / "told.toml").write_text('outlet = "Elsewhere"\n', encoding="utf-8")
    (folder / "harbour.toml").symlink_to(folder.parent / "told.toml")
    with pytest.raises(UsageError, match="is no file in a folder that was opened"):
        Desk([folder]).documents([RequestedArticle(file="harbour.txt")])


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder was opened.*--folder"):
        Desk().documents([RequestedArticle(file=str(folder / "harbour.txt"))])


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no folder"):
        Desk([tmp_path / "none"])


def test_one_of_several_in_a_file_is_chosen_by_its_number(folder: Path) -> None:
    lines = ['{"id": "one", "text": "Rain fell in Pell."}', '{"id": "two", "text": "Snow fell in Pell."}']
    (folder / "pile.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (found,) = Desk([folder]).documents([RequestedArticle(file="pile.jsonl#2")])
    assert "Snow" in found.text


@pytest.mark.parametrize("article", [RequestedArticle(), RequestedArticle(HARBOUR, "harbour.txt")])
def test_an_article_is_a_text_or_a_file(article: RequestedArticle) -> None:
    with pytest.raises(UsageError, match=r"documents\[0\]: takes a text or a file"):
        Desk().documents([article])


def test_a_file_brings_its_own_metadata(folder: Path) -> None:
    with pytest.raises(UsageError, match="takes metadata for a text"):
        Desk([folder]).documents([RequestedArticle(file="harbour.txt", told={"outlet": "Pell Echo"})])


@pytest.mark.parametrize("count", [0, LIMIT + 1])
def test_as_many_articles_as_a_comparison_takes(count: int) -> None:
    with pytest.raises(UsageError, match=f"{count} articles are named"):
        Desk().documents([RequestedArticle(HARBOUR)] * count)


def test_what_cannot_be_read_is_named_by_its_place() -> None:
    with pytest.raises(ReadError, match=r"documents\[1\]"):
        Desk().documents([RequestedArticle(HARBOUR), RequestedArticle("  \n")])


def test_one_article_is_not_compared() -> None:
    with pytest.raises(CountError):
        Desk().comparison([RequestedArticle(HARBOUR)])


def test_a_comparison_is_made_once() -> None:
    desk = Desk()
    articles = [RequestedArticle(HARBOUR), RequestedArticle(FERRY)]
    assert desk.comparison(articles) is desk.comparison(list(articles))


def test_another_outlet_is_another_comparison() -> None:
    desk = Desk()
    desk.comparison([RequestedArticle(HARBOUR, told={"outlet": "Pell Echo"}), RequestedArticle(FERRY)])
    found = desk.comparison([RequestedArticle(HARBOUR, told={"outlet": "Lamm Post"}), RequestedArticle(FERRY)])
    assert found.profiles[0].parsed.document.outlet == "Lamm Post"
