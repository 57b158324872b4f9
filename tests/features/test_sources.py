"""Who is heard: evidence and measures of the feature "sources"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import framing
from framing.features import length, sources
from framing.language.pipeline import Pipeline
from framing.measure.profile import profile
from framing.model import Parsed, Profile
from framing.settings import Settings
from tests.language.speakers.marked import understood

STORY = (
    "{Mayor Tamsin Orlo} <said> [the quay was safe].~ {She} <added> [that the lamps were new].~ It rained all day. "
    "{Two officials} <told> The Harbour Post [that the pumps were broken].~ The ferry left at noon."
)


@pytest.fixture(scope="module")
def measured(pipeline: Pipeline) -> Profile:
    parsed = understood(pipeline, STORY)
    return profile(parsed, (length.FEATURE, sources.FEATURE), Settings(), "")


def value(measured: Profile, key: str) -> float | None:
    return measured.measurements[key].value


def test_each_sentence_is_credited_to_one_source_or_to_none(measured: Profile) -> None:
    kinds = [e.kind for e in measured.evidence if e.kind in ("credited", "uncredited")]
    assert kinds == ["credited", "credited", "uncredited", "credited", "uncredited"]


def test_the_counts_are_those_of_a_reader(measured: Profile) -> None:
    assert value(measured, "sources.distinct") == 2
    assert value(measured, "sources.attributed") == pytest.approx(60)
    assert value(measured, "sources.unattributed") == pytest.approx(40)
    assert value(measured, "sources.leading") == pytest.approx(100 * 2 / 3)
    assert value(measured, "sources.effective") == pytest.approx(1 / ((2 / 3) ** 2 + (1 / 3) ** 2))
    assert value(measured, "sources.named") == pytest.approx(100 * 2 / 3)
    assert value(measured, "sources.authorities") == pytest.approx(100)
    assert value(measured, "sources.relayed") == 1


def test_the_basis_names_the_leading_source(measured: Profile) -> None:
    assert measured.measurements["sources.leading"].basis == "Tamsin Orlo, 2 of 3"


def test_a_credit_points_to_source_cue_and_content(measured: Profile) -> None:
    first = next(e for e in measured.evidence if e.kind == "credited")
    document = measured.parsed.document.text
    assert document[first.start : first.end] == "Tamsin Orlo"
    assert {role: document[s.start : s.end] for role, s in first.parts} == {
        "source": "Mayor Tamsin Orlo",
        "cue": "said",
        "content": "the quay was safe",
    }


TOGETHER = (
    "{Mayor Tamsin Orlo and harbour master Peder Lind} <said> [the quay was safe].~ {Lind} <added> [that the lamps "
    "were new].~ It rained all day. {Lind} <said> [that the ferry would run].~"
)


def test_what_two_say_together_counts_for_both(pipeline: Pipeline) -> None:
    parsed = understood(pipeline, TOGETHER)
    measured = profile(parsed, (length.FEATURE, sources.FEATURE), Settings(), "")
    heard = [
        (e.kind, parsed.document.text[e.start : e.end]) for e in measured.evidence if e.kind in ("credited", "joint")
    ]
    assert heard == [("credited", "Tamsin Orlo"), ("joint", "Peder Lind"), *[("credited", "Lind")] * 2]
    assert value(measured, "sources.distinct") == 2
    assert measured.measurements["sources.distinct"].basis == "3 credited sentences"
    assert value(measured, "sources.attributed") == pytest.approx(75)  # the first is one sentence, not two
    assert measured.measurements["sources.leading"].basis == "Peder Lind, 3 of 3"
    assert value(measured, "sources.leading") == pytest.approx(100)
    said = measured.statement
    assert said is not None
    assert (said.credited, said.leading_sentences, dict(said.types)) == (3, 3, {"official": 1, "politician": 1})


def test_a_text_that_credits_nobody_has_no_leading_source(pipeline: Pipeline) -> None:
    parsed = understood(pipeline, "It rained all day. The ferry left at noon. The quay was empty.")
    found = profile(parsed, (length.FEATURE, sources.FEATURE), Settings(), "")
    assert value(found, "sources.distinct") == 0
    assert value(found, "sources.unattributed") == 100
    assert value(found, "sources.leading") is None
    assert found.measurements["sources.leading"].why


def test_end_to_end_on_plain_text(parsed_text: Callable[[str], Parsed]) -> None:
    parsed = parsed_text(
        "Harbour Commissioner Tamsin Orlo said on Monday that the quay was safe. “It will last a century,” she said. "
        "According to the police, two boats sank in the storm."
    )
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    credited = [names[str(e.group)] for e in sources.FEATURE.find(parsed) if e.kind == "credited"]
    assert credited == ["Tamsin Orlo", "Tamsin Orlo", "police"]


def test_it_keeps_the_rules_for_features(pipeline: Pipeline) -> None:
    framing.check_feature(sources.FEATURE, pipeline)


@pytest.mark.parametrize(
    ("marked", "heard"),
    [
        (
            "{Mayor Tamsin Orlo} <said> [that ((({Peder Lind} <denied> [that the quay was sold])))].~",
            [("credited", "Tamsin Orlo"), ("joint", "Peder Lind")],
        ),
        (
            "{The Kelby Post} <reports> [that ((({Peder Lind} <said> [that the quay was safe])))].~",
            [("credited", "Peder Lind"), ("joint", "Kelby Post")],
        ),
        (
            "{One diver} <said> [((({the driver} <told> them [that he had slept])))].~",
            [("credited", "One diver"), ("joint", "the driver")],
        ),
        (
            "{Tamsin Orlo} <said> [that the quay and the lamps were new],~ but {Peder Lind} <denied> [it was so].~",
            [("credited", "Tamsin Orlo"), ("joint", "Peder Lind")],
        ),
        (
            "{Tamsin Orlo} <said> [the quay was safe]~ and {she} <added> [that the lamps were new].~",
            [("credited", "she")],
        ),
        (
            "{Tamsin Orlo} <said> [that the quay was safe],~ while {Peder Lind} <hopes> [that it is].~",
            [("credited", "Tamsin Orlo")],
        ),
        (
            "{Tamsin Orlo} <said> [that the quay was safe],~ and {the court} <rejected> [the suit].~",
            [("credited", "Tamsin Orlo")],
        ),
        (
            "{Mayor Tamsin Orlo and harbour master Peder Lind} <said> [the quay was safe].~",
            [("credited", "Tamsin Orlo"), ("joint", "Peder Lind")],
        ),
    ],
)
def test_whoever_else_a_sentence_credits_is_heard_too(
    pipeline: Pipeline, marked: str, heard: list[tuple[str, str]]
) -> None:
    parsed = understood(pipeline, marked.replace("(((", "((").replace(")))", "))"))
    found = [(e.kind, parsed.document.text[e.start : e.end]) for e in sources.find(parsed)]
    assert [item for item in found if item[0] in ("credited", "joint")] == heard
