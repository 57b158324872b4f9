"""The feed of new reports, as a feed reader sees it."""

from __future__ import annotations

from xml.etree import ElementTree

from framing.nightly.site.feed import feed

ATOM = "{http://www.w3.org/2005/Atom}"
CARD = {
    "id": "s1f0",
    "title": "Two articles compared",
    "standfirst": "Both credit <b>Ines Okoro</b>.",
    "files": {"changes.json": "0", "report.json": "1", "report.html": "2", "report.pdf": "3"},
    "first": "2031-03-01",
    "last": "2031-03-02",
    "members": [{"title": "Ferry aground\x00 & afloat \ud800"}],
}


def test_a_story_is_an_entry_that_leads_to_its_report() -> None:
    root = ElementTree.fromstring(feed("2031-03-03", [CARD, CARD | {"id": "s2", "files": {}}]))  # noqa: S314 - ours
    assert root.findtext(f"{ATOM}updated") == "2031-03-03T00:00:00Z"
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "urn:framing:story:s1f0"
    assert entry.findtext(f"{ATOM}title") == "Ferry aground & afloat "
    assert entry.findtext(f"{ATOM}updated") == "2031-03-02T00:00:00Z"
    assert entry.findtext(f"{ATOM}summary") == "Both credit <b>Ines Okoro</b>."
    assert [(link.get("rel"), link.get("href"), link.get("type")) for link in entry.findall(f"{ATOM}link")] == [
        ("alternate", "stories/s1f0/report.html", "text/html"),
        ("related", "stories/s1f0/report.pdf", "application/pdf"),
        ("related", "stories/s1f0/report.json", "application/json"),
    ]


def test_a_story_keeps_its_id_from_night_to_night() -> None:
    ids = {
        ElementTree.fromstring(feed(night, [CARD | {"last": night}])).findtext(f"{ATOM}entry/{ATOM}id")  # noqa: S314
        for night in ("2031-03-02", "2031-03-05")
    }
    assert len(ids) == 1


def test_an_entry_tells_the_strongest_finding_and_which_article_each_letter_is() -> None:
    members = [
        {"outlet": "Echo", "title": "Ferry aground", "chosen": True},
        {"outlet": "Copy", "title": "Ferry aground", "chosen": False},
        {"outlet": None, "title": None, "chosen": True},
    ]
    item = {
        "title": "One number differs.",
        "text": "Both speak of the ferry.",
        "wordings": [["A", "“84”"], ["B", "“48”"]],
    }
    card = CARD | {"members": members, "headline": "A counts 84, B 48", "items": [item]}
    summary = ElementTree.fromstring(feed("2031-03-03", [card])).findtext(f"{ATOM}entry/{ATOM}summary")  # noqa: S314
    assert summary == (
        "A counts 84, B 48. A Echo: Ferry aground; B outlet unknown: untitled. Both credit <b>Ines Okoro</b>. "
        "One number differs. A: “84” B: “48” Both speak of the ferry."
    )
