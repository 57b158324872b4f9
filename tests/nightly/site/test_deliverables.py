"""Alert, daily briefing and weekly report: each has rules of its own, and says plainly when there is nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from framing.errors import SettingsError
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.config import load_config
from framing.nightly.ledger.measure_history import COLUMNS
from framing.nightly.site.alerts import alerts, reasons
from framing.nightly.site.daily import FULL, NO_DIFFERENCE, NOTHING, briefing, text
from framing.nightly.site.weekly import week
from framing.render.html import fill
from framing.render.tables.parquet_measures import to_parquet
from framing.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
NIGHT = "2031-03-02"
ITEM = {"kind": "conflict", "title": "A counts 212 aboard, B 184.", "text": "Both speak of the ferry."}
EVERY = AlertThresholds(outlets=1, conflicts=1, withdrawn_quotations=1)


def card(name: str = "s1", *, outlets: tuple[str, ...] = ("Echo", "Post"), **more: Any) -> dict[str, Any]:
    members = [{"outlet": outlet, "title": f"Ferry {name}", "current": True, "chosen": True} for outlet in outlets]
    usual = {"title": "Two articles compared", "standfirst": "Both credit Ines Okoro.", "last": NIGHT, "changes": None}
    files = {"report.html": "1", "report.json": "2"}
    return {"id": name, "members": members, "files": files, "items": [ITEM], "conflicts": 1, **usual, **more}


CHANGES = {"outlets": ["Wire"], "quotations_out": [{"outlet": "Echo", "text": "Nobody was told"}]}


def test_a_story_is_an_alert_where_it_reaches_a_threshold_and_not_below() -> None:
    found = card(changes=CHANGES, new_conflicts=2)
    assert reasons(found, EVERY) == [
        "new outlet: Wire",
        "2 new conflicts between values",
        "quotation taken out: Echo: “Nobody was told”",
    ]
    assert reasons(found, AlertThresholds(outlets=2, conflicts=3, withdrawn_quotations=2)) == []
    assert reasons(found, AlertThresholds()) == [], "nothing is asked for until the desk asks"
    assert reasons(card(), EVERY) == [], "and nothing new is no alert"


def test_alerts_are_a_feed_of_their_own() -> None:
    cards = [card("s1", changes=CHANGES), card("s2")]
    root = ElementTree.fromstring(alerts(NIGHT, cards, EVERY))  # noqa: S314 - ours
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:framing:alert:{NIGHT}:s1"
    assert entry.findtext(f"{ATOM}summary") == "new outlet: Wire. quotation taken out: Echo: “Nobody was told”"
    assert entry.find(f"{ATOM}link[@rel='alternate']").get("href") == "stories/s1/report.html"  # type: ignore[union-attr]


def test_a_briefing_tells_three_stories_in_full_and_the_others_in_a_line() -> None:
    cards = [card(f"s{n}", conflicts=n) for n in range(5)] + [card("old", last="2031-03-01")]
    cards.append(card("alert", conflicts=0, changes=CHANGES))
    told = briefing(cards, NIGHT, EVERY)
    assert [story["id"] for story in told["full"]] == ["alert", "s4", "s3"]
    assert len(told["full"]) == FULL
    assert {story["id"] for story in told["others"]} == {"s0", "s1", "s2"}
    plain = text(told).decode()
    assert "! new outlet: Wire" in plain
    assert "- A counts 212 aboard, B 184." in plain
    assert max(map(len, plain.splitlines())) <= 76
    page = fill("daily.html.j2", told, Settings()).decode()
    assert "A counts 212 aboard, B 184." in page
    assert 'href="stories/s4/report.html"' in page


def test_that_nothing_differs_is_said_plainly() -> None:
    told = briefing([card(items=[])], NIGHT, EVERY)
    assert told["full"][0]["difference"] == NO_DIFFERENCE
    assert NO_DIFFERENCE in text(told).decode()
    single = card(outlets=("Echo",))
    single["members"][0]["chosen"] = False
    none = briefing([single], NIGHT, EVERY)
    assert (none["full"], none["others"], none["nothing"]) == ([], [], NOTHING)
    assert NOTHING in " ".join(text(none).decode().split())


def test_a_hostile_title_makes_no_link_in_a_message() -> None:
    told = briefing([card("s1", standfirst="See https://bank.example/login now")], NIGHT, EVERY)
    assert "https://" not in text(told).decode()


def put(folder: Path, night: str, values: dict[str, list[float]]) -> None:
    rows = [
        dict.fromkeys(COLUMNS)
        | {"night": night, "outlet": outlet, "measure": "sources.distinct", "value": value, "signature": "now"}
        | {"digest": f"{outlet}{night}{at}", "document": f"{outlet}{night}{at}"}
        for outlet, found in values.items()
        for at, value in enumerate(found)
    ]
    place = folder / f"night={night}"
    place.mkdir(parents=True)
    listed = folder / "rows.jsonl"
    listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    to_parquet(listed, place / "part-0001.parquet", COLUMNS)


def test_a_week_is_seven_nights_with_intervals_and_few_articles_have_none(tmp_path: Path) -> None:
    put(tmp_path, "2031-03-02", {"Echo": [2.0, 4.0, 6.0], "Post": [1.0]})
    put(tmp_path, "2031-02-26", {"Echo": [8.0, 10.0]})
    put(tmp_path, "2031-02-20", {"Echo": [900.0], "Post": [1.0] * 9})
    found = week(tmp_path, NIGHT, "now", Settings())
    (table,) = found["tables"]
    (row,) = table["rows"]
    assert (row["outlet"], row["articles"], row["mean"]) == ("Echo", 5, "6")
    low, high = map(float, row["within"].split(" to "))
    assert low == pytest.approx(6 - 2.776 * 10**0.5 / 5**0.5, abs=0.6)
    assert high == pytest.approx(6 + 2.776 * 10**0.5 / 5**0.5, abs=0.6)
    assert found["few"] == 1, "the Post has one article in these seven nights"
    assert "Echo" in fill("weekly.html.j2", found, Settings()).decode()
    assert week(tmp_path / "nothing", NIGHT, "now", Settings())["tables"] == []


@pytest.mark.parametrize("entry", ["outlets = -1", "outlets = 1.5", "mood = 1"])
def test_a_threshold_that_cannot_be_meant_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "nightly.toml"
    path.write_text(f'input = ["inbox"]\n[alert]\n{entry}\n', encoding="utf-8")
    with pytest.raises(SettingsError):
        load_config(path)
