"""Which of a story's articles the report takes, and what people may decide by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.errors import SettingsError
from framing.nightly.plan import by_hand, choose


def row(key: str, outlet: str | None, words: int = 100, day: int = 6, **more: Any) -> dict[str, Any]:
    facts = {"outlet": outlet, "words": words, "published": f"2025-05-{day:02}", "title": None, "url": None}
    usual = {"current": True, "copy_of": None, "first": "2025-05-06", "place": key}
    return {"key": key, "facts": facts, **usual, **more}


def taken(*rows: dict[str, Any]) -> list[str]:
    return [row["key"] for row in choose(rows) if row["chosen"]]


def test_two_articles_are_both_taken_in_the_order_of_publication() -> None:
    assert taken(row("b", "Echo", day=7), row("a", "Post", day=8)) == ["b", "a"]


def test_of_many_articles_each_outlet_gives_its_longest_first() -> None:
    rows = [row(f"e{n}", "Echo", words=100 + n, day=1) for n in range(5)]
    rows += [row(f"{name}1", name, day=2) for name in "pqrs"]
    assert taken(*rows) == ["e3", "e4", "p1", "q1", "r1", "s1"]


def test_seven_outlets_give_the_six_that_published_first() -> None:
    rows = [row(name, name, day=9 - number) for number, name in enumerate("abcdefg")]
    assert taken(*rows) == ["g", "f", "e", "d", "c", "b"]


def test_copies_and_superseded_versions_are_listed_and_not_taken() -> None:
    rows = [row("a", "Echo"), row("b", "Post"), row("c", "Wire", copy_of="a"), row("d", "Echo", current=False)]
    assert taken(*rows) == ["a", "b"]
    assert len(choose(rows)) == 4


def test_a_copy_is_taken_where_there_is_nothing_else_to_compare() -> None:
    assert taken(row("a", "Echo"), row("b", "Post", copy_of="a")) == ["a", "b"]


def test_one_article_makes_no_report() -> None:
    assert taken(row("a", "Echo")) == []
    assert taken(row("a", "Echo"), row("b", "Echo", current=False)) == []


def test_pins_and_splits_are_read(tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    path.write_text('[[pin]]\nstory = "s1"\ndocuments = ["a", "b"]\n[[split]]\ndocuments = ["c", "d"]\n')
    hand = by_hand(path)
    assert hand.pins == {"a": "s1", "b": "s1"}
    assert hand.splits == (("c", "d"),)
    assert by_hand(tmp_path / "none.toml").pins == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[pin]]\nstory = "../x"\ndocuments = ["a"]', "letters and digits"),
        ('[[pin]]\nstory = "s"', "not understood"),
        ('[[split]]\ndocuments = "a"', "list of texts"),
        ("[[merge]]\ndocuments = []", "not understood"),
        ("[[pin", "TOML"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "story.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=what):
        by_hand(path)
