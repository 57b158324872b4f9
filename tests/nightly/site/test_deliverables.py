"""Alert, daily briefing and weekly report: each has rules of its own, and says plainly when there is nothing."""

from __future__ import annotations

import io
import json
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from framing.deliver.briefing import open_pdf
from framing.errors import SettingsError
from framing.nightly.alert_thresholds import AlertThresholds
from framing.nightly.config import load_config
from framing.nightly.ledger.measure_history import COLUMNS
from framing.nightly.site.alerts import alerts, reasons
from framing.nightly.site.daily import FULL, NO_DIFFERENCE, NOTHING, DailyBriefing, briefing
from framing.nightly.site.daily_handouts import handouts, sendable
from framing.nightly.site.weekly import outline, week
from framing.render.html import fill
from framing.render.outlines.text_briefing import lines
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


def said(day: DailyBriefing) -> str:
    return " ".join("\n".join(lines(day.outline)).split())


def test_a_briefing_tells_three_stories_in_full_and_the_others_in_a_line() -> None:
    cards = [card(f"s{n}", conflicts=n) for n in range(5)] + [card("old", last="2031-03-01")]
    cards.append(card("alert", conflicts=0, changes=CHANGES))
    day = briefing(cards, NIGHT, EVERY)
    assert [part.heading for part in day.outline.parts] == ["Ferry alert", "Ferry s4", "Ferry s3", "And 3 more"]
    assert len(day.outline.parts) == FULL + 1
    assert {item.lead for item in day.outline.parts[-1].items} == {"Ferry s0", "Ferry s1", "Ferry s2"}
    assert day.outline.headline == "Briefing of 2 March 2031"
    plain = said(day)
    assert "Alert: new outlet: Wire" in plain
    assert "A counts 212 aboard, B 184." in plain
    assert day.pages == {f"Ferry {name}": f"stories/{name}/report.html" for name in ("alert", "s4", "s3")}


def test_each_letter_of_a_briefing_is_an_article() -> None:
    found = card(outlets=("Echo", "Post", "Wire"), headline="A leans on Okoro")
    found["members"][1]["chosen"] = False  # a copy that is listed and not compared
    told = briefing([found], NIGHT, EVERY).outline.parts[0].items
    assert [(item.lead, item.text) for item in told[:2]] == [("A Echo", "Ferry s1"), ("B Wire", "Ferry s1")]


def test_that_nothing_differs_is_said_plainly() -> None:
    assert NO_DIFFERENCE in said(briefing([card(items=[])], NIGHT, EVERY))
    single = card(outlets=("Echo",))
    single["members"][0]["chosen"] = False
    none = briefing([single], NIGHT, EVERY)
    assert (none.outline.parts, none.outline.standfirst) == ((), NOTHING)
    assert NOTHING in said(none)


LONG = {
    "title": "A, B and C open otherwise.",
    "text": "It is long. " * 30,
    "wordings": [[c, f"“{c * 140}”"] for c in "ABC"],
}


def test_a_briefing_is_handed_out_as_page_paper_word_and_body() -> None:
    """However much there is to tell, paper has one page; every form says the same of a story."""
    cards = [card(f"s{n}", outlets=tuple("VWXYZ"), items=[LONG] * 3, standfirst="Long. " * 60) for n in range(30)]
    files = handouts(briefing(cards, NIGHT, EVERY), ("html", "pdf", "docx"), Settings())
    assert sorted(files) == ["daily.docx", "daily.html", "daily.mail.html", "daily.pdf", "daily.txt"]
    assert "And 27 more" in files["daily.txt"].decode()
    assert "lists the others" in files["daily.txt"].decode()
    with open_pdf(files["daily.pdf"], "daily.pdf") as paper:
        assert len(paper.pages) == 1
    told = [files["daily.txt"].decode(), files["daily.html"].decode(), files["daily.mail.html"].decode()]
    with zipfile.ZipFile(io.BytesIO(files["daily.docx"])) as word:
        told.append(word.read("word/document.xml").decode())
    for page in told:
        for words in ("Briefing of 2 March 2031", "Ferry s0", "A, B and C open otherwise."):
            assert words in " ".join(page.split())
    assert 'href="stories/s0/report.html"' in told[1]
    assert "href" not in told[2]
    assert handouts(briefing(cards, NIGHT, EVERY), ("html", "pdf", "docx"), Settings()) == files


def test_only_forms_that_reports_have_too_are_written() -> None:
    files = handouts(briefing([], NIGHT, EVERY), ("json",), Settings())
    assert sorted(files) == ["daily.html", "daily.mail.html", "daily.txt"]
    assert NOTHING in files["daily.html"].decode()


def test_a_hostile_title_makes_no_link_in_a_message() -> None:
    found = card("s1", standfirst="See https://bank.example/login now")
    found["members"][0]["title"] = "<script>x</script> https://bank.example/"
    files = handouts(briefing([found], NIGHT, EVERY), (), Settings())
    for name in ("daily.txt", "daily.mail.html"):
        assert "https://" not in files[name].decode()
    assert "<script" not in files["daily.html"].decode() + files["daily.mail.html"].decode()


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


def test_the_week_is_sent_as_what_its_page_says(tmp_path: Path) -> None:
    put(tmp_path, "2031-03-02", {"Echo": [2.0, 4.0, 6.0, 8.0, 10.0], "https://post.example": [1.0] * 5})
    told = week(tmp_path, NIGHT, "now", Settings())
    files = sendable("weekly", outline(told), ("docx",), Settings())
    assert sorted(files) == ["weekly.docx", "weekly.mail.html", "weekly.txt"]
    for name in ("weekly.txt", "weekly.mail.html"):
        text = files[name].decode()
        assert "a reason to read, and none to judge" in " ".join(text.split())
        assert "Echo" in text
        assert told["tables"][0]["rows"][0]["within"] in text
        assert "https://" not in text
    (nothing,) = (outline(week(tmp_path / "none", NIGHT, "now", Settings())),)
    assert nothing.standfirst == "No outlet has 5 articles in these seven nights."


@pytest.mark.parametrize("entry", ["outlets = -1", "outlets = 1.5", "mood = 1"])
def test_a_threshold_that_cannot_be_meant_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "nightly.toml"
    path.write_text(f'input = ["inbox"]\n[alert]\n{entry}\n', encoding="utf-8")
    with pytest.raises(SettingsError):
        load_config(path)


def test_tables_of_an_outline_stand_on_its_paper(tmp_path: Path) -> None:
    put(tmp_path, "2031-03-02", {"Ostwick Echo": [2.0, 4.0, 6.0, 8.0, 10.0]})
    told = outline(week(tmp_path, NIGHT, "now", Settings()))
    files = sendable("weekly", told, ("pdf", "docx"), Settings())
    pages = import_module("pypdf").PdfReader(io.BytesIO(files["weekly.pdf"])).pages
    shown = " ".join("\n".join(page.extract_text() for page in pages).split())
    for words in ("The week to 2 March 2031", "Distinct sources", "Ostwick Echo", "its 95% interval"):
        assert words in shown
        assert words in " ".join(files["weekly.txt"].decode().split())
