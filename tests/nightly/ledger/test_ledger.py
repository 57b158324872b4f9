"""The ledger's sums always add up, whatever was cut off, and what it settles is what the next night starts from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from framing.nightly.items import Item
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.ledger.ledger_reader import LedgerReader, Settled, settled
from framing.nightly.ledger.rows import Result

FACTS = {"id": "a", "title": "T", "outlet": "O", "published": None, "url": None, "words": 9}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with closing(Ledger(place)) as opened:
        yield opened


def item(name: str, digest: str = "") -> Item:
    return Item(name, name, name, 0, -1, digest or f"digest of {name}")


def begin(ledger: Ledger, *items: Item, signature: str = "s1", night: str = "2025-05-06") -> int:
    return ledger.begin(night, signature, "now", items)


def analysed(number: int, name: str) -> Result:
    return Result(number, f"digest of {name}", "analysed", "", FACTS)


def story(name: str, *keys: str, first: str = "2025-05-06") -> dict[str, Any]:
    members = [
        {"key": k, "article": k, "digest": f"digest of {k}", "facts": FACTS, "first": first, "current": True}
        for k in keys
    ]
    return {"id": name, "members": members, "card": {"id": name, "first": first, "last": first, "files": {}}}


def test_documents_are_booked_before_anything_becomes_of_them(ledger: Ledger) -> None:
    run = begin(ledger, item("a"), item("b"))
    assert ledger.counts(run) == {"documents": 2, "analysed": 0, "quarantined": 0, "skipped": 2}
    assert [(number, one.key) for number, one in ledger.pending(run)] == [(0, "a"), (1, "b")]


def test_a_killed_run_is_closed_with_sums_that_add_up(ledger: Ledger, place: Path) -> None:
    run = begin(ledger, item("a"), item("b"), item("c"))
    ledger.record(run, "s1", [analysed(0, "a"), Result(1, "digest of b", "quarantined", "no words")])
    again = begin(ledger, item("a"), item("b"), item("c"))
    with closing(LedgerReader(place)) as reader:
        now, before = reader.runs(2)
    assert (before["status"], before["documents"]) == ("killed", 3)
    assert (before["analysed"], before["quarantined"], before["skipped"]) == (1, 1, 1)
    assert (now["analysed"], now["quarantined"], now["skipped"]) == (0, 1, 2)
    assert [one.key for _, one in ledger.pending(again)] == ["c"]


def test_what_is_in_quarantine_is_tried_again_by_another_version(ledger: Ledger) -> None:
    run = begin(ledger, item("a"))
    ledger.record(run, "s1", [Result(0, "digest of a", "quarantined", "crashed")])
    assert [one.key for _, one in ledger.pending(begin(ledger, item("a")))] == []
    assert [one.key for _, one in ledger.pending(begin(ledger, item("a"), signature="s2"))] == ["a"]


def test_the_same_bytes_under_two_names_are_analysed_once(ledger: Ledger) -> None:
    run = begin(ledger, item("a", "d"), item("b", "d"))
    assert [one.key for _, one in ledger.pending(run)] == ["a"]
    assert ledger.counts(run)["skipped"] == 2


def test_nothing_counts_as_settled_before_a_night_is_finished(ledger: Ledger, place: Path) -> None:
    assert settled(place) is None
    run = begin(ledger, item("a"))
    ledger.record(run, "s1", [analysed(0, "a")])
    ledger.settle(run, "2025-05-06", [story("s", "a")], "")
    assert settled(place) is None
    ledger.finish(run, Settled("2025-05-06", "mark", 0, 0), "then")
    assert settled(place) == Settled("2025-05-06", "mark", 0, 0)


def test_an_article_keeps_its_story_and_old_ones_come_back_only_with_a_change(ledger: Ledger) -> None:
    run = begin(ledger, item("a"), item("b"))
    ledger.record(run, "s1", [analysed(0, "a"), analysed(1, "b")])
    ledger.settle(run, "2025-05-06", [story("s", "a", "b")], "")
    later = begin(ledger, item("a"), item("b"), night="2025-06-06")
    assert list(ledger.candidates(later, "s1", "2025-06-06", "2025-05-30")) == []
    later = begin(ledger, item("a", "digest of edited"), item("b"), night="2025-06-06")
    ledger.record(later, "s1", [Result(0, "digest of edited", "analysed", "", FACTS)])
    found = {one.key: one for one in ledger.candidates(later, "s1", "2025-06-06", "2025-05-30")}
    assert {key: (one.story, one.digest) for key, one in found.items()} == {
        "a": ("s", "digest of edited"),
        "b": ("s", "digest of b"),
    }


def test_how_a_story_stood_is_remembered_for_the_next_night_and_not_for_its_own(ledger: Ledger) -> None:
    run = begin(ledger, item("a"))
    ledger.record(run, "s1", [analysed(0, "a")])
    ledger.settle(run, "2025-05-06", [story("s", "a")], "")
    assert ledger.telling_before("s", "2025-05-06") is None
    night, members = ledger.telling_before("s", "2025-05-07") or ("", [])
    assert (night, [member["article"] for member in members]) == ("2025-05-06", ["a"])


def test_a_story_whose_articles_went_to_another_is_given_up_with_its_report(ledger: Ledger) -> None:
    run = begin(ledger, item("a"))
    ledger.book_report("old", "f", {})
    ledger.settle(run, "2025-05-06", [story("old", "a")], "")
    assert ledger.abandoned() == []
    ledger.settle(run, "2025-05-06", [story("new", "a")], "")
    assert ledger.abandoned() == [("old", "new")]


def test_measures_go_into_one_part_and_a_killed_run_leaves_none_behind(ledger: Ledger) -> None:
    run = begin(ledger, item("a"))
    ledger.record(run, "s1", [analysed(0, "a")])
    assert list(ledger.unmeasured(run, "s1")) == [("a", "digest of a")]
    part, _ = ledger.next_part("2025-05-06")
    other, left = ledger.next_part("2025-05-07")
    assert left == [part]
    ledger.settle(run, "2025-05-07", [story("s", "a")], other)
    assert list(ledger.unmeasured(run, "s1")) == []
    assert ledger.next_part("2025-05-07")[0] != other


def test_looking_at_a_finished_ledger_changes_nothing(ledger: Ledger, place: Path) -> None:
    run = begin(ledger, item("a"))
    ledger.finish(run, Settled("2025-05-06", "mark", 0, 0), "then")
    ledger.close()
    before = {path.name: path.stat().st_mtime_ns for path in place.parent.iterdir()}
    settled(place)
    with closing(LedgerReader(place)) as reader:
        reader.runs(5)
    assert {path.name: path.stat().st_mtime_ns for path in place.parent.iterdir()} == before
