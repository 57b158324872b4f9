"""What a settled night leaves behind: stories joined to others, and analyses that nothing needs any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from framing.nightly.ledger.ledger import Ledger
from framing.nightly.run import _put_away, _tidy
from framing.nightly.site.index import _joined
from framing.settings import Settings
from tests.nightly.ledger.test_ledger import analysed, begin, item, story


class Ground:
    """Of a run under way, what tidying up needs."""

    def __init__(self, ledger: Ledger, output: Path, run: int = 0) -> None:
        self.ledger, self.run, self.night, self.signature = ledger, run, "2025-05-20", "s1"
        self.output = self.state = self.staging = output
        self.config, self.tell = self, self
        self.keep = 10
        self.said: list[int] = []

    def say(self, event: str, *, analyses: int) -> None:
        self.said.append(analyses)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as opened:
        yield opened


def put_away(ground: Ground) -> None:
    _put_away(cast(Any, ground))


def stored(folder: Path, name: str) -> Path:
    path = folder / "analyses" / "di" / f"digest of {name}.0123"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"analysis")
    return path


@pytest.fixture
def old(ledger: Ledger) -> Ledger:
    """A ledger with two stories of the sixth of May, all measured."""
    run = begin(ledger, item("a"), item("b"), item("c"))
    ledger.record(run, "s1", [analysed(number, name) for number, name in enumerate("abc")])
    part, _ = ledger.next_part("2025-05-06")
    ledger.settle(run, "2025-05-06", [story("s1", "a", "b"), story("s2", "c")], part)
    return ledger


def test_analyses_that_nothing_needs_are_removed_after_some_nights(old: Ledger, tmp_path: Path) -> None:
    a, b, c = (stored(tmp_path, name) for name in "abc")
    ground = Ground(old, tmp_path, begin(old, item("c"), night="2025-05-20"))
    put_away(ground)
    assert (a.exists(), b.exists(), c.exists()) == (False, False, True)  # c is in the pile still
    put_away(ground)
    assert ground.said == [2, 0]


def test_a_story_that_changed_since_keeps_its_analyses(old: Ledger, tmp_path: Path) -> None:
    a, b = stored(tmp_path, "a"), stored(tmp_path, "b")
    run = begin(old, item("d"), night="2025-05-15")
    changed = story("s1", "a", "b", "d")
    changed["card"]["last"] = "2025-05-15"
    old.settle(run, "2025-05-15", [changed], "")
    put_away(Ground(old, tmp_path, begin(old, item("e"), night="2025-05-20")))
    assert a.exists()
    assert b.exists()


def test_what_was_booked_and_not_removed_when_a_run_was_killed_is_removed_by_the_next(
    old: Ledger, tmp_path: Path
) -> None:
    a, b = stored(tmp_path, "a"), stored(tmp_path, "b")
    run = begin(old, item("c"), night="2025-05-20")
    assert next(old.put_away(run, "2025-05-10")) == ["digest of a", "digest of b"]
    put_away(Ground(old, tmp_path, run))
    assert not a.exists()
    assert not b.exists()


def test_a_document_that_comes_back_is_analysed_anew_and_not_measured_twice(old: Ledger, tmp_path: Path) -> None:
    put_away(Ground(old, tmp_path, begin(old, item("c"), night="2025-05-20")))
    run = begin(old, item("a"), item("c"), night="2025-05-21")
    assert [one.key for _, one in old.pending(run)] == ["a"]
    old.record(run, "s1", [analysed(0, "a")])
    assert list(old.unmeasured(run, "s1")) == []
    again = begin(old, item("a"), item("c"), night="2025-05-22")
    assert old.left(again) == 0


def test_of_a_story_that_was_joined_to_another_only_the_page_that_says_so_stays(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, item("a"), item("b"), item("c"))
    ledger.settle(run, "2025-05-06", [story("s1", "a"), story("s2", "b", "c")], "")
    for name in ("s1", "s2", "never"):
        ledger.book_report(name, "print", {})
        (tmp_path / "stories" / name).mkdir(parents=True)
        for file in ("report.html", "report.pdf"):
            (tmp_path / "stories" / name / file).write_bytes(b"")
    ledger.settle(run, "2025-05-07", [story("s2", "a", "b", "c")], "")
    assert ledger.abandoned() == [("never", None), ("s1", "s2")]
    _tidy(cast(Any, Ground(ledger, tmp_path)))
    left = sorted(str(path.relative_to(tmp_path / "stories")) for path in (tmp_path / "stories").rglob("*.*"))
    assert left == ["s1/report.html", "s2/report.html", "s2/report.pdf"]
    assert ledger.abandoned() == []
    ledger.settle(run, "2025-05-08", [story("s1", "a"), story("s2", "b", "c")], "")  # it comes back, by hand
    ledger.settle(run, "2025-05-09", [story("s3", "a"), story("s2", "b", "c")], "")
    ledger.book_report("s1", "print", {})
    assert ledger.abandoned() == [("s1", "s3")]


def test_the_page_leads_to_the_other_storys_report() -> None:
    class Desk:
        settings = Settings()

    card = {"id": "s2", "files": {"report.html": ""}, "members": [{"title": "<b>Mill</b> burns", "place": "b.txt"}]}
    page = _joined(cast(Any, Desk), card, "s2", "2025-05-07").decode()
    assert '<meta http-equiv="refresh" content="0; url=../s2/report.html"/>' in page
    assert "&lt;b&gt;Mill&lt;/b&gt; burns" in page
    without = _joined(cast(Any, Desk), {**card, "files": {}}, "s2", "2025-05-07").decode()
    assert 'href="../../index.html#s2"' in without
