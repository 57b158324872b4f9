"""What sort of source somebody is of whom nothing is told: guessed from the company the text keeps, or not at all."""

from __future__ import annotations

import json

import pytest

import framing
from framing.data import UNTOLD_TYPES
from framing.language.speakers.untold_types import TYPES

_CAPITOL = (
    "The senator and two ministers met the president. Lawmakers of the ruling party said the bill was dead, and the "
    "governor agreed with the mayor. The congresswoman and the candidate told the parliament so. "
)
_PITCH = (
    "The players and their coach sang with the fans. The singer and an actor watched the striker score. Residents and "
    "passengers heard a drummer, and the goalkeeper danced with his brother and a student. "
)


def _type_of(text: str, name: str = "Rosa Holm") -> str:
    parsed = framing.analyze(f"{text}\n\nIt rained all day, and the ferry stayed in port.").parsed
    return next(speaker.type for speaker in parsed.speakers if speaker.name == name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (_CAPITOL + "Rosa Holm said it was late.", "politician"),
        (_CAPITOL + "Rosa Holm told reporters that it was late.", "politician"),
        (_PITCH + "Rosa Holm said it was late.", "citizen"),
        (_PITCH + "Rosa Holm, who lives by the quay, said it was late.", "citizen"),
        (_PITCH + "Rosa Holm tweeted that it was late.", "citizen"),
        ("Rosa Holm said it was late.", "unknown"),
        ("Rosa Holm, who was on the quay, said it was late.", "unknown"),
        (_CAPITOL + "Rosa Holm, a biologist, said it was late.", "expert"),
        (_PITCH + "Rosa Holm, the finance minister, said it was late.", "politician"),
    ],
)
def test_the_company_a_text_keeps(text: str, kind: str) -> None:
    assert _type_of(text) == kind


def test_bodies_are_never_guessed() -> None:
    parsed = framing.analyze(_CAPITOL + "Zarnak said it was late, and Zarnak itself was shut.").parsed
    assert {s.type for s in parsed.speakers if s.name == "Zarnak" and s.type != "unknown"} <= {"politician"}


def test_the_weights_hold_no_names() -> None:
    content = json.loads(UNTOLD_TYPES.read_text(encoding="utf-8"))
    assert set(content["weights"]) == set(TYPES) == set(content["intercepts"])
    for weights in content["weights"].values():
        assert not any(word[:1].isupper() for name in weights for word in name.split())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Holm, D-Kelby, said it was late. Rosa Holm left.", "politician"),
        ("Rosa Holm (R-Tarn) said it was late.", "politician"),
        ("Rosa Holm, R-Tarn, said it was late.", "politician"),
        ("Rosa Holm (D) said it was late.", "politician"),
        ("Rosa Holm, from the dockers’ union Open Quay, said it was late.", "civil society"),
        ("Rosa Holm, of the ferry firm Marsh Line, said it was late.", "business"),
        ("Rosa Holm, from the Kelby Ambulance Service, said it was late.", "official"),
        ("Rosa Holm, of the teachers’ union, said it was late.", "civil society"),
    ],
)
def test_what_stands_behind_the_name(text: str, kind: str) -> None:
    assert _type_of(text) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Campaign officials said it was late.", "campaign officials", "politician"),
        ("Some party officials said it was late.", "some party officials", "politician"),
        ("Some bank officials said it was late.", "some bank officials", "business"),
        ("Some union officials said it was late.", "some union officials", "civil society"),
        ("Ministry officials said it was late.", "ministry officials", "official"),
        ("Officials said it was late.", "officials", "official"),
        ("The hotel group’s president, Rosa Holm, said it was late.", "Rosa Holm", "business"),
        ("Rosa Holm, director of the Kelby Tea Party, said it was late.", "Rosa Holm", "civil society"),
        ("The auction house said it was late.", "auction house", "business"),
        ("Rosa Holm, chair of a rights group, said it was late.", "Rosa Holm", "civil society"),
    ],
)
def test_whose_official_somebody_is(text: str, name: str, kind: str) -> None:
    assert _type_of(text, name) == kind
