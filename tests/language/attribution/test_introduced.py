"""Words below a line that ends with a colon are whose the line says."""

from __future__ import annotations

import pytest

import framing

WORDS = "“The wall was never built for a winter like this one. It will not last.”"


def _who(before: str, words: str = WORDS) -> list[str]:
    """Who is credited with the sentences of ``words`` below ``before``."""
    text = f"The old wall at Kelby cracked on Monday night.\n\n{before}\n\n{words}\n\nThe wall is 90 years old."
    profile = framing.analyze(text)
    names = {speaker.id: speaker.name for speaker in profile.parsed.speakers}
    at = profile.parsed.document.text.index(words)
    return [
        names[str(item.group)]
        for item in profile.evidence
        if item.kind == "credited" and at <= item.start < at + len(words)
    ]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Tamsin Orlo wrote:", "Tamsin Orlo"),
        ("The Harbour Post reports:", "Harbour Post"),
        ("On her page Tamsin Orlo posted:", "Tamsin Orlo"),
        ("In a letter to residents the mayor, Jonas Brandt, said:", "Jonas Brandt"),
        ("Asked about the cracks, Tamsin Orlo replied:", "Tamsin Orlo"),
        ("Nobody was hurt. Tamsin Orlo, an engineer, explains:", "Tamsin Orlo"),
        ("Later that night Jonas Brandt announced:", "Jonas Brandt"),
        ("The union declared:", "union"),
    ],
)
def test_a_line_with_a_colon_gives_the_word(before: str, name: str) -> None:
    assert _who(before) == [name, name]


@pytest.mark.parametrize(
    "before",
    ["The cracks are easy to see.", "This is how it looked:", "The rules are these:", "There was a sign at the gate:"],
)
def test_other_lines_give_it_to_nobody(before: str) -> None:
    assert _who(before) == []
