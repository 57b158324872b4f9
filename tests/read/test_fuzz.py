"""A short run of ``make fuzz``, the same every time, and what longer ones have found."""

from __future__ import annotations

import pytest

from framing.read import readers
from tests.read import fuzz

EXAMPLES = 12
_LATE = b"From: a\nTo: b\nSubject: Rain\nDate: Sat, 2 Apr 2033 06:09999999999990:00 -0000\n\nRain fell on Monday."
FOUND: dict[str, tuple[str, bytes]] = {
    "a minute too large for a date": ("mail", _LATE),
    "a minute too large for a date, in a feed": (
        "feed",
        b"<rss><item><title>Rain</title><pubDate>Sat, 2 Apr 2033 06:09999999999990:00 -0000</pubDate>"
        b"<description>Rain fell.</description></item></rss>",
    ),
}


@pytest.mark.parametrize("name", sorted({reader.name for reader in readers.installed()}))
def test_mutilated_files(name: str) -> None:
    assert name in fuzz.sound(), "add a whole file of it to tests/read/hostile.py"
    fuzz.batch(readers.named(name), 1, EXAMPLES)()


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_is_mended(what: str) -> None:
    name, data = FOUND[what]
    fuzz.check(readers.named(name), data)
