"""Different values for one thing are reported with both places; what merely stands side by side is not."""

from __future__ import annotations

from itertools import permutations

import pytest

from framing.compare import compare
from framing.features import chosen
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Comparison, Conflict
from framing.settings import Settings
from tests.conftest import body_document

SETTINGS = Settings(draws=300)


def story(pipeline: Pipeline, *texts: str) -> Comparison:
    documents = [body_document(text, f"d{number}") for number, text in enumerate(texts)]
    found = [profile(parsed, chosen(), SETTINGS, "signed") for parsed in understand(documents, pipeline)]
    return compare(found, SETTINGS, name="story")


def printed(comparison: Comparison, item: Conflict) -> tuple[str, str]:
    one, two = (comparison.profiles[place.document].parsed.document.text for place in (item.a, item.b))
    return one[item.a.start : item.a.end], two[item.b.start : item.b.end]


FIRE = "A fire in the old mill of Lintmouth destroyed {} on {}. {} said that the roof fell in at {}."


@pytest.mark.parametrize(
    ("one", "two", "kind", "values"),
    [
        (
            ("14 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m."),
            ("twenty looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m."),
            "amount",
            ("14 looms", "20 looms"),
        ),
        (
            ("14 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m."),
            ("14 looms", "Thursday", "Fire chief Ada Holm", "9.30 p.m."),
            "date",
            ("Tuesday", "Thursday"),
        ),
        (
            ("14 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m."),
            ("14 looms", "Tuesday", "Fire chief Ada Holm", "7 a.m."),
            "time",
            ("21:30", "07:00"),
        ),
        (
            ("14 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m."),
            ("14 looms", "Tuesday", "Fire chief Peter Sandow", "9.30 p.m."),
            "name",
            ("Ada Holm", "Peter Sandow"),
        ),
    ],
)
def test_a_value_told_otherwise_is_a_conflict(
    pipeline: Pipeline, one: tuple[str, ...], two: tuple[str, ...], kind: str, values: tuple[str, str]
) -> None:
    comparison = story(pipeline, FIRE.format(*one), FIRE.format(*two))
    assert [(item.kind, (item.a_value, item.b_value)) for item in comparison.conflicts] == [(kind, values)]
    mine, theirs = printed(comparison, comparison.conflicts[0])
    changed = next(at for at in range(4) if one[at] != two[at])
    assert mine in one[changed]
    assert theirs in two[changed]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mill lost 14 looms in the fire on Tuesday.", "The mill lost fourteen looms in the fire on Tuesday."),
        ("The damage came to 43.9 million crowns.", "The damage came to 43,885,310 crowns."),
        ("About 40 weavers lost their work in the mill.", "In the mill 38 weavers lost their work."),
        ("At least 30 weavers were in the mill.", "There were 34 weavers in the mill."),
        ("The fire broke out on Tuesday at the mill.", "At the mill a fire broke out that evening."),
        (
            "Fire destroyed 14 looms. Two hundred people live there.",
            "Fire destroyed 14 looms, and 300 bales of wool burned.",
        ),
        (
            "In June a test rocket of the firm reached a height of 40 miles.",
            "On July 28 a test rocket of the firm reached a height of 95 miles.",
        ),
        (
            "A weaver died when the mill caught fire in Lisbon after a quarrel about wages.",
            "A weaver died when the mill caught fire in Porter Street, Lisbon, after a quarrel about wages.",
        ),
        ("The weaver's mother died 20 years ago.", "The weaver married 26 years ago."),
    ],
)
def test_rounding_and_other_things_are_no_conflict(pipeline: Pipeline, one: str, two: str) -> None:
    assert story(pipeline, one, two).conflicts == ()


def test_a_value_that_the_other_text_gives_too_is_no_conflict(pipeline: Pipeline) -> None:
    one = "The fire in the mill at Lintmouth hurt 14 people. Later 16 people were counted in the ward."
    two = "The fire in the old mill hurt 16 people in Lintmouth, after 14 people had been counted at first."
    assert story(pipeline, one, two).conflicts == ()


