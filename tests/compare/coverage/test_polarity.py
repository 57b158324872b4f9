"""The opposite of a statement does not tell it, nor does a passage that only shares names with a denial."""

from __future__ import annotations

import pytest

from framing.language.pipeline import Pipeline
from tests.compare.coverage.test_coverage import of
from tests.compare.stories import parsed

OPPOSITES = [
    (
        "Two sailors were hurt when a barge burned at Tern Beach on Sunday.",
        "A barge burned at Tern Beach on Sunday. The organiser wrote that nobody was hurt.",
    ),
    (
        "The council approved the harbour plan on Monday.",
        "The council did not approve the harbour plan on Monday, the mayor said.",
    ),
    (
        "The ministry published the dike report last week.",
        "The ministry refused to publish the dike report last week.",
    ),
    (
        "The guards fired rubber bullets at the dockers.",
        "The guards fired no rubber bullets at the dockers.",
    ),
    (
        "The crew sealed the forward hatch before the storm.",
        "Nobody sealed the forward hatch before the storm.",
    ),
    (
        "The mill never paid the weavers in May.",
        "The mill paid the weavers in May.",
    ),
    (
        "The surgeon removed the bullet at Lintmouth hospital.",
        "The surgeon failed to remove the bullet at Lintmouth hospital.",
    ),
    (
        "The court did not free the two brothers from Grindel.",
        "The court freed the two brothers from Grindel.",
    ),
]

TOLD = [
    ("Nobody was hurt when the barge burned on Sunday.", "When the barge burned on Sunday nobody was hurt."),
    (
        "The council did not approve the harbour plan on Monday.",
        "On Monday the council refused to approve the harbour plan.",
    ),
    (
        "The council approved the harbour plan, but it did not set a date.",
        "The council approved the harbour plan. It did not set a date.",
    ),
    ("The states do not recognise the marriages.", "States where marriages are not recognised spoke out."),
    ("The mill paid the weavers in May.", "The mill did not pay the carters. It paid the weavers in May."),
    ("The guards fired rubber bullets.", "The guards fired rubber bullets; they did not fire at the ferry."),
    ("The crew sealed the forward hatch.", "The crew sealed the forward hatch, though the mate had not."),
    ("The court freed the two brothers.", "The court freed the two brothers. It did not free their cousin."),
]


@pytest.mark.parametrize(("one", "two"), OPPOSITES, ids=[one for one, _ in OPPOSITES])
def test_the_opposite_is_not_told(pipeline: Pipeline, one: str, two: str) -> None:
    assert of(parsed(pipeline, one, two), 0, one[:12], 1).told != "yes"


@pytest.mark.parametrize(("one", "two"), TOLD, ids=[one for one, _ in TOLD])
def test_what_is_denied_or_affirmed_in_both_is_told(pipeline: Pipeline, one: str, two: str) -> None:
    assert of(parsed(pipeline, one, two), 0, one[:12], 1).found


def test_a_denial_is_not_told_by_a_passage_about_the_same_people(pipeline: Pipeline) -> None:
    one = "Renner’s long review of the Brandt election did not show that staff had conspired with the north."
    two = "In a letter the heads of six committees wrote that they want Renner’s long review of the Brandt election."
    assert not of(parsed(pipeline, one, two), 0, "did not show", 1).found
    three = "Renner’s long review of the Brandt election did not find that staff had conspired with the north."
    assert of(parsed(pipeline, one, three), 0, "did not show", 1).found


def test_a_fact_in_words_that_stand_for_each_other_is_nearer(pipeline: Pipeline) -> None:
    one = "The inquiry into the ferry company began in May."
    told = of(parsed(pipeline, one, "The investigation of the ferry firm started in May."), 0, "inquiry", 1)
    other = of(parsed(pipeline, one, "The extension of the ferry quay opened in May."), 0, "inquiry", 1)
    assert told.found
    assert told.score > other.score
