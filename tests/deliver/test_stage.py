"""The last stage of a night: rules find their stories, and what fails keeps nothing else from being done."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from framing.deliver.delivery_rules import DeliveryRule, matches, rules
from framing.deliver.enclosure import enclosure
from framing.deliver.sent import SentTable
from framing.deliver.smtp import Patience
from framing.deliver.stage import DeliveryContext, DeliveryResult, Finished, NightPage, deliver
from framing.errors import SettingsError
from framing.render import pdf as printer
from tests.deliver import briefings
from tests.deliver.post import Post, serving
from tests.deliver.test_attachment import opened, report
from tests.render.invented import SETTINGS, story

HASTE = Patience(rounds=2, answer=5.0, sleep=lambda seconds: None)


@pytest.fixture
def desk(tmp_path: Path) -> DeliveryContext:
    return DeliveryContext(tmp_path, "2031-03-05", patience=HASTE)


@pytest.fixture
def reports(tmp_path: Path) -> list[Finished]:
    folder = tmp_path / "night"
    folder.mkdir()
    (folder / "bridge.pdf").write_bytes(report())
    (folder / "bridge.html").write_text("<p>page", encoding="utf-8")
    return [Finished("s-bridge", folder / "bridge.pdf", (folder / "bridge.html",))]


@pytest.fixture
def sent(tmp_path: Path) -> SentTable:
    return SentTable(tmp_path / "state" / "sent.sqlite")


def made(**table: Any) -> tuple[DeliveryRule, ...]:
    return rules([{"match": "*", **table}], "night.toml")


def short(outcomes: list[DeliveryResult]) -> list[tuple[str, str, str]]:
    return [(item.way, Path(item.target).name, item.result) for item in outcomes]


# ── rules ──


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        ("*", True),
        ("bridge", True),
        ("BRIDGE,  closed", True),
        ("ridge", False),
        (["harvest", "bridge"], True),
        ({"title": "bridge"}, True),
        ({"outlet": "bridge"}, False),
        ({"story": "s-bridge"}, True),
        ({"story": "other", "title": "bridge"}, False),
        ("(a+)+$ nowhere", False),
    ],
)
def test_phrases_are_found_as_whole_words_in_the_fields_they_are_for(match: Any, holds: bool) -> None:
    (rule,) = made(match=match, publish="out")
    assert matches(rule, "s-bridge", enclosure(report(), "bridge.pdf", "bridge.pdf")) is holds


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"match": "x"}, "delivers nothing"),
        ({"publish": "out"}, "has no match"),
        ({"match": "x", "attach": "b.pdf"}, "unknown key 'attach'"),
        ({"match": " - ", "publish": "out"}, "has no words"),
        ({"match": {"colour": "x"}, "publish": "out"}, "looks in no 'colour'"),
        ({"match": "x", "email": "nobody"}, "is no e-mail address"),
        ({"match": "x", "attach_to": 3}, "attach_to must be text or a list of texts"),
        ({"match": "x", "attach_to": "b.pdf", "append": "yes"}, "append must be true or false"),
        ({"match": "x", "publish": ["a"]}, "publish must be text"),
        ({"match": "x", "publish": ""}, "publish must be the name of a folder"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused_by_number(table: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        rules([{"match": "*", "publish": "out"}, table], "night.toml")
    assert "[[deliver]] 2" in str(caught.value)


# ── the stage ──


def test_a_report_is_published_and_attached_and_the_second_time_nothing_is_written(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable, tmp_path: Path
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    for name in ("tagged-ua", "annex"):
        (folder / f"{name}.pdf").write_bytes(briefings.good()[name])
    chosen = made(publish="out", attach_to="briefings/*.pdf")
    first = deliver(chosen, reports, sent, desk)
    assert short(first) == [
        ("publish", "s-bridge.pdf", "done"),
        ("publish", "s-bridge.html", "done"),
        ("attach", "annex.pdf", "done"),
        ("attach", "tagged-ua.pdf", "done"),
    ]
    with pikepdf.open(folder / "annex.pdf") as pdf:
        assert pdf.attachments["s-bridge.pdf"].get_file().read_bytes() == report()
    assert (tmp_path / "out" / "s-bridge.pdf").read_bytes() == report()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pdf")}
    assert {item.result for item in deliver(chosen, reports, sent, desk)} == {"unchanged"}
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pdf")} == before


def test_what_fails_is_told_and_the_rest_is_done(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable, tmp_path: Path
) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    for name in ("signed", "encrypted-user", "truncated"):
        (folder / f"{name}.pdf").write_bytes(briefings.refused()[name])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    (folder / "good.pdf").write_bytes(briefings.good()["old"])
    broken = Finished("s-other", tmp_path / "night" / "none.pdf")
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    chosen = made(attach_to=["briefings/*.pdf", "nothing/*.pdf"], publish="taken")
    told = deliver(chosen, [broken, *reports], sent, desk)
    assert short(told) == [
        ("publish", "none.pdf", "failed"),
        ("publish", "taken", "failed"),
        ("attach", "encrypted-user.pdf", "failed"),
        ("attach", "good.pdf", "done"),
        ("attach", "signed.pdf", "failed"),
        ("attach", "truncated.pdf", "failed"),
        ("attach", "*.pdf", "failed"),
    ]
    notes = {Path(item.target).name: item.note for item in told}
    assert notes["signed.pdf"].startswith("left untouched:")
    assert "is signed" in notes["signed.pdf"]
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_whoever_several_rules_name_gets_a_story_once_a_night(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable
) -> None:
    both = made(email=["a@x.example", "B <b@x.example>"]) + made(match="bridge", email="a@x.example")
    post = Post()
    with serving(post) as server:
        first = deliver(both, reports, sent, replace(desk, server=server))
        again = deliver(both, reports, sent, replace(desk, server=server))
        later = deliver(both, reports, sent, replace(desk, server=server, run="2031-03-06"))
    assert short(first) == [("email", "a@x.example", "done"), ("email", "b@x.example", "done")]
    assert again == later == [], "the same report is not sent again, whatever the night"
    assert sorted(post.arrived().values()) == [1, 1]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_what_waits_from_a_night_without_a_server_goes_with_the_next(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable
) -> None:
    with serving(Post()) as gone:
        pass
    told = deliver(made(email="a@x.example"), reports, sent, replace(desk, server=gone))
    assert [(item.result, bool(item.note)) for item in told] == [("waiting", True)]
    post = Post()
    with serving(post) as server:
        told = deliver((), [], sent, replace(desk, server=server, run="2031-03-06"))
    assert [(item.story, item.result) for item in told] == [("s-bridge", "done")]
    assert len(post.arrived()) == 1


def test_mail_without_a_server_is_told_and_kept_nowhere(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable
) -> None:
    (told,) = deliver(made(email="a@x.example"), reports, sent, desk)
    assert (told.result, "add [smtp]" in told.note) == ("failed", True)
    assert sent.deliveries() == []


# ── pages ──


@pytest.fixture
def both(tmp_path: Path, reports: list[Finished]) -> list[Finished]:
    """The night's report, and beside it the same with page one alone."""
    one = tmp_path / "night" / "bridge.briefing.pdf"
    one.write_bytes(printer.render(printer.request(story(2), replace(SETTINGS, pages="briefing"))))
    return [replace(reports[0], drawn={"briefing": one})]


