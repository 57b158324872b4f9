"""A verb of saying that tells a deed, a condition or a question credits nobody; in its own sense it does."""

from __future__ import annotations

import pytest

from tests.language.speakers.credited import credited


@pytest.mark.parametrize(
    "text",
    [
        # a deed
        "Marsh Line agreed to pay nine million crowns for the old quay.",
        "Rosa Holm agreed to sell the barge to her brother.",
        "Rosa Holm allowed only two boats through the lock.",
        "Rosa Holm accepted the invitation of the harbour trust.",
        "Rosa Holm added a third goal before the break.",
        "Marsh Line also added two smaller ferries to its fleet.",
        "Rosa Holm wrote three novels about the marsh.",
        "Rosa Holm wrote hundreds of songs that summer.",
        "Rosa Holm responded by locking the gates of the weir.",
        "Rosa Holm pleaded guilty to two charges of theft.",
        "Kelby will sail on Friday against the defending champion Ostwick.",
        "Rosa Holm called a meeting of the crew.",
        "Rosa Holm has been busy in addressing the fears of the town.",
        "Rosa Holm observed the lake for seventeen nights.",
        "Rosa Holm allowed the crew to see that the lock was old.",
        # what is yet to be said
        "Rosa Holm has a duty to remind the town that the weir is old.",
        "Rosa Holm had the chance to explain why the weir broke.",
        # what is only supposed
        "If Rosa Holm reports a leak, the weir will be closed.",
        "Rosa Holm must announce a decision by Friday.",
        "The council could declare the quay unsafe.",
        # a list and an address
        "Path A: Kelby, Ostwick and Tarn.",
        "Dear Helen: My husband sold the boat, and nobody asked me.",
        # what the outlet asks
        "What did Rosa Holm say?",
        "Did Rosa Holm announce the closure?",
    ],
)
def test_no_words_are_told(text: str) -> None:
    assert credited(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Holm agreed that the barge was old.", "Rosa Holm"),
        ("Rosa Holm allowed that the lock was old.", "Rosa Holm"),
        ("Rosa Holm added that the boat was old.", "Rosa Holm"),
        ("Rosa Holm wrote that the marsh was dry.", "Rosa Holm"),
        ("Rosa Holm responded that the gates were locked.", "Rosa Holm"),
        ("Rosa Holm responded with a statement that the gates were locked.", "Rosa Holm"),
        ("“Did you write it?” Rosa Holm asked.", "Rosa Holm"),
        ("Rosa Holm announced the closure of the weir.", "Rosa Holm"),
        ("Rosa Holm asked whether the quay was safe.", "Rosa Holm"),
        ("Rosa Holm called the meeting a farce.", "Rosa Holm"),
        ("Rosa Holm observed that the lake was low.", "Rosa Holm"),
        ("Rosa Holm opened by saying that the lake was low.", "Rosa Holm"),
        ("A judge ruled that the quay must stay open.", "judge"),
    ],
)
def test_words_are_told(text: str, name: str) -> None:
    assert credited(text) == [name]