def test_a_figure_of_a_part_is_none_of_the_whole(pipeline: Pipeline) -> None:
    one = "Prices in Lintmouth rose 0.8 percent from March to April, the chamber said."
    two = "Prices in Lintmouth rose 0.9 percent from March to April, the chamber said."
    part = "Excluding fuel, prices in Lintmouth rose 0.9 percent from March to April, the chamber said."
    assert [item.kind for item in story(pipeline, one, two).conflicts] == ["amount"]
    assert story(pipeline, one, part).conflicts == ()
    other = "Excluding fuel, prices in Lintmouth rose 0.8 percent from March to April, the chamber said."
    assert [item.kind for item in story(pipeline, other, part).conflicts] == ["amount"]


def test_titles_that_exclude_each_other(pipeline: Pipeline) -> None:
    one = "Transport Minister Ada Holm said the mill would be rebuilt. “We will pay,” Holm said."
    two = "Finance Minister Ada Holm said the mill would be rebuilt. “We will pay,” Holm said."
    three = "The minister, Ada Holm, said the mill would be rebuilt. “We will pay,” Holm said."
    found = [item for item in story(pipeline, one, two).conflicts if item.kind == "title"]
    assert [(item.about, item.a_value, item.b_value) for item in found] == [
        ("Ada Holm", "Transport Minister", "Finance Minister")
    ]
    assert not [item for item in story(pipeline, one, three).conflicts if item.kind == "title"]


def test_a_given_name_spelled_in_two_ways(pipeline: Pipeline) -> None:
    one = "Sandra Holm ran the mill. It stood by the river."
    two = "A bridge was built in May. In the end Sandi Holm signed the papers."
    three = "A bridge was built in May. In the end Peter Holm signed the papers."
    found = story(pipeline, one, two).conflicts
    assert [(item.kind, item.a_value, item.b_value) for item in found] == [("name", "Sandra Holm", "Sandi Holm")]
    assert story(pipeline, one, three).conflicts == ()
    (finding,) = [item for item in story(pipeline, one, two).findings if item.kind == "conflict"]
    assert finding.title == "A and B spell a name differently."


def test_a_finding_tells_the_conflict_with_both_places(pipeline: Pipeline) -> None:
    one = FIRE.format("14 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m.")
    two = FIRE.format("20 looms", "Tuesday", "Fire chief Ada Holm", "9.30 p.m.")
    comparison = story(pipeline, one, two)
    (finding,) = [item for item in comparison.findings if item.kind == "conflict"]
    assert finding.title == "A and B give different figures for one thing."
    assert finding.text == "A: “14 looms”, B: “20 looms”."
    assert [place.document for place in finding.places] == [0, 1]
    assert finding in comparison.findings[:5]


THREE = (
    "Police arrested 14 weavers at the mill on Tuesday, Mayor Ada Holm said. The strikers had blocked the gate.",
    "Police arrested 16 weavers at the mill on Tuesday, Mayor Ada Holm said. "
    "The rioters had blocked the gate. The rioters sang.",
    "Sixteen weavers were arrested at the mill on Wednesday. Ms Holm, the mayor, watched from the quay.",
)


def test_the_order_of_documents_changes_no_value_name_or_agent(pipeline: Pipeline) -> None:
    def facts(order: tuple[int, ...]) -> object:
        found = story(pipeline, *(THREE[number] for number in order))

        def place(item: tuple[int, int, int] | None) -> tuple[int, int, int] | None:
            return None if item is None else (order[item[0]], item[1], item[2])

        return (
            {
                (c.kind, c.about, c.score, frozenset({(place(c.a), c.a_value), (place(c.b), c.b_value)}))
                for c in found.conflicts
            },
            {
                (n.kind, n.about, frozenset((order[m.document], m.words, m.voice, len(m.places)) for m in n.namings))
                for n in found.labels
            },
            {(order[w.document], w.word, w.count, w.others, w.log_odds, w.low, w.high) for w in found.wording},
            {(a.verb, frozenset((place(d.verb), place(d.subject), d.passive) for d in a.doings)) for a in found.acts},
            {place(item) for side in found.agentless for item in side},
        )

    every = [facts(order) for order in permutations(range(3))]
    assert all(every[0])
    assert all(found == every[0] for found in every)
