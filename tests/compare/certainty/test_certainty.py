"""One edit that makes a passage more or less sure is reported with its words; what is told alike is not."""

from __future__ import annotations

import pytest

from framing.compare.certainty.certainty_pairs import SURENESS
from framing.language.pipeline import Pipeline
from framing.model import Certainty, Comparison, Place
from tests.compare.values.test_conflicts import story

LEAD = "Lintmouth woke to a grey morning on Tuesday. "
REST = " Gulls sat on the market hall, and the bakery in Salt Lane opened at six."

# One statement, and what makes it hedged: the words stand in the second.
HEDGED = (
    ("The leak poisoned the wells of the town.", "The leak may have poisoned the wells of the town.", "may"),
    ("The shipyard sold its oldest dock to a foreign fund.",
     "The shipyard reportedly sold its oldest dock to a foreign fund.", "reportedly"),
    ("A faulty valve started the fire in the sugar mill.",
     "A faulty valve possibly started the fire in the sugar mill.", "possibly"),
    ("The treasurer took the pension money of the dockers.",
     "The treasurer allegedly took the pension money of the dockers.", "allegedly"),
    ("The new toll will empty the old bridge by summer.",
     "The new toll could empty the old bridge by summer.", "could"),
    ("The captain steered the barge into the lock gate.",
     "The captain apparently steered the barge into the lock gate.", "apparently"),
    ("The orchestra is leaving its hall at the harbour.",
     "The orchestra is expected to leave its hall at the harbour.", "is expected"),
    ("The storm tore the roof from the chapel of Saint Brannoc.",
     "The storm seems to have torn the roof from the chapel of Saint Brannoc.", "seems"),
)  # fmt: skip
SAID = (
    ("The leak poisoned the wells of the upper town.",
     "The leak poisoned the wells of the upper town, chemist Ada Holm said.", "said"),
    ("The shipyard sold its oldest dock to a foreign fund.",
     "Union leader Dario Quill said that the shipyard sold its oldest dock to a foreign fund.", "said"),
    ("A faulty valve started the fire in the sugar mill.",
     "According to the fire brigade, a faulty valve started the fire in the sugar mill.", "According to"),
    ("The treasurer took the pension money of the dockers.",
     "“The treasurer took the pension money of the dockers,” Tamsin Orlo said.", "said"),
    ("The new toll will empty the old bridge by summer.",
     "The new toll will empty the old bridge by summer, the shopkeepers claimed.", "claimed"),
    ("The captain steered the barge into the lock gate.",
     "Police said the captain steered the barge into the lock gate.", "said"),
    ("The orchestra is leaving its hall at the harbour.",
     "The orchestra is leaving its hall at the harbour, conductor Ilse Brandt told the Echo.", "told"),
    ("The storm tore the roof from the chapel of Saint Brannoc.",
     "Vicar Hugh Marrow said the storm tore the roof from the chapel of Saint Brannoc.", "said"),
)  # fmt: skip
TURNED = (
    ("The leak poisoned the wells of the upper town.", "The leak did not poison the wells of the upper town."),
    ("The shipyard sold its oldest dock to a foreign fund.",
     "The shipyard never sold its oldest dock to a foreign fund."),
    ("“To adopt the levy by Easter would drive the shipyards into ruin,” adviser Lars Somme said.",
     "“If they do not adopt the levy by Easter it would drive the shipyards into ruin,” adviser Lars Somme said."),
    ("Guards fired rubber bullets at the crowd on the quay.",
     "No rubber bullets were fired at the crowd on the quay, the guards said."),
    ("The inquiry established that the treasurer took pension money.",
     "The inquiry did not establish that the treasurer took pension money."),
    ("The captain steered the barge into the lock gate.", "The captain didn’t steer the barge into the lock gate."),
    ("The orchestra found a new hall at the harbour.", "The orchestra failed to find a new hall at the harbour."),
    ("The minister asked the director of the port to resign.",
     "The minister had not asked the director of the port to resign, her office said."),
)  # fmt: skip
ALIKE = (
    ("The leak poisoned the wells of the upper town.", "Wells in the upper town were poisoned by the leak."),
    ("The leak may have poisoned the wells of the town.", "The wells of the town may be poisoned by the leak."),
    ("Police said the captain steered the barge into the lock gate.",
     "The captain steered the barge into the lock gate, police said."),
    ("Vicar Hugh Marrow said the storm tore the roof from the chapel.",
     "The storm tore the roof from the chapel, said vicar Hugh Marrow."),
    ("The shipyard did not sell its oldest dock to a foreign fund.",
     "The shipyard has not sold its oldest dock to a foreign fund."),
    ("About 40 barges lay in front of the lock gate.", "Nearly 40 barges lay in front of the lock gate."),
    ("Did the treasurer take the pension money?", "The treasurer took the pension money."),
    ("The council said it would rebuild the old bridge by summer.",
     "The council said that it would rebuild the old bridge by summer."),
)  # fmt: skip


def between(pipeline: Pipeline, one: str, two: str) -> Comparison:
    return story(pipeline, LEAD + one + REST, two + REST)


def text(made: Comparison, place: Place) -> str:
    return made.profiles[place.document].parsed.document.text[place.start : place.end]


