"""“would” hedges a claim that is tentative, predicted or conditional, and no plan, wish, habit or hindsight."""

from __future__ import annotations

import pytest

from framing.language import understand
from framing.language.hedges.would import would
from framing.language.pipeline import Pipeline
from framing.language.view import View
from tests.conftest import body_document

HEDGES = {
    "what somebody reckons with": [
        "The plan would cost 40 jobs.",
        "A second term would have been a mistake.",
        "It would’ve sunk the boats.",
        "He would often have been wrong.",
        "Closing the school would be a disaster.",
        "She said the plan would cost 40 jobs.",
        "She says he would lose.",
        "The captain thinks the storm would sink the boats.",
        "The crews know the storm would sink the boats.",
        "She said it would be a disaster.",
        "She said it would be hard.",
        "She said the levy would be a disaster.",
        "The mayor warned that the ferry would leave.",
        "The mayor warned that it would leave.",
        "She warned that Orlo would lose.",
        "She said Orlo’s tax would begin a revolt.",
        "The study said it would help.",
        "The poll said Lisk would lose.",
        "The office said the levy would cost jobs.",
        "The office warned that it would rain.",
        "The report said it would rain.",
        "The reports warned that it would rain.",
        "The fishermen feared that the rules would ruin them.",
        "She said the bill would begin a revolt.",
        "The mayor announced that the bill would close the port.",
    ],
    "what hangs on a condition": [
        "If the pumps failed, the town would flood.",
        "The hall would be built if the town paid.",
        "The rules would not apply unless the court agreed.",
        "The rules would apply if the court agreed.",
        "Otherwise the hall would be built.",
        "She said the rules would apply if the court agreed.",
        "She warned that she would resign if the port closed.",
        "He said the ferry would run if the crew agreed.",
        "She said they earned less than they would if they were single.",
        "That would mean ruin if it were true.",
    ],
    "what is quoted in its own tense": [
        "The mayor said: “The firm would close the mill.”",
        "“The rules would apply to all,” said Orlo.",
    ],
    "what a relative clause foresees": [
        "It is a plan which would cost 40 jobs.",
        "It is a plan that would cost 40 jobs.",
    ],
}
NONE = {
    "a wish or a preference": [
        "She would like to speak.",
        "She would love a boat.",
        "She would prefer to row.",
        "She would rather row.",
        "They would rather that he rowed.",
        "You would better row.",
        "The would-be buyer left.",
    ],
    "a question": [
        "Would the plan cost 40 jobs?",
        "The plan would cost 40 jobs?",
        "“The plan would cost 40 jobs?”",
        "Never would the mayor agree.",
    ],
    "a habit": [
        "Every summer he would often row to the island.",
        "He would row and would always sing.",
        "He would sometimes sing and row.",
        "Every summer he would often row and would sing.",
    ],
    "a refusal": [
        "The mayor would not say who paid.",
        "Orlo would not comment.",
        "She said the mayor would not comment.",
    ],
    "a question that is told": [
        "What the vote would bring was unclear.",
        "Nobody knew how soon the letter would be printed.",
        "Whether the ferry would run was unclear.",
        "He asked if the mill would close.",
        "She asked whether the ferry would run.",
        "She did not say whether the plan would cost jobs.",
        "They knew who would lose.",
        "She does not know if the mill would close.",
    ],
    "hindsight": [
        "The boy would later become mayor.",
        "She would eventually lose.",
        "The boat would go down in the night.",
        "It would be years before she rowed again.",
        "It would be years until she rowed again.",
        "He knew that he would lose.",
        "They saw that the mill would close.",
    ],
    "a rule or a plan": [
        "The rules would not apply to guests.",
        "The hall would be built beside the quay.",
        "She said the rules would apply to all ports.",
        "The firm said it would hire six clerks.",
        "The minister said she would resign.",
        "She said they would leave.",
        "Orlo said Orlo would leave.",
        "The mayor promised that nobody would lose a house.",
        "The mayor said the ferry would leave on Friday.",
        "The mayor said the letter would be printed.",
        "The mayor did not say that the ferry would leave.",
        "The office said it would hire six clerks.",
        "Asked if it was late, she said the rules would apply to all.",
        "The mayor said that it would leave.",
        "She hopes the ferry would run.",
        "The mayor hoped that the bill would pass.",
        "There was talk that he would retire.",
        "The new rule means that guests would pay.",
        "She said that if elected, she would close the port.",
        "The mayor decided that the ferry would run.",
        "He shut the gate so that nobody would drown.",
        "He shut the gate in order that nobody would drown.",
    ],
}


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> dict[str, bool]:
    """Of every sentence whether its last "would" is a hedge."""
    texts = sorted({text for cases in (HEDGES, NONE) for found in cases.values() for text in found})
    told = {}
    for parsed in understand(map(body_document, texts), pipeline):
        modal = max(at for at, word in enumerate(parsed.tokens.lower) if word in ("would", "'d"))
        told[parsed.document.text] = would(View.of(parsed), modal)
    return told


@pytest.mark.parametrize("kind", HEDGES)
def test_it_is_a_hedge(kind: str, found: dict[str, bool]) -> None:
    assert [text for text in HEDGES[kind] if not found[text]] == []


@pytest.mark.parametrize("kind", NONE)
def test_it_is_none(kind: str, found: dict[str, bool]) -> None:
    assert [text for text in NONE[kind] if found[text]] == []
