"""Where hedges stand: every tick at its place, in its voice, leading to its words."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from framing.model import Comparison
from framing.render import html
from framing.render.anchors import LETTERS, name
from framing.render.sections.hedging import WIDE, Sureness, sureness
from tests.render.invented import SETTINGS, document, of, story


def laid_out(comparison: Comparison) -> Sureness:
    sides = zip(LETTERS, comparison.profiles, strict=False)
    return sureness(comparison, [name(letter, profile, comparison.marks) for letter, profile in sides])


def section(comparison: Comparison) -> Element:
    page = tinyhtml5.parse(html.write(comparison, SETTINGS).decode("utf-8"), namespace_html_elements=False)
    return next(item for item in page.iter("section") if item.get("id") == "sureness")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("size", [2, 3, 6])
def test_every_marked_hedge_has_one_tick_that_leads_to_its_row(size: int) -> None:
    comparison = story(size)
    page = tinyhtml5.parse(html.write(comparison, SETTINGS).decode("utf-8"), namespace_html_elements=False)
    rows = {item.get("id") for item in page.iter("tr")}
    ticks = [a for track in page.iter("span") if track.get("class") == "track" for a in track.iter("a")]
    led = [a.get("href", "")[1:] for a in ticks]
    assert len(led) == len(set(led))
    assert set(led) == {row for row in rows if row and row.startswith("row-") and row[6:7] in ("H", "E")}
    assert all(a.get("aria-label") for a in ticks)


def test_a_tick_stands_in_the_lane_of_its_voice_and_in_the_order_of_the_text() -> None:
    lantern = laid_out(story(2)).strips[0]
    lanes = {lane.voice: [tick.label for tick in lane.ticks] for lane in lantern.lanes}
    assert list(lanes) == ["own voice", "quoted", "reported"]
    assert any("may" in label for label in lanes["reported"])  # "Engineer Joren Pell said the bridge may stay closed"
    for lane in lantern.lanes:
        places = [tick.at for tick in lane.ticks]
        assert places == sorted(set(places))
        assert all(0 <= at < WIDE for at in places)


def test_what_opens_the_body_stands_left_and_what_ends_it_right() -> None:
    filler = "The council met in the hall and went home. " * 6
    text = f"It may rain.\n{filler}\nIt could snow.\n"
    lanes = laid_out(of(document(text, "a"), document(text, "b"))).strips[0].lanes
    first, last = lanes[0].ticks
    assert first.at < WIDE // 20
    assert last.at > WIDE - WIDE // 10


def test_crowded_ticks_are_kept_apart_and_on_the_strip() -> None:
    text = "The ferry left.\n" + "It may and may and may and may. " * 60
    (lane,) = [lane for lane in laid_out(of(document(text, "a"), document(text, "b"))).strips[0].lanes if lane.ticks]
    places = [tick.at for tick in lane.ticks]
    assert len(places) == 240
    assert places == sorted(set(places))
    assert places[0] >= 0
    assert places[-1] < WIDE


def test_the_table_tells_the_number_of_each_kind_by_voice() -> None:
    comparison = story(3)
    found = laid_out(comparison)
    for kind in found.kinds:
        for side, cell in enumerate(kind.cells):
            told = sum(int(part.split("\u00a0")[0]) for part in cell.more.split(" · ") if part)
            assert told == (int(cell.text) if cell.text != "–" else 0)
            assert bool(cell.links) == (side < 3 and cell.text != "–")
    total = sum(int(cell.text) for kind in found.kinds for cell in kind.cells if cell.text != "–")
    assert total == sum(len(lane.ticks) for strip in found.strips for lane in strip.lanes)


def test_an_estimate_is_listed_with_its_band_and_its_holder() -> None:
    comparison = story(2)
    first = comparison.profiles[0]
    at = next(n for n, item in enumerate(first.evidence) if item.feature == "hedging" and item.voice == "indirect")
    evidence = list(first.evidence)
    evidence[at] = evidence[at]._replace(rule="lexical: likely (ICD 203: likely, 55–80 %)")
    changed = replace(comparison, profiles=(replace(first, evidence=tuple(evidence)), *comparison.profiles[1:]))
    (estimate,) = laid_out(changed).estimates
    assert estimate.band == "ICD 203: likely, 55–80 %"
    assert estimate.holder == "Joren Pell"
    said = words(section(changed))
    assert "ICD 203: likely, 55–80 %; held by Joren Pell" in said
    assert "Likelihood in words" not in words(section(comparison))


def test_without_hedges_the_page_says_so() -> None:
    quiet = of(document("The council met.\n", "a"), document("The council went home.\n", "b"))
    assert "No document hedges or insists." in words(section(quiet))
    assert [lane.counts for lane in laid_out(quiet).strips[0].lanes] == [(), (), ()]
