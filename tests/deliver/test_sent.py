"""The outbox: what is queued stays until it is done, and nobody is queued twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from framing.deliver.sent import MOST_REFUSALS, Letter, SentTable
from framing.errors import WriteError

ONE = Letter("night/bridge", "night@board.example", ("a@x.example", "b@x.example"), "content", b"bytes")


@pytest.fixture
def sent(tmp_path: Path) -> SentTable:
    return SentTable(tmp_path / "state" / "sent.sqlite")


def states(sent: SentTable) -> dict[str, str]:
    return {item.recipient: item.state for item in sent.deliveries()}


def stored(sent: SentTable) -> list[bytes | None]:
    with sqlite3.connect(sent.path) as database:
        return [data for (data,) in database.execute("SELECT data FROM letters")]


def test_a_letter_waits_until_each_has_it_and_its_bytes_go_with_the_last(sent: SentTable) -> None:
    sent.queue(ONE)
    assert sent.waiting() == [ONE]
    sent.settle(ONE.key, ["a@x.example"], "sent")
    assert sent.waiting() == [ONE._replace(recipients=("b@x.example",))]
    assert stored(sent) == [b"bytes"]
    sent.settle(ONE.key, ["b@x.example"], "sent", "250 OK")
    assert sent.waiting() == []
    assert stored(sent) == [None]
    assert SentTable(sent.path).deliveries()[1].note == "250 OK"


def test_the_same_night_or_the_same_content_is_not_queued_again(sent: SentTable) -> None:
    sent.queue(ONE)
    sent.settle(ONE.key, ONE.recipients, "sent")
    sent.queue(ONE._replace(data=b"other", content="changed"))
    sent.queue(ONE._replace(key="next night/bridge"))
    assert sent.waiting() == []
    sent.queue(ONE._replace(key="next night/bridge", content="changed"))
    assert [letter.key for letter in sent.waiting()] == ["next night/bridge"]


def test_somebody_new_gets_what_the_others_have(sent: SentTable) -> None:
    sent.queue(ONE)
    sent.settle(ONE.key, ONE.recipients, "sent")
    sent.queue(ONE._replace(recipients=("a@x.example", "c@x.example")))
    assert sent.waiting() == [ONE._replace(recipients=("c@x.example",))]


def test_a_run_that_was_cut_off_leaves_a_doubt_which_is_resolved_as_told(sent: SentTable) -> None:
    sent.queue(ONE)
    sent.settle(ONE.key, ["a@x.example"], "sending")
    assert sent.waiting()[0].recipients == ("b@x.example",)
    sent.reopen(doubtful=False)
    assert states(sent) == {"a@x.example": "doubtful", "b@x.example": "waiting"}
    sent.reopen(doubtful=True)
    assert states(sent) == {"a@x.example": "waiting", "b@x.example": "waiting"}


def test_a_refusal_is_asked_again_on_later_nights_and_then_no_more(sent: SentTable) -> None:
    sent.queue(ONE._replace(recipients=("a@x.example",)))
    for _ in range(MOST_REFUSALS):
        assert len(sent.waiting()) == 1
        sent.settle(ONE.key, ["a@x.example"], "refused", "550 unknown")
        assert sent.waiting() == []
        sent.reopen(doubtful=True)
    assert states(sent) == {"a@x.example": "refused"}
    assert stored(sent) == [None]


def test_an_outbox_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "sent.sqlite").write_bytes(b"no database, and longer than a header" * 9)
    with pytest.raises(WriteError, match="cannot record what was sent"):
        SentTable(tmp_path / "sent.sqlite")