def test_a_rule_chooses_pages_and_a_briefing_gets_page_one(
    desk: DeliveryContext, both: list[Finished], sent: SentTable
) -> None:
    for rule, source in (
        ({}, "bridge.briefing.pdf"),
        ({"pages": "report"}, "bridge.pdf"),
        ({"pages": "full"}, "bridge.pdf"),
    ):
        (desk.base / "morning.pdf").write_bytes(briefings.good()["tagged-ua"])
        assert short(deliver(made(attach_to="morning.pdf", **rule), both, sent, desk)) == [
            ("attach", "morning.pdf", "done")
        ]
        with opened((desk.base / "morning.pdf").read_bytes()) as briefing:
            attached = briefing.attachments["s-bridge.pdf"].get_file().read_bytes()
        assert attached == (desk.base / "night" / source).read_bytes()


def test_pages_that_no_report_has_are_refused() -> None:
    with pytest.raises(SettingsError, match="pages"):
        made(attach_to="morning.pdf", pages="two")


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_whoever_asks_for_more_pages_gets_them_in_a_letter_of_its_own(
    desk: DeliveryContext, both: list[Finished], sent: SentTable
) -> None:
    asked = made(email=["a@x.example", "b@x.example"]) + made(email=["b@x.example", "c@x.example"], pages="report")
    post = Post()
    with serving(post) as server:
        first = deliver(asked, both, sent, replace(desk, server=server))
        again = deliver(asked, both, sent, replace(desk, server=server))
    assert sorted((item.story, item.target, item.result) for item in first) == [
        ("s-bridge", f"{name}@x.example", "done") for name in "abc"
    ]
    assert again == []
    sizes = {}
    for data in post.bytes:
        letter = message_from_bytes(data, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        (attached,) = letter.iter_attachments()
        sizes |= dict.fromkeys(str(letter["To"]).split(", "), len(attached.get_content()))
    one, whole = ((desk.base / "night" / name).stat().st_size for name in ("bridge.briefing.pdf", "bridge.pdf"))
    assert sizes == {"a@x.example": one, "b@x.example": one, "c@x.example": whole}


# ── alerts, the briefing, the week ──

CHANGED = {
    "outlets": (1, "new outlet: Harbour Post"),
    "conflicts": (2, "2 new conflicts between values"),
    "withdrawn_quotations": (0, "quotation taken out: "),
}


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("thresholds", "why"),
    [
        ({"conflicts": 2}, ["2 new conflicts between values"]),
        ({"conflicts": 3}, []),
        ({"outlets": 1, "conflicts": 1}, ["new outlet: Harbour Post", "2 new conflicts between values"]),
        ({"withdrawn_quotations": 1}, []),
        ({"outlets": 0}, []),
    ],
)
def test_an_alert_goes_out_where_a_threshold_is_reached_and_says_which(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable, thresholds: dict[str, int], why: list[str]
) -> None:
    found = [replace(reports[0], changed=CHANGED)]
    post = Post()
    with serving(post) as server:
        there = replace(desk, server=server)
        rule = made(what="alert", thresholds=thresholds, email="desk@board.example", publish="out")
        outcomes = deliver(rule, found, sent, there)
        letters = [message_from_bytes(data, policy=policy.default) for data in post.bytes]
    assert bool(outcomes) == bool(why)
    assert (desk.base / "out" / "s-bridge.pdf").is_file() == bool(why)
    assert len(letters) == bool(why)
    for letter in letters:
        assert str(letter["Subject"]).startswith("Alert: ")
        text = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        assert [line[2:] for line in text.splitlines() if line.startswith("! ")] == why
        for words in why:
            assert f"<b>{words}</b>" in letter.get_body(("html",)).get_content()  # type: ignore[union-attr]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_report_and_an_alert_of_it_are_one_message_by_the_first_rule(
    desk: DeliveryContext, reports: list[Finished], sent: SentTable
) -> None:
    found = [replace(reports[0], changed=CHANGED)]
    rule = made(what="alert", thresholds={"outlets": 1}, email="desk@board.example")
    post = Post()
    with serving(post) as server:
        deliver((*rule, *made(email="desk@board.example")), found, sent, replace(desk, server=server))
        assert [str(message_from_bytes(one)["Subject"])[:6] for one in post.bytes] == ["Alert:"]


