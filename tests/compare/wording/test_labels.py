"""One thing under different names, who acts, and the words an own voice prefers."""

from __future__ import annotations

import math

import pytest

from framing.compare.wording.log_odds import MASS, background, log_odds
from framing.language.pipeline import Pipeline
from framing.model import Comparison, Place
from tests.compare.values.test_conflicts import story

MILL = "In Lintmouth on Tuesday evening, {} blocked the gate of the old mill with carts and barrels."


def names(comparison: Comparison, kind: str) -> list[list[tuple[str, str]]]:
    return [
        [("ABC"[naming.document], naming.words) for naming in label.namings]
        for label in comparison.labels
        if label.kind == kind
    ]


def test_who_plays_one_part_in_one_act_under_two_names(pipeline: Pipeline) -> None:
    found = story(pipeline, MILL.format("angry rioters"), MILL.format("the striking weavers"))
    assert names(found, "role") == [[("A", "angry rioters"), ("B", "the striking weavers")]]
    (finding,) = [item for item in found.findings if item.kind == "label"]
    assert finding.text == "A: “angry rioters”. B: “the striking weavers”."


def test_they_are_whom_the_sentence_before_named(pipeline: Pipeline) -> None:
    one = "These thugs were supporting each other in a way that nobody had seen before."
    two = "Border clans meet more often now. They were supporting each other in a way that nobody had seen before."
    assert names(story(pipeline, one, two), "role") == [[("A", "These thugs"), ("B", "Border clans")]]


@pytest.mark.parametrize("other", ["angry rioters", "the angry rioters", "14 angry rioters"])
def test_the_same_name_is_no_label(pipeline: Pipeline, other: str) -> None:
    assert names(story(pipeline, MILL.format("angry rioters"), MILL.format(other)), "role") == []


def test_a_name_that_the_other_sentence_has_too_is_no_second_name(pipeline: Pipeline) -> None:
    one = MILL.format("angry rioters").replace(" with", " before the weavers came, with")
    assert names(story(pipeline, one, MILL.format("the weavers")), "role") == []


def test_who_says_something_plays_no_part_in_an_act(pipeline: Pipeline) -> None:
    one = "In Lintmouth on Tuesday evening, angry rioters announced that the gate of the old mill would stay shut."
    assert names(story(pipeline, one, one.replace("angry rioters", "striking weavers")), "role") == []


def test_titles_of_one_source_in_the_own_voice(pipeline: Pipeline) -> None:
    one = "Union chairman Marek Dunn said the gate would stay shut. “We can wait,” Dunn said."
    two = "Strike leader Marek Dunn said the gate would stay shut. “We can wait,” Dunn said."
    ((*namings,),) = names(story(pipeline, one, two), "source")
    assert ("A", "Union chairman Marek Dunn") in namings
    assert ("B", "Strike leader Marek Dunn") in namings


def test_a_passive_that_does_not_say_who_acted(pipeline: Pipeline) -> None:
    one = "Police beat two weavers at the gate of the old mill in Lintmouth on Tuesday evening."
    two = (
        "At the gate of the old mill in Lintmouth, two weavers were beaten on Tuesday evening. “It was done,” she said."
    )
    three = "At the gate of the old mill in Lintmouth, two weavers were beaten by police on Tuesday evening."
    found = story(pipeline, one, two, three)
    text = found.profiles[1].parsed.document.text
    assert [[text[p.start : p.end] for p in side] for side in found.agentless] == [[], ["beaten"], []]


def test_an_act_whose_doer_only_one_names(pipeline: Pipeline) -> None:
    one = "Soldiers destroyed the old mill of Lintmouth with two shells on Tuesday evening."
    two = "The old mill of Lintmouth was destroyed with two shells on Tuesday evening."
    found = story(pipeline, one, two)
    (act,) = found.acts
    assert act.verb == "destroyed"
    assert [(doing.passive, doing.subject) for doing in act.doings] == [(False, Place(0, 0, 8)), (True, None)]
    (finding,) = [item for item in found.findings if item.kind == "agency"]
    assert finding.title == "A says who acted, B does not: “destroyed”."
    assert "A names “Soldiers”;" in finding.text
    assert f"A: “{one}” B: “{two}”" in finding.text


def test_log_odds_as_by_hand() -> None:
    # A word of share 1/10,000 is worth one beforehand: 6 of 510 + … against 1 of 500.
    ratio, error = log_odds(5, 500, 0, 500, 1 / MASS)
    assert ratio == pytest.approx(math.log(6 / (500 + MASS - 6)) - math.log(1 / (500 + MASS - 1)))
    assert error == pytest.approx(math.sqrt(1 / 6 + 1))
    back, _ = log_odds(0, 500, 5, 500, 1 / MASS)
    assert back == pytest.approx(-ratio)


def test_a_word_common_everywhere_must_differ_by_more() -> None:
    rare, common = (log_odds(8, 500, 1, 500, share) for share in (1 / MASS, 100 / MASS))
    assert rare[0] / rare[1] > common[0] / common[1]


def test_the_background_holds_words_and_no_names() -> None:
    shares, rarest = background()
    assert 0.5 < sum(shares.values()) < 1
    assert 0 < rarest < 1e-4
    assert max(shares, key=lambda key: shares[key]) == "the"
    assert not {"obama", "smith", "london", "reuters"} & shares.keys()


def test_the_words_an_own_voice_prefers(pipeline: Pipeline) -> None:
    one = "The mill burned. The blaze ate the wool. The blaze ate the roof. “A blaze is a blaze, a blaze,” she said."
    two = "The mill burned. The fire took the wool. The fire took the roof. Blaze Holm watched."
    found = {(item.document, item.word): item for item in story(pipeline, one, two).wording}
    blaze = found[0, "blaze"]
    assert (blaze.count, blaze.others) == (2, 0)
    assert blaze.low < blaze.log_odds < blaze.high
    assert not blaze.clear
    assert {place.document for place in blaze.places} == {0}
    assert (1, "fire") in found
    assert (0, "mill") not in found
