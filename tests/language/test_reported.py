"""Whose words a content is in: every example of the lexicon of reported speech holds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing.language.reported import LEXICON, ReportedWords
from framing.language.voice import voice_at
from framing.lexicons import load
from framing.model import Parsed

ENTRIES = load(LEXICON, ReportedWords).entries
EXAMPLES = [(text, "indirect") for entry in ENTRIES for text in entry.examples]
COUNTER = [(text, "outlet") for entry in ENTRIES for text in entry.not_]


def test_every_class_has_both() -> None:
    assert all(entry.examples and entry.not_ for entry in ENTRIES)


@pytest.mark.parametrize(("example", "voice"), EXAMPLES + COUNTER)
def test_the_bracketed_words_are_in_their_voice(example: str, voice: str, parsed_text: Callable[[str], Parsed]) -> None:
    start, end = example.index("["), example.index("]") - 1
    parsed = parsed_text(re.sub(r"[\[\]]", "", example))
    assert voice_at(parsed.voices, start, end) == voice