@pytest.fixture
def day(tmp_path: Path) -> NightPage:
    """The briefing of a night with two stories."""
    folder = tmp_path / "night"
    folder.mkdir(exist_ok=True)
    (folder / "daily.pdf").write_bytes(briefings.good()["tagged-ua"])
    (folder / "daily.txt").write_text("Briefing of 5 March 2031\n\nA bridge.\n", encoding="utf-8")
    (folder / "daily.mail.html").write_text("<p>A bridge.</p>", encoding="utf-8")
    (folder / "daily.html").write_text("<h1>Briefing</h1>", encoding="utf-8")
    return NightPage("daily", tuple(sorted(folder.glob("daily.*"))), ("s-bridge", "s-mill"))


def pages(**table: Any) -> tuple[DeliveryRule, ...]:
    return rules([{"what": "daily", **table}], "night.toml")


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_the_briefing_is_published_attached_and_sent(desk: DeliveryContext, sent: SentTable, day: NightPage) -> None:
    (desk.base / "morning.pdf").write_bytes(briefings.good()["tagged-ua"])
    rule = pages(publish="out", attach_to="morning.pdf", email="desk@board.example")
    post = Post()
    with serving(post) as server:
        outcomes = deliver(rule, [], sent, replace(desk, server=server), [day])
        (letter,) = (message_from_bytes(data, policy=policy.default) for data in post.bytes)
        again = deliver(rule, [], sent, replace(desk, server=server), [day])
        assert len(post.bytes) == 1
    assert {item.result for item in outcomes} == {"done"}
    assert {item.result for item in again} == {"unchanged"}
    assert sorted(path.name for path in (desk.base / "out").iterdir()) == [
        "daily.html", "daily.mail.html", "daily.pdf", "daily.txt",
    ]  # fmt: skip
    assert list(opened((desk.base / "morning.pdf").read_bytes()).attachments) == ["daily.pdf"]
    assert letter["Subject"] == "Briefing of 5 March 2031"
    assert "A bridge." in letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert [part.get_filename() for part in letter.iter_attachments()] == ["daily.pdf"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("table", "goes"),
    [
        ({}, True),
        ({"stories": 2}, True),
        ({"stories": 3}, False),
        ({"days": ["Tue", "Wed"]}, True),  # 5 March 2031 is a Wednesday
        ({"days": "Thu"}, False),
        ({"what": "weekly"}, False),
    ],
)
def test_the_briefing_goes_out_by_its_rules(
    desk: DeliveryContext, sent: SentTable, day: NightPage, table: dict[str, Any], goes: bool
) -> None:
    outcomes = deliver(pages(publish="out", **table), [], sent, desk, [day])
    assert bool(outcomes) == goes


