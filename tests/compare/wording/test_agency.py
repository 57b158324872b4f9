"""Who acts here and is left unsaid there; how a thing is, is no act that somebody is left out of."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.compare.wording.name_and_act import NAME, IndifferentWords, indifferent
from framing.compare.wording.predicates import predicates
from framing.language.base_forms import lemma
from framing.language.pipeline import Pipeline
from framing.model import Parsed
from tests.compare.values.test_conflicts import story

ENTRIES = lexicons.load(NAME, IndifferentWords).entries
CASES = [(entry.class_, example) for entry in ENTRIES for example in (*entry.examples, *entry.not_)]

# The same act with its doer and without: who acts stands last.
UNSAID = (
    ("The warden locked the gates of the pier.", "The gates of the pier were locked.", "The warden"),
    ("The Brandt administration shut down two of the three landings at Lea Fort for a week.",
     "The landings at Lea Fort were shut for a week.", "The Brandt administration"),
    ("Soldiers burned the mill of Corvane on Monday.", "The mill of Corvane was burned on Monday.", "Soldiers"),
    ("Police removed the campers from the quay of Orlo.", "The campers were removed from the quay of Orlo.", "Police"),
    ("The council of Orlo cancelled the summer fair.", "The summer fair of Orlo was cancelled.", "The council"),
    ("A guard struck the student in the town hall.", "The student was struck in the town hall.", "A guard"),
    ("The shipyard poisoned the wells of the town.", "The wells of the town were poisoned.", "The shipyard"),
    ("Dunmore Steel fired 400 welders on Friday.", "400 welders were fired on Friday.", "Dunmore Steel"),
)  # fmt: skip
STATES = (
    "Moore is set to meet Jonas in May.",
    "The ladder is hidden in the barn.",
    "The brothers are involved in a lawsuit.",
    "The valley is known for its cheese.",
    "The mill is located by the weir.",
    "The crew was trapped in the tunnel.",
    "The hearing is scheduled for Monday.",
    "The town is divided over the toll.",
)


@pytest.mark.parametrize(("active", "passive", "who"), UNSAID, ids=[who for *_, who in UNSAID])
def test_the_one_says_who_acted_and_the_other_does_not(pipeline: Pipeline, active: str, passive: str, who: str) -> None:
    for texts, said in (((active, passive), "A"), ((passive, active), "B")):
        found = story(pipeline, *texts)
        (finding,) = [item for item in found.findings if item.kind == "agency"]
        assert finding.title.startswith(f"{said} says who acted")
        assert f"{said} names “{who}" in finding.text
        assert all(text.rstrip(".") in finding.text for text in texts)


@pytest.mark.parametrize("sentence", STATES)
def test_a_state_leaves_no_agent_out(sentence: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert not any(verb.agentless for verb in predicates(parsed_text(sentence)))


def test_an_agent_makes_an_act_of_a_state(parsed_text: Callable[[str], Parsed]) -> None:
    (verb,) = predicates(parsed_text("The ladder was hidden by the thief."))
    assert verb.passive
    assert verb.doer is not None


@pytest.mark.parametrize(("name", "example"), CASES, ids=[example for _, example in CASES])
def test_words_of_a_class(name: str, example: str) -> None:
    words = re.findall(r"\w+", re.sub(r"[\[\]]", "", example))
    listed = indifferent(name)  # type: ignore[arg-type]
    bases = [lemma(word.lower(), "VBN") if name == "state" else word.lower() for word in words]
    found = [word for word, base in zip(words, bases, strict=True) if base in listed and word not in ("The", "the")]
    assert found == re.findall(r"\[(.+?)\]", example)
