"""Each article of a file of many is an item of its own, and stays the same item while its words do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.nightly.config import Config, load_config
from framing.nightly.items import Item, scan
from framing.nightly.log import Tell
from framing.nightly.run import Asked, nightly
from framing.nightly.unpacking import unpack_pile
from tests.nightly.piles import article, configure

FEED = "<rss><channel><title>Halm Courier</title>{}</channel></rss>"
ENTRY = "<item><title>{0}</title><description>{1}</description></item>"


def feed(*entries: tuple[str, str]) -> str:
    return FEED.format("".join(ENTRY.format(*entry) for entry in entries))


def unpacked(config: Config, version: str = "one") -> list[Item]:
    unpack_pile(config, version, Tell())
    return list(scan(config, 2_000_000))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load_config(configure(tmp_path))


ONE, TWO, THREE = ((f"Boats {n}", f"The ferry line at Halm cut boat {n} on Monday.") for n in (1, 2, 3))


def test_an_article_more_in_a_file_is_one_item_more(config: Config) -> None:
    file = config.home / "inbox" / "feed.xml"
    file.write_text(feed(ONE, TWO))
    first = unpacked(config)
    assert [item.place for item in first] == ["inbox/feed.xml#1", "inbox/feed.xml#2"]
    file.write_text(feed(THREE, ONE, TWO))
    later = unpacked(config)
    assert [item.key for item in later[1:]] == [item.key for item in first]
    assert [item.digest for item in later[1:]] == [item.digest for item in first]
    assert len(list((config.home / "state" / "articles").glob("*/*"))) == 1  # the file as it was is laid out no more


def test_a_file_with_one_article_is_one_document_as_ever(config: Config) -> None:
    (config.home / "inbox" / "feed.xml").write_text(feed(ONE))
    (config.home / "inbox" / "plain.txt").write_text("The ferry line cut its boats.")
    assert [(item.place, item.length) for item in unpacked(config)] == [("inbox/feed.xml", -1), ("inbox/plain.txt", -1)]


def test_another_program_lays_files_out_anew(config: Config) -> None:
    (config.home / "inbox" / "feed.xml").write_text(feed(ONE, TWO))
    unpacked(config)
    (kept,) = (config.home / "state" / "articles").glob("*/*")
    stamp = kept.stat().st_mtime_ns
    unpacked(config)
    assert kept.stat().st_mtime_ns == stamp
    unpacked(config, "two")
    assert kept.stat().st_mtime_ns > stamp


def test_each_article_of_a_file_comes_into_its_story_and_a_bad_one_is_told(config: Config) -> None:
    titles = [article(1, outlet) for outlet in (0, 1)]
    rows = [{"title": title, "text": text} for title, text in titles]
    pile = [*rows, {"title": "No text"}, {"text": "Are you a robot? Please confirm that you are human."}]
    (config.home / "inbox" / "export.json").write_text(json.dumps(pile))
    assert nightly(config, Asked(night="2031-06-03"), Tell()) == 3
    index = json.loads((config.home / "reports" / "index.json").read_bytes())
    (story,) = index["stories"]
    assert [member["place"] for member in story["members"]] == ["inbox/export.json#1", "inbox/export.json#2"]
    assert [member["title"] for member in story["members"]] == [title for title, _ in titles]
    assert story["files"]
    reasons = {item["place"]: item["why"] for item in index["quarantined"]}
    assert "it has no text" in reasons["inbox/export.json#3"]
    assert "asks whether a person is reading" in reasons["inbox/export.json#4"]
    assert nightly(config, Asked(night="2031-06-03"), Tell()) == 3
