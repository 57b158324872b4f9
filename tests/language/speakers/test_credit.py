"""Which source a sentence is credited to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.language.pipeline import Pipeline
from framing.language.speakers.credit import credits
from framing.model import Parsed
from tests.language.speakers.marked import understood

Read = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Read:
    return lambda marked: understood(pipeline, marked)


def credited(parsed: Parsed) -> list[tuple[int, str, str]]:
    """(sentence, speaker, the words the credit stands on)."""
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    text = parsed.document.text
    return [
        (c.sentence, names[str(parsed.attributions[c.attribution].speaker)], text[c.span.start : c.span.end])
        for c in credits(parsed)
    ]


def test_a_sentence_counts_once_for_its_main_source(read: Read) -> None:
    found = read(
        "{Tamsin Orlo} <said> [the quay was old, the pumps were broken and the lamps were out], while {Jonas Brandt} "
        "<denied> [it].~"
    )
    assert [name for _, name, _ in credited(found)] == ["Tamsin Orlo"]


def test_of_nested_sources_the_outer_one_is_credited(read: Read) -> None:
    found = read("{Tamsin Orlo} <said> [that (({Jonas Brandt} <denied> [all debts of the harbour and its fleet]))].~")
    assert [name for _, name, _ in credited(found)] == ["Tamsin Orlo"]


def test_of_a_medium_and_whom_it_reports_the_speaker_is_credited(read: Read) -> None:
    found = read("{The Harbour Post} <reported> [that (({Jonas Brandt} <denied> [all debts of the harbour]))].~")
    assert [name for _, name, _ in credited(found)] == ["Jonas Brandt"]


def test_every_sentence_of_a_quotation_is_credited(read: Read) -> None:
    found = read("“The quay is old. It will not last. [We must build,”] {Tamsin Orlo} <said>.~")
    assert [(sentence, name) for sentence, name, _ in credited(found)] == [(n, "Tamsin Orlo") for n in range(3)]


def test_a_thought_is_no_speech_but_a_voiced_one_is(read: Read) -> None:
    found = read("{Tamsin Orlo} <hopes> [that it rains].~ {Jonas Brandt} <expressed hope> [that it would not].~")
    assert credited(found) == [(1, "Jonas Brandt", "Jonas Brandt")]


def test_a_source_that_cannot_speak_credits_nobody(read: Read) -> None:
    assert credited(read("{This} <highlights> [the need for a quay].~")) == []


def test_a_credit_stands_on_the_name_else_on_the_cue_else_on_the_words(read: Read) -> None:
    found = read(
        "{A statement from the Kelby Port Authority} <said> [the quay was old].~\n\n"
        "[“It will be rebuilt before the autumn gales.”]~"
    )
    assert [words for _, _, words in credited(found)] == [
        "Kelby Port Authority",
        "“It will be rebuilt before the autumn gales.”",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "{Residents} <hailed> [the skipper as a friend of the harbour].~",
        "{The court} <rejected> [the suit of the dockers].~",
        "{Villagers} have <protested> [against the dam].~",
        "{The crew}, who <refused> [to leave], sat on the quay.~",
        "{A skipper} <found> [guilty of theft] goes to jail.~",
        "{Senators} <dismissed> [the concerns of the port].~",
        "{Families} have <pushed for> [the law] for years.~",
        "{Aides} would not <offer> [details of the talks].~",
        "{Tamsin Orlo} <decried> [the sale of the ferry].~",
    ],
)
def test_a_stand_on_a_thing_is_no_speech(read: Read, marked: str) -> None:
    assert credited(read(marked)) == []


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{The court} <rejected> [the claim that the dockers had been paid].~", "court"),
        ("{Tamsin Orlo} <decried> [“the sale of a ferry that we built”].~", "Tamsin Orlo"),
        ("{Tamsin Orlo} <dismissed> [that as gossip “from the bar”].~", "Tamsin Orlo"),
        ("{A poll} <found> [support for the dam at 40 percent].~", "poll"),
        ("{Tamsin Orlo} <urged> [a firm response].~", "Tamsin Orlo"),
        ("{Tamsin Orlo} <accused> [the owners of theft].~", "Tamsin Orlo"),
        ("{Tamsin Orlo} <criticized> [the sale of the ferry].~", "Tamsin Orlo"),
        ("{Tamsin Orlo} <warned> [against the sale].~", "Tamsin Orlo"),
    ],
)
def test_what_is_told_of_somebodys_words_is_speech(read: Read, marked: str, name: str) -> None:
    assert [found for _, found, _ in credited(read(marked))] == [name]


@pytest.mark.parametrize(
    "marked",
    [
        "{The old towers} <welcome> [sailors].~",
        "{The towers} <show> [the way into port].~",
        "{The issue of rents} <continues> [to divide the town].~",
        "{The new quarter} <invites> [everyone to stroll].~",
        "{The mayor} <began> [to sing].~",
        "{The council} <continued> [to seek a partner].~",
        "{The loss} <recalled> [the defeat of an older man].~",
        "{The row} <announced> [a hard winter].~",
    ],
)
def test_things_do_not_speak(read: Read, marked: str) -> None:
    assert credited(read(marked)) == []
