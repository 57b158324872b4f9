"""The source summary statement tells what the text shows, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.measure.statement import statement
from framing.model import Document, Parsed, SourceStatement, Zone
from tests.conftest import body_document

Read = Callable[[str], Parsed]

CONFERENCE = (
    "Harbour Commissioner Tamsin Orlo said at a news conference that the quay was safe. “It will hold,” she said. "
    "She added that divers had checked it.\n\n"
    "Two officials familiar with the survey said the divers had found cracks. The quay was built in 1961.\n\n"
    "Critics said the survey was late."
)


@pytest.fixture
def said(parsed_text: Read) -> SourceStatement:
    return statement(parsed_text(CONFERENCE))


def names(parsed: Parsed, ids: tuple[str, ...]) -> list[str]:
    return [speaker.name for speaker in parsed.speakers if speaker.id in ids]


def test_the_facts_are_those_of_the_text(parsed_text: Read, said: SourceStatement) -> None:
    parsed = parsed_text(CONFERENCE)
    assert (said.sentences, said.credited, said.named, said.leading_sentences) == (6, 5, 3, 3)
    assert dict(said.types) == {"official": 2, "unnamed": 1}
    assert names(parsed, (str(said.leading),)) == ["Tamsin Orlo"]
    assert names(parsed, said.anonymous) == ["two officials familiar with the survey"]
    assert names(parsed, said.vague) == ["critics"]
    assert said.occasion is not None
    assert (said.occasion.name, said.occasion.sentences, said.occasion.named) == ("news conference", 3, 1)
    assert CONFERENCE[said.occasion.start : said.occasion.end] == "news conference"
    assert (said.channel, said.relayed, said.agency, said.inferred) == (None, 0, None, 0)


def test_the_sentences_tell_the_facts(said: SourceStatement) -> None:
    assert said.text == (
        "Five of six sentences are credited to three sources: two officials and one of whom nothing is told. "
        "Sources with a name account for three of the five (60%). "
        "The leading source, Tamsin Orlo, accounts for three of the five (60%). "
        "One source is anonymous: “two officials familiar with the survey”. One source is vague: “critics”. "
        "Three of the five (60%) come from one occasion, “news conference”: one names it, two by the same source going "
        "on. None is given as relayed by a medium or another speaker."
    )


def test_a_text_that_credits_nobody_says_so(parsed_text: Read) -> None:
    found = statement(parsed_text("The quay was built in 1961. It is long."))
    assert found.text == "None of the two sentences credits anybody with saying something."
    assert (found.leading, found.occasion, found.types) == (None, None, ())


def test_two_as_often_heard_lead_neither(parsed_text: Read) -> None:
    found = statement(parsed_text("Tamsin Orlo said the quay was safe. Peder Lind said it was not."))
    assert found.leading is None
    assert "No source leads: the most heard have one sentence each." in found.text


def test_two_statements_are_two_occasions_and_one_rally_is_one(parsed_text: Read) -> None:
    apart = statement(
        parsed_text(
            "The ministry said in a statement that the dam was sound. The union said in a statement that it was not."
        )
    )
    assert apart.occasion is not None
    assert apart.occasion.sentences == 1
    together = statement(
        parsed_text(
            "Tamsin Orlo said at a rally that the dam was sound. Peder Lind told the rally that it was not. "
            "The mayor was away."
        )
    )
    assert together.occasion is not None
    assert (together.occasion.sentences, together.occasion.named) == (2, 2)


def test_words_through_a_newspaper_are_told(parsed_text: Read) -> None:
    parsed = parsed_text("Tamsin Orlo told The Harbour Post that the quay was safe. Peder Lind said it was not.")
    found = statement(parsed)
    assert (found.relayed, found.channel_sentences) == (1, 1)
    assert names(parsed, (str(found.channel),)) == ["Harbour Post"]
    assert "One of the two (50%) came through Harbour Post." in found.text


def test_a_news_agency_in_the_dateline(parsed_text: Read) -> None:
    text = "KELBY (Reuters) - Tamsin Orlo said the quay was safe."
    body = text.index("Tamsin")
    parsed = parsed_text(text[body:])
    document: Document = body_document(text)
    zones = (Zone(0, body - 1, "dateline", "a place and an agency"), Zone(body, len(text), "body", "a line"))
    dated = replace(parsed, document=replace(document, zones=zones))
    assert statement(replace(dated, attributions=(), speakers=())).agency == "Reuters"
    assert statement(parsed).agency is None
