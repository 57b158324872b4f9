"""Answers of an interview are whoever answers, whatever marks the questions; other texts with questions are not one."""

from __future__ import annotations

import pytest

import framing

_LENA = "Lena Orth, director of the port authority, spoke to the Echo in her office on Tuesday."


def _read(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Who is credited, and the hedges with their voices."""
    profile = framing.analyze(text)
    names = {speaker.id: speaker.name for speaker in profile.parsed.speakers}
    document = profile.parsed.document.text
    credited = {names[str(e.group)] for e in profile.evidence if e.feature == "sources" and e.kind == "credited"}
    return credited, [(document[e.start : e.end], e.voice) for e in profile.evidence if e.feature == "hedging"]


@pytest.mark.parametrize(
    "turns",
    [
        "Q: When did you hear? / A: In May. It may be earlier. / Q: Why? / A: We measured. Perhaps too long.",
        "Question: When? / Answer: It may have been May. / Question: Why? / Answer: Perhaps we measured too long.",
        "Echo: When? / Orth: It may have been May. / Echo: Why? / Orth: Perhaps we measured too long.",
        "Echo: When? / Lena Orth: It may have been May. / Echo: Why? / Lena Orth: Perhaps we measured too long.",
        "Q: When? / A: It may have been May. / I think so. / Q: Why? / A: We measured. Perhaps too long.",
        "Q: When? / A: I think it may have been May. / Q: Why? / A: Perhaps. / Echo: Who pays? / Orth: We may.",
        "Q: When? / A: It may have been May. / Q: Why? / A: We did. / **Are you sorry?** / I am. Perhaps we all are.",
        "When was it? / I may have heard in May. / Why? / We measured. Perhaps too long. / Who pays? / My office may.",
        "Q: When? / I may have heard in May. / Q: Why? / We measured. Perhaps too long.",
        "**When was it?** / I may have heard in May. / **Why?** / Perhaps we measured. / **Who pays?** / We may.",
    ],
)
def test_answers_are_hers(turns: str) -> None:
    credited, hedges = _read("\n\n".join([_LENA, *turns.split(" / ")]))
    assert credited == {"Lena Orth"}
    assert {word.lower() for word, _ in hedges} >= {"may", "perhaps"}
    assert "outlet" not in {voice for _, voice in hedges}


@pytest.mark.parametrize(
    "text",
    [
        # the outlet answers itself
        "Lena Orth runs the port. / Why was it shut? / It may be old. / Who pays? / Nobody may. / When? / Perhaps.",
        # one question more or less is no interview
        "Lena Orth runs the port. / Why was it shut? / We may never know. I have asked.",
        # two people were introduced
        "Lena Orth and Peder Lind run it. / Why? / I may not know. / Who? / We may not. / When? / Perhaps my son.",
        # labels of no party
        "Monday: It may rain. / Tuesday: Perhaps it snows. / Monday: It may thaw. / Tuesday: Perhaps not.",
    ],
)
def test_other_questions_are_the_outlets_affair(text: str) -> None:
    credited, hedges = _read(text.replace(" / ", "\n\n"))
    assert credited == set()
    assert {voice for _, voice in hedges} == {"outlet"}


def test_questions_are_nobodys_words_but_the_outlets() -> None:
    turns = ["Q: Might it fall?", "A: We say no.", "Q: Perhaps in May?", "A: We say never."]
    _, hedges = _read("\n\n".join([_LENA, *turns]))
    assert hedges == [("Might", "outlet"), ("Perhaps", "outlet")]


def test_the_outlet_goes_on_behind_the_last_answer() -> None:
    turns = [
        "Echo: When?",
        "Orth: In May.",
        "Echo: Why?",
        "Orth: We measured.",
        "Una Falk, a nurse, told us she was cold.",
    ]
    credited, _ = _read("\n\n".join([_LENA, *turns]))
    assert credited == {"Lena Orth", "Una Falk"}
