"""Of one remark that both quote, the noun that one of them prints otherwise."""

from __future__ import annotations

import pytest

from framing.compare.coverage.coverage import Story
from framing.compare.quotations.pairs import twins
from framing.compare.quotations.quoted_words import quoted_words
from framing.compare.quotations.remarks import remarks
from framing.language.pipeline import Pipeline
from framing.model import Conflict
from tests.compare.stories import parsed

A = "The ferry ran aground at dawn off Sellay. “{}” said Mara Quill, the harbour master, on Tuesday. Nobody was hurt."
B = "A ferry lay stranded off Sellay for hours. Harbour master Mara Quill told reporters: “{}” The tide freed it."


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("We never saw a storm like this here,", "We never saw a swell like this here.", "storm swell"),
        ("They ignored our warning for three hours,", "They ignored our signal for three hours.", "warning signal"),
        ("The captain had a map of every rock there,", "The captain had a chart of every rock there.", "map chart"),
        ("The pilot reached the bridge far too late,", "The sailor reached the bridge far too late.", "pilot sailor"),
    ],
)  # fmt: skip
def test_another_noun_in_a_quotation_is_a_conflict(pipeline: Pipeline, one: str, two: str, differ: str) -> None:
    (found,) = conflicts(pipeline, one, two)
    assert (found.kind, f"{found.a_value} {found.b_value}") == ("word", differ)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("We never saw a storm like this in the harbour,", "We never saw a storm like this in the harbour."),
        ("We never saw a storm like this in the harbour,", "We never saw such a storm in the harbour."),
        ("They ignored our warning for three whole hours,", "They disregarded our warning for three whole hours."),
        ("They ignored our warning for three whole hours,", "They ignored our [loud] warning for three hours."),
        ("The harbour was empty by four that morning,", "The harbor was empty by four that morning."),
        ("There is an inquiry into every part of it,", "There is an investigation into every part of it."),
        ("They wanted the storm to pass us by quickly,", "They expected that gale would be gone by noon."),
        ("The captain had a map of every rock out there,", "The captain had no chart of the rocks out there."),
    ],
)
def test_spelling_other_verbs_synonyms_and_other_sentences_are_none(pipeline: Pipeline, one: str, two: str) -> None:
    assert conflicts(pipeline, one, two) == []


def test_one_day_in_two_spellings_is_quoted_alike(pipeline: Pipeline) -> None:
    """Neither a conflict nor a remark in other words."""
    one, two = "The ferry sails on Sept. 12 at the latest,", "The ferry sails on September 12th at the latest."
    documents = parsed(pipeline, A.format(one), B.format(two))
    said = [remarks(number, document) for number, document in enumerate(documents)]
    assert [twin.relation for twin in twins(Story(documents), said, {})] == ["verbatim"]


def conflicts(pipeline: Pipeline, one: str, two: str) -> list[Conflict]:
    documents = parsed(pipeline, A.format(one), B.format(two))
    said = [remarks(number, document) for number, document in enumerate(documents)]
    return list(quoted_words(documents, twins(Story(documents), said, {})))
