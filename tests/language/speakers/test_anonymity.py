"""Sources that are kept back, and sources that are nobody in particular."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.model import Parsed

CASES = {
    "Two officials said the dam was cracked.": "anonymous",
    "A senior official familiar with the survey said the dam was cracked.": "anonymous",
    "People familiar with the survey said the dam was cracked.": "anonymous",
    "A source said the dam was cracked.": "anonymous",
    "Officials said on condition of anonymity that the dam was cracked.": "anonymous",
    "An engineer, who asked not to be named, said the dam was cracked.": "anonymous",
    "Officials said the dam was cracked.": "vague",
    "Critics said the dam was cracked.": "vague",
    "Some said the dam was cracked.": "vague",
    "Experts said the dam was cracked.": "vague",
    "The finance minister said the dam was cracked.": None,
    "Police said the dam was cracked.": None,
    "The water board said the dam was cracked.": None,
    "The report said the dam was cracked.": None,
    "Tamsin Orlo said the dam was cracked.": None,
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_who_is_kept_back_and_who_is_nobody(
    text: str, expected: str | None, parsed_text: Callable[[str], Parsed]
) -> None:
    (speaker,) = parsed_text(text).speakers
    assert speaker.anonymity == expected
