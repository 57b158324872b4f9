"""What hostile articles and outlets call themselves is shown as in a report: seen, on one line, and not without end."""

from __future__ import annotations

from xml.etree import ElementTree

from framing.nightly.site.feed import feed
from framing.nightly.site.readable import readable

HOSTILE = "Ferry\u202edlog\x07\n\n<script>alert(1)</script> \u2066x\x9b" + "y " * 100_000


def test_control_and_direction_characters_are_seen_and_length_has_an_end() -> None:
    card = {"title": HOSTILE, "members": [{"outlet": HOSTILE, "title": HOSTILE, "words": 7, "chosen": True}]}
    found = readable(card)
    assert found["members"][0]["words"] == 7
    assert found["members"][0]["chosen"] is True
    for text, longest in ((found["title"], 301), (found["members"][0]["outlet"], 121)):
        assert len(text) <= longest
        assert text.startswith("Ferry[RLO]dlog␇ <script>")
        assert not {"\u202e", "\u2066", "\n", "\x07", "\x9b"} & set(text)


def test_plain_words_stay_as_they_are() -> None:
    card = {
        "title": "Ferry aground: “no one hurt”",
        "changes": {"quotations": [{"text": "نعم — yes"}]},
        "standfirst": "",
    }
    assert readable(card) == card


def test_a_feed_of_them_is_xml_of_a_usual_size() -> None:
    card = readable(
        {"id": "s1", "title": HOSTILE, "standfirst": HOSTILE, "last": "2031-03-02", "members": [{"title": HOSTILE}]}
    )
    data = feed("2031-03-03", [card | {"files": {"report.html": "1"}}])
    assert len(data) < 10_000
    root = ElementTree.fromstring(data)  # noqa: S314 - ours
    assert "[RLO]" in str(root.findtext("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title"))