@pytest.mark.parametrize(("days", "goes"), [(None, False), (["Wed"], True)])
def test_the_week_goes_out_on_mondays_or_when_it_is_told(
    desk: DeliveryContext, sent: SentTable, day: NightPage, days: list[str] | None, goes: bool
) -> None:
    table = {"what": "weekly", "publish": "out"} | ({"days": days} if days else {})
    week = NightPage("weekly", day.files, ())
    assert bool(deliver(rules([table], "night.toml"), [], sent, desk, [week])) == goes


def test_a_night_without_a_pdf_of_its_briefing_says_what_is_missing(
    desk: DeliveryContext, sent: SentTable, day: NightPage
) -> None:
    (desk.base / "morning.pdf").write_bytes(briefings.good()["tagged-ua"])
    bare = replace(day, files=tuple(path for path in day.files if path.suffix != ".pdf"))
    (outcome,) = deliver(pages(attach_to="morning.pdf"), [], sent, desk, [bare])
    assert (outcome.result, outcome.note) == ("failed", "there is no PDF of it: add pdf to formats")


def test_a_rule_about_stories_is_not_about_the_briefing(desk: DeliveryContext, sent: SentTable, day: NightPage) -> None:
    assert deliver(made(publish="out"), [], sent, desk, [day]) == []


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"what": "hourly"}, "what"),
        ({"what": "daily", "match": "*"}, 'what = "daily" has no match'),
        ({"what": "weekly", "stories": 2}, 'what = "weekly" has no stories'),
        ({"match": "*", "days": ["Mon"]}, 'what = "report" has no days'),
        ({"match": "*", "thresholds": {"conflicts": 1}}, 'what = "report" has no thresholds'),
        ({"match": "*", "what": "alert", "thresholds": {"words": 1}}, "thresholds count no 'words'"),
        ({"match": "*", "what": "alert", "thresholds": {"outlets": -1}}, "thresholds.outlets must not be negative"),
        ({"what": "daily", "days": ["Monday"]}, "days has 'Monday'"),
        ({"what": "daily", "stories": -1}, "stories must not be negative"),
        ({"what": "alert"}, "has no match"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(table: dict[str, Any], why: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(why)):
        rules([{"publish": "out", **table}], "night.toml")
