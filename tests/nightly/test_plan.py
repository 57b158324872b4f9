"""Which of a story's articles the report takes, and what people may decide by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest

from framing.errors import SettingsError
from framing.nightly.editor_decisions import by_hand
from framing.nightly.plan import plan
from framing.nightly.selection import choose, said
from tests.nightly import grouped


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
        ('[[pin]]\nstory = "s"', r"line 1: \[pin\] lacks the key 'documents'"),
        ('[[split]]\ndocuments = "a"', "list of texts"),
        ("[[merge]]\ndocuments = []", "line 1: unknown key 'merge'"),
        ("[[pin", "TOML"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "story.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=what):
        by_hand(path)


class _Desk:
    """A child's desk that knows texts and nothing else."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.texts, self.staging = texts, folder
        self.plan = None

    def head(self, digest: str) -> dict[str, Any]:
        return {"facts": {"title": None}, "text": self.texts[digest]}


def planned(folder: Path, stories: str = "", **known: str) -> dict[str, str]:
    """The story of each of four articles, two on a ferry and two on a roof; ``known`` are stories of a night before."""
    texts = {
        "f1": "The ferry Silver Heron ran aground off Tarn Point with 84 aboard, the coastguard said. " * 3,
        "f2": "Silver Heron, the ferry, sits on the sandbank off Tarn Point; the coastguard counts 84 aboard. " * 3,
        "r1": "The roof of Vale Lower School sagged and 200 pupils were sent home, the district said. " * 3,
        "r2": "Pupils of Vale Lower School went home when plaster fell from the roof, says the district. " * 3,
    }
    usual = {"tonight": True, "article": "", "first": "2025-05-06"}
    told = {"title": None, "published": "2025-05-06", "url": None, "words": 50}
    rows = [
        usual
        | {"key": key, "place": key, "digest": key, "number": number, "story": known.get(key)}
        | {"facts": {**told, "id": key, "outlet": key}}
        for number, key in enumerate(texts)
    ]
    (folder / "candidates").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "story.toml").write_text(stories)
    task = {"candidates": folder / "candidates", "hand": folder / "story.toml", "out": folder / "plan"}
    plan(cast(Any, _Desk(folder, texts)), task)
    found = [json.loads(line) for line in (folder / "plan").read_text().splitlines()]
    return {member["key"]: story["id"] for story in found for member in story["members"]}


def test_articles_on_one_event_are_one_story_and_keep_its_name(tmp_path: Path) -> None:
    found = planned(tmp_path, f1="s7")
    assert found["f1"] == found["f2"] == "s7"
    assert found["r1"] == found["r2"] != "s7"


def test_an_article_whose_analysis_was_put_away_is_listed_with_its_story(tmp_path: Path) -> None:
    own = grouped.desk(tmp_path)
    task = grouped.candidates(own)
    rows = [json.loads(line) | {"story": "s1"} for line in Path(task["candidates"]).read_text().splitlines()[:3]]
    rows[1] |= {"tonight": False, "article": rows[1]["key"]}
    own.cache.remove(rows[1]["digest"])
    Path(task["candidates"]).write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = [json.loads(line) for line in grouped.alone(own, task).splitlines()]
    (gone,) = (m for story in found for m in story["members"] if m["key"] == rows[1]["key"] and story["id"] == "s1")
    assert (gone["current"], gone["chosen"], gone["why"]) == (False, False, "its analysis was put away")
    assert len([member for story in found for member in story["members"]]) == 3


def test_a_person_has_the_last_word(tmp_path: Path) -> None:
    apart = planned(tmp_path, '[[split]]\ndocuments = ["f1", "f2"]\n')
    assert apart["f1"] != apart["f2"]
    together = planned(tmp_path, '[[pin]]\nstory = "mine"\ndocuments = ["f1", "r2"]\n')
    assert together["f1"] == together["r2"] == "mine"


def test_of_more_than_six_those_are_taken_that_tell_most_of_the_story() -> None:
    """What several tell counts, what one alone tells does not, and nothing counts twice."""
    terms = {
        "a1": {1: 1.0, 2: 1.0, 3: 1.0},
        "a2": {1: 1.0},
        "b1": {8: 1.0, 9: 1.0, 10: 1.0},  # told by nobody else
        "b2": {4: 1.0, 5: 1.0, 6: 1.0},
        "c1": {1: 1.0, 2: 1.0, 4: 1.0, 5: 1.0},
        "d1": {2: 1.0, 6: 1.0},
        "e1": {3: 1.0},
        "f1": {5: 1.0},
    }
    rows = [row(key, key[0], words=200 if key == "a1" else 100) for key in terms]
    found = choose(rows, tells=lambda one: terms[one["key"]])
    chosen = [one["key"] for one in found if one["chosen"]]
    assert sorted(chosen) == ["a1", "b2", "c1", "d1", "e1", "f1"]
    assert next(one["chosen_because"] for one in found if one["key"] == "f1")
    assert said(found) == "6 of 8 articles, from 6 of 6 outlets: each outlet’s that tells most of what several tell."


def test_outlets_that_are_preferred_come_first_and_none_gives_two_before_all_gave_one() -> None:
    rows = [row(f"{name}{n}", name) for name in "abcdefgh" for n in (1, 2)]
    assert {key[0] for key in taken(*rows)} == set("abcdef")
    found = choose(rows, preferred=("H", "g"))
    assert {one["key"][0] for one in found if one["chosen"]} == set("hgabcd")


def test_where_all_are_taken_nothing_is_said_of_a_choice() -> None:
    assert said(choose([row("a", "Echo"), row("b", "Post")])) == ""
