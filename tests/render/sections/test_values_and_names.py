"""The page of values, names and agents: every word shown leads to its paragraph."""

from __future__ import annotations

import json
import re

import pytest

from framing.language.pipeline import Pipeline
from framing.model import Comparison
from framing.render.html import write as html
from framing.render.records.json import write as as_json
from framing.settings import Settings
from tests.compare.values.test_conflicts import THREE, story


@pytest.fixture(scope="module")
def comparison(pipeline: Pipeline) -> Comparison:
    return story(pipeline, *THREE)


@pytest.fixture(scope="module")
def page(comparison: Comparison) -> str:
    text = html(comparison, Settings()).decode("utf-8")
    return text[text.index('id="apart"') : text.index('id="texts"')]


def test_a_conflict_shows_both_values_with_their_places(page: str) -> None:
    row = page[page.index('id="conflict-1"') : page.index("</tr>", page.index('id="conflict-1"'))]
    assert re.findall(r'<a class="other d([A-C])" href="#([A-C]-p1)">([^<]*)</a>', row)[:2] == [
        ("A", "A-p1", "14 weavers"),
        ("B", "B-p1", "16 weavers"),
    ]
    assert "14 weavers" in row


def test_names_agents_and_passives_lead_to_their_paragraphs(page: str) -> None:
    assert re.search(r'<a class="m" href="#B-p1">“<bdi>The rioters</bdi>”</a>', page)
    assert re.search(r'<a class="m" href="#A-p1">“<bdi>The strikers</bdi>”</a>', page)
    assert re.search(r'<a class="m" href="#C-p1"><bdi>arrested</bdi></a>', page)
    assert "told by A and B" in page  # of three documents
    assert set(re.findall(r'href="#([^"]+)"', page)) <= {"A-p1", "B-p1", "C-p1"}


def test_the_words_an_own_voice_prefers_stand_with_both_counts(page: str) -> None:
    row = re.search(r'<bdi>rioters</bdi></a></th><td class="v">(2 of \d+)</td><td class="v">(0 of \d+)</td>', page)
    assert row


def test_json_tells_the_same(comparison: Comparison) -> None:
    found = json.loads(as_json(comparison, Settings()))
    assert len(found["conflicts"]) == len(comparison.conflicts) > 0
    first = found["conflicts"][0]
    text = found["documents"][first["a"]["document"]]["text"]
    assert text[first["a"]["start"] : first["a"]["end"]] == "14 weavers"
    assert first["a"]["value"] == "14 weavers"
    assert [len(side) for side in found["agentless"]] == [0, 0, 1]
    assert {name["words"] for label in found["labels"] for name in label["names"]} >= {"The rioters", "The strikers"}
    assert found["wording"][0]["low"] < found["wording"][0]["log_odds"] < found["wording"][0]["high"]
    assert {act["verb"] for act in found["acts"]} >= {"arrested"}
