"""Embedded posts: their author's words, in the direct voice, and never the words of whoever was quoted last."""

from __future__ import annotations

import framing

POST = "#Lock what a night!! Sat by the water, it was absolutely lovely, and all at once the barge sinks."
BEFORE = "“We wait for the divers,” said the mayor, Jon Brell, on Tuesday at the lock."
AFTER = "The council said it will help with the inquiry into what happened at the lock."


def _told(before: str, signed: str) -> tuple[set[str], list[str]]:
    """The voices of the post's words, and who is credited with it."""
    profile = framing.analyze(f"{before}\n\n{POST} — {signed} March 4, 2031\n\n{AFTER}")
    parsed = profile.parsed
    at = parsed.document.text.index(POST)
    voices = {voice.voice for voice in parsed.voices if voice.start < at + len(POST) and voice.end > at}
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    credited = [
        names[a.speaker] for a in parsed.attributions if a.speaker and any(span.start == at for span in a.content)
    ]
    return voices, credited


def test_a_post_is_in_the_direct_voice_and_nobody_elses() -> None:
    assert _told(BEFORE, "Ana Falk (@anafalk)") == ({"direct"}, [])


def test_a_post_that_is_introduced_is_its_authors() -> None:
    before = f"{BEFORE}\n\n“I have never been so frightened,” Ana Falk said on the network that evening."
    assert _told(before, "Ana Falk (@anafalk)") == ({"direct"}, ["Ana Falk"])


def test_a_booster_in_a_post_is_not_the_outlets() -> None:
    profile = framing.analyze(f"{BEFORE}\n\n{POST} — Ana Falk (@anafalk) March 4, 2031\n\n{AFTER}")
    assert profile.measurements["hedging.boosters"].value == 0
