"""Where hedges stand: every tick at its place, in the lane of its voice, and the words beside their number."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from framing.model import Comparison
from framing.render import html
from framing.render.anchors import LETTERS, name
from framing.render.sections.hedging import Sureness, sureness
from tests.render.invented import SETTINGS, document, of, story

_WIDE = 200.0


def laid_out(comparison: Comparison) -> Sureness:
    sides = zip(LETTERS, comparison.profiles, strict=False)
    names = [name(letter, profile, comparison.marks) for letter, profile in sides]
    return sureness(comparison, names, width=_WIDE)


def section(comparison: Comparison) -> Element:
    page = tinyhtml5.parse(html.write(comparison, SETTINGS).decode("utf-8"), namespace_html_elements=False)
    return next(item for item in page.iter("section") if item.get("id") == "measures")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def places(path: str) -> list[float]:
    return [float(at) for at in re.findall(r"M([\d.]+) ", path)]


@pytest.mark.parametrize("size", [2, 3, 6])
def test_every_marked_hedge_has_one_tick_and_is_counted_once(size: int) -> None:
    comparison = story(size)
    for strip, profile in zip(laid_out(comparison).strips, comparison.profiles, strict=True):
        marked = [item for item in profile.evidence if item.feature == "hedging"]
        assert sum(len(places(lane.filled)) + len(places(lane.hollow)) for lane in strip.lanes) == len(marked)
        assert sum(lane.count for lane in strip.lanes) == len(marked)
        insists = sum(item.kind == "booster" for item in marked)
        assert sum(len(places(lane.hollow)) for lane in strip.lanes) == insists


def test_a_tick_stands_in_the_lane_of_its_voice_and_in_the_order_of_the_text() -> None:
    comparison = story(2)
    lanes = {lane.voice: lane for lane in laid_out(comparison).strips[0].lanes}
    hedges = [item for item in comparison.profiles[0].evidence if item.feature == "hedging"]
    assert lanes["own voice"].count == sum(item.voice == "outlet" for item in hedges)
    assert lanes["sources’ words"].count == sum(item.voice in ("direct", "indirect") for item in hedges) > 0
    for lane in lanes.values():
        assert places(lane.filled) == sorted(places(lane.filled))


def test_what_opens_the_body_stands_left_and_what_ends_it_right() -> None:
    filler = "The council met in the hall and went home. " * 6
    text = f"It may rain.\n{filler}\nIt could snow.\n"
    lanes = laid_out(of(document(text, "a"), document(text, "b"))).strips[0].lanes
    first, last = places(lanes[0].filled)
    assert first < _WIDE / 20
    assert last > 0.9 * _WIDE


def test_a_shorter_text_has_a_shorter_strip() -> None:
    long, short = "It may rain here today.\n" * 8, "It may rain here today.\n" * 2
    strips = laid_out(of(document(long, "a"), document(short, "b"))).strips
    assert strips[0].lanes[0].length > 3 * strips[1].lanes[0].length


def test_the_words_found_stand_beside_their_number() -> None:
    found = laid_out(story(2))
    told = [text for kinds in found.words.values() for letter, text in kinds if letter == "A"]
    assert "may" in ", ".join(told)
    assert all(letter in ("A", "B") for kinds in found.words.values() for letter, _ in kinds)


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
    assert "ICD 203: likely, 55–80 %, held by Joren Pell" in words(section(changed))
    assert "Likelihood in words" not in words(section(comparison))
