"""A withdrawn article leaves everything that is published, and whoever was sent it is named."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from framing.cli import main
from framing.deliver.sent import SentTable
from framing.errors import SettingsError, UsageError
from framing.nightly.config import Config, load_config
from framing.nightly.dispatch import outbox
from framing.nightly.editor_decisions import add_withdrawal, by_hand
from framing.nightly.ledger.ledger_reader import LedgerReader
from framing.nightly.log import Tell
from framing.nightly.run import Asked, nightly
from framing.nightly.status import status
from framing.nightly.withdrawals import withdraw
from tests.nightly.piles import OUTLETS, configure, tree, write_one


class Heard(Tell):
    """Remembers what a run said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, dict[str, Any]]] = []

    def say(self, event: str, **facts: object) -> None:
        self.said.append((event, dict(facts)))


def test_decisions_are_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    path.write_text('[[pin]]\nstory = "s1"\ndocuments = ["a"]', encoding="utf-8")
    add_withdrawal(path, ["inbox/“b”.txt", "c\nd"], 'it says "no"')
    add_withdrawal(path, ["e"], "wrong")
    found = by_hand(path)
    assert found.pins == {"a": "s1"}
    assert found.withdrawn == {"inbox/“b”.txt": 'it says "no"', "c\nd": 'it says "no"', "e": "wrong"}


@pytest.mark.parametrize("entry", ['documents = ["a"]', 'documents = ["a"]\nreason = " "', 'reason = "x"'])
def test_a_withdrawal_needs_articles_and_a_reason(tmp_path: Path, entry: str) -> None:
    (tmp_path / "story.toml").write_text(f"[[withdraw]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="withdraw"):
        by_hand(tmp_path / "story.toml")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night of two stories, told by three and by two outlets."""
    folder = tmp_path_factory.mktemp("withdrawn")
    configure(folder, formats=["json"])
    for story, outlets in ((1, 3), (2, 2)):
        for outlet in range(outlets):
            write_one(folder / "inbox", story, outlet, "2025-05-06")
    assert nightly(config(folder), Asked(night="2025-05-06"), Tell()) == 0
    return folder


def config(folder: Path) -> Config:
    return load_config(folder / "nightly.toml")


def index(folder: Path) -> dict[str, list[str]]:
    found = json.loads((folder / "reports" / "index.json").read_text(encoding="utf-8"))
    return {story["id"]: [member["key"] for member in story["members"]] for story in found["stories"]}


def test_what_nobody_is_called_is_refused_and_nothing_is_written(home: Path) -> None:
    for names, reason, why in (
        (["inbox/x.txt"], "x", "no article is called so"),
        (["inbox/s00001-0.txt"], " ", "reason"),
    ):
        with pytest.raises(UsageError, match=why):
            withdraw(config(home), names, reason)
    assert not (home / "story.toml").exists()


def test_a_withdrawn_article_leaves_all_that_is_published(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = index(home)
    three = next(story for story, keys in before.items() if len(keys) == 3)
    two = next(story for story, keys in before.items() if len(keys) == 2)
    SentTable(outbox(config(home))).note([(two, "email", "desk@herald.example"), (two, "publish", "site/x.pdf")])
    gone = ("inbox/s00001-1.txt", "inbox/s00002-0.txt")
    call = ["nightly", "withdraw", str(home / "nightly.toml"), *gone, "--reason", "retracted by its outlet"]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert "delivered: sent to desk@herald.example" in said
    assert "delivered: published as site/x.pdf" in said

    told = Heard()
    assert nightly(config(home), Asked(night="2025-05-07"), told) == 0
    lines = [facts for event, facts in told.said if event == "withdrawn"]
    assert {(line["story"], line["article"], line["why"]) for line in lines} == {
        (three, gone[0], "retracted by its outlet"),
        (two, gone[1], "retracted by its outlet"),
    }
    (posted,) = (line["delivered"] for line in lines if line["story"] == two)
    assert posted == ["sent to desk@herald.example", "published as site/x.pdf"]
    assert index(home) == {three: ["inbox/s00001-0.txt", "inbox/s00001-2.txt"], two: ["inbox/s00002-1.txt"]}
    files = tree(home / "reports")
    published = {name: data for name, data in files.items() if not name.startswith("measures")}
    report = json.loads(published[f"stories/{three}/report.json"])
    assert [document["outlet"] for document in report["documents"]] == [OUTLETS[0], OUTLETS[2]]
    assert f"stories/{two}/report.json" not in published, "one article makes no report"
    for name, data in published.items():
        assert b"s00001-1" not in data, name
        assert b"s00002-0" not in data, name
    assert "withdrawn\ninbox/s00001-1.txt: retracted by its outlet" in status(config(home))

    quiet = Heard()
    assert nightly(config(home), Asked(night="2025-05-08"), quiet) == 0
    assert not [event for event, _ in quiet.said if event == "withdrawn"], "it is told once"
    assert index(home)[three] == ["inbox/s00001-0.txt", "inbox/s00001-2.txt"], "and it stays away"


def test_a_withdrawal_that_is_taken_back_brings_the_article_back(home: Path) -> None:
    (home / "story.toml").write_text("", encoding="utf-8")
    assert nightly(config(home), Asked(night="2025-05-09"), Tell()) == 0
    assert sorted(map(len, index(home).values())) == [2, 3]
    with closing(LedgerReader(config(home).ledger_path())) as ledger:
        assert ledger.withdrawn() == []
