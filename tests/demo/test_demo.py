"""The demo story is whole and shows what it is there to show."""

from __future__ import annotations

from framing.demo import demo_paths
from framing.read import read_path
from framing.settings import Settings

DOCUMENTS = [read_path(path, Settings()) for path in demo_paths()]


def test_three_outlets_each_with_enough_to_measure() -> None:
    assert [document.outlet for document in DOCUMENTS] == [
        "The Corvane Courier",
        "Meridian Wire",
        "The Halden Sentinel",
    ]
    for document in DOCUMENTS:
        body = " ".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind == "body")
        assert len(body.split()) >= 350
        assert document.title
        assert document.byline
        assert (document.published, document.language) == ("2025-03-12", "en")


def test_plain_text_markdown_and_sidecar_are_all_there() -> None:
    assert [document.format for document in DOCUMENTS] == ["text", "markdown", "text"]
    assert [document.provenance["outlet"] for document in DOCUMENTS] == ["found in the text", "given", "given"]
    assert "Last updated" in DOCUMENTS[0].text
    assert not any(document.notes for document in DOCUMENTS)


def test_every_kind_of_zone_occurs() -> None:
    found = {zone.kind for document in DOCUMENTS for zone in document.zones}
    assert found == {"headline", "byline", "dateline", "caption", "furniture", "body"}
