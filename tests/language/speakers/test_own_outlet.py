"""What somebody told the article's own outlet came through nobody else; lines of a page are nobody."""

from __future__ import annotations

import pytest

import framing
from framing.read import read_record

_RAIN = "It rained all day in Kelby, and the ferry stayed in port until the evening."


def _through(text: str, outlet: str) -> list[str]:
    document = read_record({"text": f"{text}\n\n{_RAIN}", "outlet": outlet}, framing.Settings(), "one")
    parsed = framing.analyze(document).parsed
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    return [names[id] for attribution in parsed.attributions for id in attribution.via]


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("told the Harbour Post", "Harbour Post"),
        ("told the Harbour Post", "The Harbour Post"),
        ("told the Harbour Post", "www.harbourpost.co.uk"),
        ("told The Harbour Post", "harbourpost.com"),
        ("said in an interview with the Harbour Post", "Harbour Post"),
        ("told the Kelby Echo", "Kelby Echo"),
        ("wrote in the Kelby Echo", "Kelby Echo"),
        ("told Radio Marsh", "Radio Marsh"),
    ],
)
def test_the_own_outlet_passes_nothing_on(told: str, outlet: str) -> None:
    text = f"Rosa Holm {told} that the weir was old."
    assert _through(text, outlet) == []
    assert _through(text, "Ostwick Courier") != []


@pytest.mark.parametrize(
    "name", ["Advertisement Continue", "Advertisement Rosa Holm", "Getty Images Rosa Holm", "Shutterstock Rosa Holm"]
)
def test_lines_of_a_page_say_nothing(name: str) -> None:
    profile = framing.analyze(f"{name} said it was late.\n\n{_RAIN}")
    assert profile.parsed.speakers == ()


def test_a_picture_agency_may_speak() -> None:
    profile = framing.analyze(f"Getty Images said it would sue.\n\n{_RAIN}")
    assert [speaker.name for speaker in profile.parsed.speakers] == ["Getty Images"]
