"""Two nights of the demo pile, as a newsroom would see them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from framing.demo.demo_pile import NIGHTS, deliver_to, lay_out
from framing.nightly.config import Config, load_config
from framing.nightly.ledger.ledger_reader import LedgerReader
from framing.nightly.ledger.measure_history import history
from framing.nightly.log import Tell
from framing.nightly.run import Asked, nightly
from framing.nightly.status import forecast, status
from tests.nightly.piles import tree

BROKEN = 2  # a file and a line of the demo pile
FERRY, OTTER, SLUGS, BAKERY = "echo-ferry.txt", "echo-otter.txt", "beans", "Bakery"


class Night(NamedTuple):
    """What a night left, and what the run after it, on the very same pile, left."""

    code: int
    index: dict[str, Any]
    output: dict[str, bytes]
    again: int
    written: bool  # whether the second run touched any file of output or state


def times(home: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for part in ("reports", "state") for path in (home / part).rglob("*")}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nightly") / "demo"


@pytest.fixture(scope="module")
def config(home: Path) -> Callable[[], Config]:
    path = lay_out(home)
    path.write_text(path.read_text() + 'formats = ["json"]\nengine = "loop"\nmetrics = "framing.prom"\n')
    return lambda: load_config(path)


@pytest.fixture(scope="module")
def nights(home: Path, config: Callable[[], Config]) -> list[Night]:
    found = []
    for name, night in NIGHTS[:2]:
        deliver_to(home / "inbox", name)
        if name == "second":  # a first attempt is cut off where its stories are settled and no index tells of them
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("framing.nightly.run._index", _cut_off)
                with pytest.raises(KeyboardInterrupt):
                    nightly(config(), Asked(night=night), Tell())
        code = nightly(config(), Asked(night=night), Tell())
        left, before = tree(home / "reports"), times(home)
        again = nightly(config(), Asked(night=night), Tell())
        found.append(Night(code, json.loads(left["index.json"]), left, again, times(home) != before))
    return found


def _cut_off(*ignored: object) -> None:
    raise KeyboardInterrupt


def stories(night: Night) -> dict[str, dict[str, Any]]:
    """Stories by the title of their first article."""
    return {story["members"][0]["title"]: story for story in night.index["stories"]}


def holding(night: Night, words: str) -> dict[str, Any]:
    (story,) = (story for title, story in stories(night).items() if words in title)
    return story


def test_broken_documents_are_told_and_the_rest_is_done(nights: list[Night], home: Path) -> None:
    assert [night.code for night in nights] == [3, 3]
    reasons = {item["place"]: item["why"] for item in nights[0].index["quarantined"]}
    assert set(reasons) == {"inbox/broken.txt", "inbox/feed.jsonl:4"}
    assert "NUL bytes" in reasons["inbox/broken.txt"]
    kept = [path.read_bytes() for path in (home / "state" / "quarantine").glob("*/document")]
    assert (home / "inbox" / "broken.txt").read_bytes() in kept
    assert len(kept) == BROKEN


def test_documents_in_are_those_analysed_quarantined_and_skipped(nights: list[Night], home: Path) -> None:
    with closing(LedgerReader(home / "state" / "ledger.sqlite")) as reader:
        runs = reader.runs(9)
    sums = [
        (run["status"], *(run[name] for name in ("documents", "analysed", "quarantined", "skipped"))) for run in runs
    ]
    assert sums == [("done", 16, 0, 2, 14), ("killed", 16, 4, 2, 10), ("done", 13, 11, 2, 0)]


def test_a_run_on_the_same_pile_writes_nothing(nights: list[Night]) -> None:
    assert [night.written for night in nights] == [False, False]
    assert [night.again for night in nights] == [3, 3]


def test_four_stories_have_reports_and_single_articles_are_listed(nights: list[Night]) -> None:
    first = nights[0]
    assert sorted(len(story["members"]) for story in first.index["stories"]) == [1, 2, 2, 3, 3]
    for story in first.index["stories"]:
        report = first.output.get(f"stories/{story['id']}/report.json")
        assert (report is not None) == (len(story["members"]) > 1)
        assert all(member["why"] for member in story["members"])
    assert holding(first, SLUGS)["files"] == {}


def test_a_copy_of_a_wire_story_is_listed_and_not_compared(nights: list[Night]) -> None:
    school = next(story for title, story in stories(nights[0]).items() if "School" in title or "school" in title)
    listed = [member["outlet"] for member in school["members"] if not member["chosen"]]
    assert len(listed) == 1
    assert listed[0] in ("Vale Tribune", "Northline Wire")
    report = json.loads(nights[0].output[f"stories/{school['id']}/report.json"])
    assert len(report["documents"]) == 2


def test_stories_keep_their_names_and_new_articles_join_them(nights: list[Night]) -> None:
    for words in ("Ferry", "otter"):
        before, after = holding(nights[0], words), holding(nights[1], words)
        assert before["id"] == after["id"]
        assert len(after["members"]) == len(before["members"]) + 1
    assert {member["outlet"] for member in holding(nights[1], BAKERY)["members"]} == {"Vale Tribune"}


def test_what_changed_since_yesterday_is_told(nights: list[Night]) -> None:
    changes = holding(nights[1], "Ferry")["changes"]
    assert changes["since"] == NIGHTS[0][1]
    assert changes["outlets"] == ["Corvane Courier"]
    (edit,) = changes["edited"]
    assert (edit["outlet"], edit["out"]) == ("Ostwick Echo", ["Nobody was hurt."])
    assert edit["in"] == ["Two people were treated for bruises."]
    assert any("We gave no permission" in item["text"] for item in changes["quotations"])
    assert holding(nights[0], "Ferry")["changes"] is None


def test_only_the_stories_that_changed_are_built_anew(nights: list[Night]) -> None:
    first, second = (
        {name: content for name, content in night.output.items() if name.endswith("report.json")} for night in nights
    )
    changed = {name for name in first if first[name] != second[name]}
    expected = {f"stories/{holding(nights[1], words)['id']}/report.json" for words in ("Ferry", "otter")}
    assert changed == expected


def test_no_file_of_a_report_in_the_making_is_in_sight(nights: list[Night]) -> None:
    for night in nights:
        assert all(name.rpartition("/")[2][0] != "." for name in night.output)


def test_measures_of_both_nights_can_be_asked_for(nights: list[Night], home: Path) -> None:
    rows = history(
        home / "reports" / "measures",
        "SELECT night, count(DISTINCT digest), count(*) FILTER (value IS NULL AND why IS NULL) FROM measures"
        " GROUP BY night ORDER BY night",
    )
    assert [(str(night), documents, unexplained) for night, documents, unexplained in rows] == [
        (NIGHTS[0][1], 11, 0),
        (NIGHTS[1][1], 4, 0),
    ]


def test_the_first_night_of_measures_is_not_touched_by_the_second(nights: list[Night]) -> None:
    name = f"measures/night={NIGHTS[0][1]}/part-0001.parquet"
    assert nights[0].output[name] == nights[1].output[name]


def test_prometheus_is_told(nights: list[Night], home: Path) -> None:
    lines = (home / "framing.prom").read_text().splitlines()
    assert "framing_nightly_documents 16" in lines
    assert "framing_nightly_exit_code 3" in lines


def test_status_and_a_dry_run_tell_without_writing(
    nights: list[Night], home: Path, config: Callable[[], Config]
) -> None:
    before = times(home)
    shown = status(config())
    assert "2025-05-07" in shown
    assert "inbox/broken.txt: it holds NUL bytes" in shown
    assert forecast(config(), Asked()).startswith(
        "16 documents: 0 to be analysed, 14 analysed before, 2 in quarantine."
    )
    edited = home / "inbox" / FERRY
    text = edited.read_text()
    edited.write_text(text + "\nMore is not known.\n")
    told = forecast(config(), Asked())
    edited.write_text(text)
    assert "1 to be analysed" in told
    assert holding(nights[1], "Ferry")["id"] in told
    assert times(home) == before


def test_a_clock_that_went_back_changes_nothing(nights: list[Night], home: Path, config: Callable[[], Config]) -> None:
    before = times(home)
    assert nightly(config(), Asked(night="2020-01-01"), Tell()) == 3
    assert times(home) == before
