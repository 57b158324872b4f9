"""Reports at the side of a clause, and participles that tell whose words follow."""

from __future__ import annotations

import pytest

import framing

_RAIN = (
    "\n\nIt rained all day long in Kelby on Monday, and the ferry stayed in port until the evening while the harbour "
    "master waited for the tide."
)


def _said(text: str) -> list[tuple[str, str]]:
    """Who is credited with which words, in the order of the text."""
    parsed = framing.analyze(text + _RAIN).parsed
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    return [
        (names[str(a.speaker)], " ".join(parsed.document.text[start:end] for start, end in a.content))
        for a in parsed.attributions
        if a.speaker is not None and a.cue_class == "speech"
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "The ferry capsized, the port authority confirmed to reporters on Friday.",
            "port authority",
            "The ferry capsized",
        ),
        ("The pier was shut at noon, the mayor confirmed.", "mayor", "The pier was shut at noon"),
        ("The bridge is sound, per the Times.", "Times", "The bridge is sound"),
        ("The bridge will be shut by May, per Rosa Holm.", "Rosa Holm", "The bridge will be shut by May"),
        ("To Rosa Holm, the bill “is a disaster for us all.”", "Rosa Holm", "the bill “is a disaster for us all.”"),
        ("As noted by Rosa Holm, the pier was shut at noon.", "Rosa Holm", "the pier was shut at noon"),
        ("Losses of a million are projected by the central bank.", "central bank", "Losses of a million"),
        (
            "The fight began after what the ministry says was an attack on the crew.",
            "ministry",
            "what was an attack on the crew",
        ),
        (
            "They left after what the mayor claims was a misunderstanding.",
            "mayor",
            "was a misunderstanding",
        ),
    ],
)
def test_who_stands_beside_the_clause(text: str, name: str, words: str) -> None:
    assert (name, words) in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry makes 20 knots per hour.",
        "Fares rose to five pounds, per person.",
        "To Rosa Holm, the walk was long.",
        "To Rosa Holm he gave the “old lamp”.",
        "What the town is was never clear.",
        "The ferry capsized, the crew swam.",
        "The pier was shut, the mayor left.",
        "The trip costs ten pounds per crew.",
    ],
)
def test_nobody_stands_beside_it(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Milo Harrow met the lawmakers who reject the pact, saying it favours the rich.", "lawmakers"),
        ("Milo Harrow drove to the dockers who oppose the toll, arguing that it was too high.", "dockers"),
        ("The row grew when the Kelby Post reported the leak, saying that files were lost.", "Kelby Post"),
        ("The row began when Rosa Holm wrote a letter, saying that files were lost.", "Rosa Holm"),
        ("Milo Harrow met the residents, saying it was late.", "Milo Harrow"),
        ("Milo Harrow left the hall, adding that it was late.", "Milo Harrow"),
        ("Milo Harrow praised the crew, saying it had saved the ferry.", "Milo Harrow"),
        ("Milo Harrow met residents who live by the quay, saying it was late.", "Milo Harrow"),
    ],
)
def test_the_nearest_who_can_speak(text: str, name: str) -> None:
    credited = [who for who, words in _said(text) if " it " in f" {words} " or "files" in words or "late" in words]
    assert credited
    assert credited[-1].removeprefix("Milo ").split()[-1] == name.split()[-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lind asked about the ferry and said, “I will sink her,” prosecutors said.", "prosecutors"),
        ("The clerk recalled that he said, “I will sink her,” the harbour office said.", "harbour office"),
        ("Lind called it a “theft” and shouted, “It is my boat,” Rosa Holm recalled.", "Rosa Holm"),
        ("Lind told a guard, “It is my boat,” the county attorney’s office said.", "county attorney’s office"),
        ("The thief joined no gang, the brother of the thief, Erik Holm, from Kelby, said.", "Erik Holm"),
        ("They moved from Kelby to Ostwick, another brother, Peder Holm, of Kelby, said.", "Peder Holm"),
        ("The barge had left Kelby on Sunday, a cousin, Una Falk, 43, said.", "Una Falk"),
        ("She was the last to leave, her neighbour, Una Falk, of Ostwick, said.", "Una Falk"),
    ],
)
def test_the_tag_at_the_end_tells_the_whole_sentence(text: str, name: str) -> None:
    whole = [(who, words) for who, words in _said(text) if words.startswith(text[:12].split(",")[0])]
    assert [who for who, _ in whole] == [name]


def test_a_quotation_that_tells_what_somebody_said_is_its_speakers() -> None:
    said = _said("Rosa Holm wrote that “the ferry was late, the mayor said.”")
    assert said[0][0] == "Rosa Holm"
    assert said[0][1].endswith("the mayor said.”")
