"""Who declined, did not say, or is still to speak, is credited with nothing."""

from __future__ import annotations

import pytest

from tests.language.speakers.credited import credited


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Holm declined to say whether the bridge was closed.",
        "Rosa Holm refused to comment on the bridge.",
        "The harbour office did not say why the bridge was closed.",
        "The harbour office would not say whether the bridge was closed.",
        "Rosa Holm has not said whether the bridge is closed.",
        "A spokesman for the harbour office did not respond to questions about the bridge.",
        "Rosa Holm never explained why the bridge was closed.",
        "The harbour office didn’t specify which bridge was closed.",
        "Rosa Holm is expected to announce that the bridge will close.",
        "Rosa Holm planned to tell the council that the bridge would close.",
        "Rosa Holm was scheduled to explain why the bridge had closed.",
        "Rosa Holm failed to mention that the bridge was closed.",
    ],
)
def test_nothing_was_said(text: str) -> None:
    assert credited(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Holm said the bridge was not closed.", "Rosa Holm"),
        ("Rosa Holm said she had not closed the bridge.", "Rosa Holm"),
        ("Rosa Holm declined to say more but added that the bridge was closed.", "Rosa Holm"),
        ("Rosa Holm did not deny that the bridge was closed.", "Rosa Holm"),
        ("“The bridge is not closed,” Rosa Holm said.", "Rosa Holm"),
        ("Rosa Holm did not say it was “closed for good and all my life”.", "Rosa Holm"),
        ("Rosa Holm denied that the bridge was closed.", "Rosa Holm"),
    ],
)
def test_something_was_said(text: str, name: str) -> None:
    assert credited(text) == [name]
