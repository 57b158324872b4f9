"""Words of one that another tells: both are found, whoever names whom, and nobody who was merely told."""

from __future__ import annotations

import pytest

import framing


def _heard(text: str) -> set[str]:
    """Everybody the table of sources would show for the text."""
    profile = framing.analyze(text)
    names = {speaker.id: speaker.name for speaker in profile.parsed.speakers}
    return {names[str(item.group)] for item in profile.evidence if item.kind in ("credited", "joint")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamsin Orlo said the tram had sped up before the bend, according to Reuters.", "Orlo Reuters"),
        ("Tamsin Orlo said that the tram had sped up before the bend, Reuters reported.", "Orlo Reuters"),
        ("The Kelby Post reports that Tamsin Orlo said the tram had sped up.", "Orlo Post"),
        ("Reuters reported that the transport ministry said it would look into the crash.", "ministry Reuters"),
        ("Peder Lind said the driver told him that the brakes had failed.", "Lind driver"),
        ("Peder Lind said Tamsin Orlo had warned that the brakes would fail.", "Lind Orlo"),
        ("The Kelby Post says Tamsin Orlo told the court that the brakes had failed.", "Orlo Post"),
        ("Tamsin Orlo told the court that the brakes had failed, the BBC reported.", "Orlo BBC"),
    ],
)
def test_both_are_heard(text: str, names: str) -> None:
    assert {name.split()[-1] for name in _heard(text)} == set(names.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The harbour police were informed of the leak and were told to have a boat ready, Reuters reports.",
            "Reuters",
        ),
        ("Residents were warned of the flood and were told to leave, the council said.", "council"),
        ("Passengers were moved to the back and were told to wait, Tamsin Orlo said.", "Orlo"),
    ],
)
def test_who_was_told_is_not(text: str, names: str) -> None:
    assert {name.split()[-1] for name in _heard(text)} == set(names.split())