def words(made: Comparison, pair: Certainty) -> list[str]:
    sides = ((pair.a, pair.a_words), (pair.b, pair.b_words))
    return [text(made, Place(side.document, *span)) for side, spans in sides for span in spans]


@pytest.mark.parametrize(("sure", "edited", "cue"), HEDGED, ids=[cue for *_, cue in HEDGED])
def test_a_hedge_put_in_is_told_with_its_words(pipeline: Pipeline, sure: str, edited: str, cue: str) -> None:
    made = between(pipeline, sure, edited)
    (pair,) = made.certainty
    assert (pair.a_level, pair.b_level) == ("asserted", "hedged")
    assert cue in " ".join(words(made, pair))
    assert pair.proposition == sure
    assert [item.title for item in made.findings if item.kind == "certainty"] == ["A states as a fact what B hedges."]


@pytest.mark.parametrize(("sure", "edited", "cue"), SAID, ids=[edited for _, edited, _ in SAID])
def test_a_statement_given_to_somebody_is_told_with_who_says_it(
    pipeline: Pipeline, sure: str, edited: str, cue: str
) -> None:
    made = between(pipeline, sure, edited)
    (pair,) = made.certainty
    assert (pair.a_level, pair.b_level) == ("asserted", "attributed")
    assert cue in words(made, pair)


@pytest.mark.parametrize(("one", "two"), TURNED, ids=[two for _, two in TURNED])
def test_a_claim_turned_round_comes_first(pipeline: Pipeline, one: str, two: str) -> None:
    made = between(pipeline, one, two)
    pair = made.certainty[0]
    assert pair.contrary
    assert {"denied", "doubted"} & {pair.a_level, pair.b_level}
    assert "A and B tell one thing in contrary senses." in [item.title for item in made.findings]


@pytest.mark.parametrize(("one", "two"), ALIKE, ids=[two for _, two in ALIKE])
def test_what_is_told_alike_is_no_pair(pipeline: Pipeline, one: str, two: str) -> None:
    assert between(pipeline, one, two).certainty == ()


def test_the_order_of_the_documents_changes_nothing(pipeline: Pipeline) -> None:
    sure, edited, _ = HEDGED[1]
    (here,), (there,) = (between(pipeline, *pair).certainty for pair in ((sure, edited), (edited, sure)))
    assert (here.a_level, here.b_level) == (there.b_level, there.a_level)
    assert here.proposition == there.proposition


def test_a_statement_is_nearest_to_true_and_a_denial_farthest() -> None:
    ordered = ["asserted", "attributed", "hedged", "doubted", "denied"]
    assert sorted(ordered, key=lambda level: -SURENESS[level]) == ordered  # type: ignore[index]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Two people say contrary things: no article is the contrary of the other.
        ("Warden Hugh Marrow said the guards had searched the barges.",
         "Captain Ilse Brandt said the guards had not searched the barges."),
        # A question settles nothing.
        ("“I did not forge any ledgers,” treasurer Tamsin Orlo said.",
         "Detectives began to ask whether treasurer Tamsin Orlo forged ledgers."),
        # A noun that is denied in one and an object in the other.
        ("The crew say there is no theft on the quay.", "The council approved a motion condemning theft on the quay."),
        # What will never be is not what is not.
        ("The rowers celebrated winning the harbour cup.", "The rowers would never win the harbour cup."),
        # Both ways in one breath.
        ("“I watch the harbour news with a grain of salt, or don’t watch at all.”",
         "He admitted to watching the harbour news with a grain of salt."),
        ("The mayor did not specify who was talking to the harbour union.",
         "The mayor was talking to the harbour union."),
    ],
)  # fmt: skip
def test_what_is_no_contrary_is_not_said_to_be_one(pipeline: Pipeline, one: str, two: str) -> None:
    assert not any(pair.contrary for pair in between(pipeline, one, two).certainty)


def test_what_was_planned_when_one_article_was_written_and_done_when_another_was_is_not_told(
    pipeline: Pipeline,
) -> None:
    made = between(
        pipeline,
        "The orchestra was set to leave its hall at the harbour.",
        "The orchestra left its hall at the harbour.",
    )
    assert not [item for item in made.findings if item.kind == "certainty"]


def test_one_sentence_printed_by_both_is_not_told_as_a_fact_of_either(pipeline: Pipeline) -> None:
    remark = "The new toll will empty the old bridge by summer and ruin the shops of Lintmouth."
    made = between(pipeline, f"“{remark}” mayor Ada Holm wrote.", remark)
    assert not [item for item in made.findings if item.kind == "certainty"]


def test_a_hedge_before_a_noun_says_nothing_of_the_rest(pipeline: Pipeline) -> None:
    plain = LEAD + "Fares at the harbour rose 8 percent in the spring." + REST
    beside = LEAD + "Fares at the harbour rose 8 percent in the spring, against the expected 2 percent." + REST
    hedged = LEAD + "The expected rise of fares at the harbour by 8 percent came in the spring." + REST
    assert not story(pipeline, plain, beside).certainty
    assert {item.b_level for item in story(pipeline, plain, hedged).certainty} <= {"hedged"}
