"""What a settled night made goes where its rules want it; what a configuration cannot mean is refused at once."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from framing.deliver.sent import Letter, SentTable
from framing.errors import SettingsError
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.config import Config, load_config
from framing.nightly.dispatch import delivered, dispatch, mail_server, outbox
from framing.nightly.ledger.ledger import Ledger
from framing.nightly.ledger.ledger_reader import Settled
from framing.nightly.log import Tell
from framing.nightly.status import status
from framing.render import pdf as printer
from tests.deliver import briefings
from tests.deliver.test_attachment import opened, report
from tests.render.invented import SETTINGS, story

NIGHT = "2031-03-05"
HEAD = 'input = ["inbox"]\n'


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A settled night: one story that changed, one that did not, both with reports."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "harbour.pdf").write_bytes(briefings.good()["tagged-ua"])
    path = tmp_path / "nightly.toml"
    rule = '[[deliver]]\nmatch = "bridge"\nattach_to = "briefings/*.pdf"\npublish = "out"\n'
    path.write_text(HEAD + rule, encoding="utf-8")
    config = load_config(path)
    with closing(Ledger(config.ledger_path())) as ledger:
        run = ledger.begin(NIGHT, "signature", "2031-03-05T04:00:00", [])
        for name, last in (("snew", NIGHT), ("sold", "2031-03-01")):
            folder = config.path(config.output) / "stories" / name
            folder.mkdir(parents=True)
            (folder / "report.pdf").write_bytes(report())
            (folder / "changes.json").write_bytes(b"{}")
            card = {"id": name, "first": last, "last": last, "files": {"changes.json": "", "report.pdf": ""}}
            card |= {"title": "A bridge", "members": []}
            member = {"key": name, "article": name, "digest": name, "facts": {}, "first": last, "current": True}
            ledger.settle(run, NIGHT, [{"id": name, "members": [member], "card": card}], "")
        ledger.finish(run, Settled(NIGHT, "mark", 0, 0), "2031-03-05T04:10:00")
    return config


def events(captured: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_stories_that_changed_are_delivered_under_their_names(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dispatch(config, None, Tell()) == 0
    assert sorted(path.name for path in (config.home / "out").iterdir()) == ["snew.changes.json", "snew.pdf"]
    assert list(opened((config.home / "briefings" / "harbour.pdf").read_bytes()).attachments) == ["snew.pdf"]
    assert dispatch(config, None, Tell()) == 0
    first, again = events(capsys.readouterr().err)
    assert (first["done"], first["unchanged"]) == (3, 0)
    assert (again["done"], again["unchanged"]) == (0, 3)


def test_a_rule_gets_the_pages_it_asks_for_where_the_night_drew_them(config: Config) -> None:
    folder = config.path(config.output) / "stories" / "snew"
    one = printer.render(printer.request(story(2), replace(SETTINGS, pages="briefing")))
    (folder / "report.briefing.pdf").write_bytes(one)
    with closing(Ledger(config.ledger_path())) as ledger:
        run = ledger.begin(NIGHT, "signature", "2031-03-05T05:00:00", [])
        card = (ledger.card("snew") or {}) | {"files": {"report.briefing.pdf": "", "report.pdf": ""}}
        member = {"key": "snew", "article": "snew", "digest": "snew", "facts": {}, "first": NIGHT, "current": True}
        ledger.settle(run, NIGHT, [{"id": "snew", "members": [member], "card": card}], "")
        ledger.finish(run, Settled(NIGHT, "mark", 0, 0), "2031-03-05T05:10:00")
    assert dispatch(config, None, Tell()) == 0
    with opened((config.home / "briefings" / "harbour.pdf").read_bytes()) as briefing:
        assert briefing.attachments["snew.pdf"].get_file().read_bytes() == one


def test_a_night_draws_the_pages_its_rules_ask_for_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "nightly.toml"
    rule = '[[deliver]]\nmatch = "*"\n'
    digests = set()
    for more, drawn in (
        ("", ()),
        (f'{rule}publish = "out"\n', ()),
        (f'{rule}attach_to = "b.pdf"\n', ("briefing",)),
        (f'{rule}email = "a@x.example"\npages = "full"\n{rule}attach_to = "b.pdf"\n', ("briefing", "full")),
        (f'{rule}attach_to = "b.pdf"\npages = "report"\n', ()),
    ):
        path.write_text(HEAD + more, encoding="utf-8")
        assert load_config(path).pages_to_deliver() == drawn
        digests.add(load_config(path).digest())
    assert len(digests) == 3  # what is drawn moves the work, whom it goes to does not


def test_a_briefing_that_cannot_take_it_is_told_and_counted(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    (config.home / "briefings" / "signed.pdf").write_bytes(briefings.refused()["signed"])
    assert dispatch(config, None, Tell()) == 1
    told, summary = events(capsys.readouterr().err)
    assert (told["event"], told["story"]) == ("not delivered", "snew")
    assert "is signed" in str(told["why"])
    assert (summary["done"], summary["failed"]) == (3, 1)


def test_status_lists_what_has_not_arrived(config: Config) -> None:
    assert "messages" not in status(config)
    sent = SentTable(outbox(config))
    sent.queue(Letter(f"{NIGHT}/snew", "n@x.example", ("a@x.example", "b@x.example"), "content", b"bytes"))
    sent.settle(f"{NIGHT}/snew", ["a@x.example"], "sent")
    sent.settle(f"{NIGHT}/snew", ["b@x.example"], "refused", "550 no such mailbox")
    (told,) = [line for line in status(config).splitlines() if "x.example" in line]
    assert told == f"{NIGHT}/snew to b@x.example: refused: 550 no such mailbox"


def test_without_rules_or_a_settled_night_nothing_is_done(config: Config, tmp_path: Path) -> None:
    assert dispatch(replace(config, deliver=()), None, Tell()) == 0
    assert dispatch(replace(config, state="elsewhere"), None, Tell()) == 0
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('[[deliver]]\nmatch = "x"\n', "delivers nothing"),
        ('formats = ["html"]\n[[deliver]]\nmatch = "x"\npublish = "out"\n', "needs the PDF"),
        ('smtp = "mail.example.org"\n', "smtp must be a table"),
    ],
)
def test_a_configuration_is_checked_when_it_is_read(words: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "nightly.toml"
    path.write_text(HEAD + words, encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        load_config(path)


def test_a_missing_password_is_found_out_before_the_night_begins(config: Config) -> None:
    smtp = {"host": "mail.board.example", "user": "night", "password_env": "FRAMING_TEST_NOWHERE"}
    with pytest.raises(SettingsError, match="no password in the variable"):
        mail_server(replace(config, smtp=smtp))
    assert mail_server(config) is None


def with_alert(config: Config, **changes: object) -> None:
    """The story that changed has something to be told of."""
    with closing(Ledger(config.ledger_path())) as ledger:
        run = ledger.begin(NIGHT, "signature", "2031-03-05T05:00:00", [])
        card = (ledger.card("snew") or {}) | {"new_conflicts": 1, "changes": changes or None}
        member = {"key": "snew", "article": "snew", "digest": "snew", "facts": {}, "first": NIGHT, "current": True}
        ledger.settle(run, NIGHT, [{"id": "snew", "members": [member], "card": card}], "")
        ledger.finish(run, Settled(NIGHT, "mark", 0, 0), "2031-03-05T05:10:00")


def ruled(config: Config, *tables: dict[str, object], **keys: object) -> Config:
    return replace(config, deliver=tables, **keys)  # type: ignore[arg-type]


def test_an_alert_goes_out_by_its_own_thresholds_or_those_of_the_desk(config: Config) -> None:
    with_alert(config)
    rule: dict[str, object] = {"what": "alert", "match": "*", "publish": "out"}
    for thresholds, usual, goes in (
        ({"conflicts": 2}, AlertThresholds(conflicts=1), False),
        ({}, AlertThresholds(outlets=1), False),
        ({}, AlertThresholds(conflicts=1), True),
    ):
        found = ruled(config, rule | ({"thresholds": thresholds} if thresholds else {}), alert=usual)
        assert dispatch(found, None, Tell()) == 0
        assert (config.home / "out" / "snew.pdf").is_file() == goes
    assert not (config.home / "out" / "sold.pdf").exists(), "it did not change"


def test_the_briefing_goes_out_and_each_of_its_stories_is_known_to_have_gone(config: Config) -> None:
    folder = config.path(config.output)
    (folder / "daily.pdf").write_bytes(briefings.good()["tagged-ua"])
    for name in ("daily.html", "daily.txt", "daily.mail.html", "weekly.html", "weekly.txt"):
        (folder / name).write_text("A bridge", encoding="utf-8")
    assert dispatch(ruled(config, {"what": "daily", "publish": "out"}), None, Tell()) == 0
    assert sorted(path.name for path in (config.home / "out").iterdir()) == [
        "daily.html", "daily.mail.html", "daily.pdf", "daily.txt",
    ]  # fmt: skip
    assert any("daily.pdf" in place for place in delivered(outbox(config), "snew"))
    assert delivered(outbox(config), "sold") == []


def test_an_alert_that_no_threshold_allows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "nightly.toml"
    rule = '[[deliver]]\nwhat = "alert"\nmatch = "*"\npublish = "out"\n'
    path.write_text(HEAD + rule, encoding="utf-8")
    with pytest.raises(SettingsError, match="an alert that no threshold allows is never delivered"):
        load_config(path)
    path.write_text(HEAD + "[alert]\nconflicts = 1\n" + rule, encoding="utf-8")
    assert load_config(path).alert.conflicts == 1
    path.write_text(HEAD + rule + "thresholds = { outlets = 1 }\n", encoding="utf-8")
    assert load_config(path).deliver
