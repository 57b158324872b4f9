"""What is given beside the text: front matter, a sidecar, arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.read import read_bytes, read_path
from framing.settings import Settings
from tests.read.helpers import read

BODY = "The barge struck the upper gate on Monday night and sank in four minutes.\n"
YAML = """---
title: "Barge sinks: a town waits"
outlet: 'Quay Gazette'   # the paper
authors:
  - Mara Quill
  - Tomas Reyl
date: 2031-03-04T08:00:00
lang: en-GB
tags: [boats, locks]
---
"""
TOML = """+++
title = "Barge sinks: a town waits"
outlet = "Quay Gazette"
authors = ["Mara Quill", "Tomas Reyl"]
date = 2031-03-04
lang = "en-GB"
tags = ["boats", "locks"]
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML, YAML.replace("\n", "\r\n")])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_is_read_and_is_not_text(front: str, name: str) -> None:
    document = read(front + BODY, name)
    assert document.title == "Barge sinks: a town waits"
    assert document.outlet == "Quay Gazette"
    assert document.byline == "Mara Quill, Tomas Reyl"
    assert document.published == "2031-03-04"
    assert document.language == "en"
    assert set(document.provenance.values()) == {"given"}
    assert [zone.kind for zone in document.zones] == ["furniture", "body"]
    assert document.text == front + BODY


def test_unknown_keys_are_named_with_their_line() -> None:
    document = read(YAML + BODY, "a.md")
    assert any("tags (line 9)" in note for note in document.notes)


def test_two_dividing_lines_are_not_front_matter() -> None:
    text = f"---\nHe Said: {BODY}---\n{BODY}"
    assert [zone.kind for zone in read(text).zones if zone.kind == "body"] == ["body", "body"]


def test_a_sidecar_is_read_beside_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.toml").write_text('title = "Barge sinks"\nid = "barge"\ncolour = "red"\n')
    document = read_path(tmp_path / "a.txt", Settings())
    assert (document.id, document.title) == ("barge", "Barge sinks")
    assert any(note.startswith("a.toml") and "colour (line 3)" in note for note in document.notes)


def test_a_broken_sidecar_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.toml").write_text("title = \n")
    with pytest.raises(ReadError, match=r"a\.toml"):
        read_path(tmp_path / "a.txt", Settings())


@pytest.mark.parametrize(
    ("key", "value"), [("title", 7), ("outlet", ["a"]), ("url", True), ("published", 2031.0), ("author", {})]
)
def test_a_value_of_the_wrong_type_is_an_error_that_names_it(key: str, value: object) -> None:
    with pytest.raises(ReadError, match=key):
        read_bytes(BODY.encode(), id="a", settings=Settings(), given={key: value})


def test_a_string_that_is_no_date_is_noted_and_not_used() -> None:
    document = read(BODY, date="next week")
    assert document.published is None
    assert any("next week" in note for note in document.notes)


def test_what_the_caller_gives_wins_over_front_matter() -> None:
    assert read(YAML + BODY, "a.md", title="Mine").title == "Mine"
