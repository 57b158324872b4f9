"""The page of values, names and agents: every word shown leads to its paragraph."""

from __future__ import annotations

import json
import re
from dataclasses import replace

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
    return text[text.index('id="wordings"') : text.index('id="texts"')]


def test_a_conflict_shows_both_values_with_their_places(page: str) -> None:
    row = page[page.index('id="conflict-1"') : page.index("</tr>", page.index('id="conflict-1"'))]
    assert re.findall(r'<u class="d([A-C])">([^<]*)</u>', row) == [("A", "14 weavers"), ("B", "16 weavers")]
    assert re.findall(r'href="#([^"]+)"', row) == ["A-p1", "B-p1"]


def test_names_and_passives_lead_to_their_paragraphs(page: str) -> None:
    assert re.search(r'“<bdi>The rioters</bdi>”[^“]*<a class="to" href="#B-p1">', page)
    assert re.search(r'“<bdi>The strikers</bdi>”[^“]*<a class="to" href="#A-p1">', page)
    assert re.search(r'arrested <a class="to" href="#C-p1">', page)
    assert "told by A and B" in page  # of three documents
    assert set(re.findall(r'href="#([^"]+)"', page)) <= {"A-p1", "B-p1", "C-p1"}


def test_that_no_word_is_preferred_is_said_only_where_none_is(comparison: Comparison, page: str) -> None:
    told = "No word is clearly preferred" in page
    assert told == (not any(item.clear for item in comparison.wording))
    (first, *_) = comparison.wording
    clear = replace(comparison, wording=(replace(first, low=0.2), *comparison.wording[1:]))
    with_one = html(clear, Settings()).decode("utf-8")
    assert "No word is clearly preferred" not in with_one
    assert f"{first.count} of " in with_one[with_one.index("clearly prefers") :][:300]


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
