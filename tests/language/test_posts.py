"""Embedded posts: their author's words, in the direct voice, and their signer's, not whoever was quoted last."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("before", "signed", "name"),
    [
        (BEFORE, "Ana Falk (@anafalk)", "Ana Falk"),
        (BEFORE, "Kelby Lock Trust (@kelbylock)", "Kelby Lock Trust"),
        (BEFORE, "jon brell (@mayorbrell)", "Jon Brell"),
        (BEFORE, "J. Brell (@themayor)", "Jon Brell"),
        (BEFORE, "lock mayor (@jonbrell)", "Jon Brell"),
        (BEFORE, "Ana Brell (@anabrell)", "Ana Brell"),
        (BEFORE, "Ximé (@xime_dives)", "Ximé"),
        (BEFORE, "🚢 (@bargewatch)", "@bargewatch"),
        (f"{BEFORE}\n\n“I was so frightened,” Ana Falk said that evening.", "Ana Falk (@anafalk)", "Ana Falk"),
    ],
)
def test_a_post_is_in_the_direct_voice_and_its_signers(before: str, signed: str, name: str) -> None:
    assert _told(before, signed) == ({"direct"}, [name])


def test_posts_one_after_the_other_are_one_signers() -> None:
    signed = "— Ana Falk (@anafalk) March 4, 2031"
    second = "They keep telling us to wait on the towpath. Nobody says why or for how long it will be."
    parsed = framing.analyze(f"{BEFORE}\n\n{POST} {signed}\n\n{second} {signed}\n\n{AFTER}").parsed
    names = {speaker.id: speaker.name for speaker in parsed.speakers}
    said = {a.content[0].start: names[a.speaker] for a in parsed.attributions if a.speaker}
    assert [said[parsed.document.text.index(post)] for post in (POST, second)] == ["Ana Falk", "Ana Falk"]


def test_a_booster_in_a_post_is_not_the_outlets() -> None:
    profile = framing.analyze(f"{BEFORE}\n\n{POST} — Ana Falk (@anafalk) March 4, 2031\n\n{AFTER}")
    assert profile.measurements["hedging.boosters"].value == 0
