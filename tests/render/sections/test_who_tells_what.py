"""What others tell of a document's sentences: every sentence once, under the right heading."""

from __future__ import annotations

from dataclasses import replace

from framing.model import Comparison, Counterpart, Coverage
from framing.render.anchors import LETTERS, name
from framing.render.sections.who_tells_what import carried
from tests.render.invented import story


def telling(*scores: float) -> Comparison:
    """A story of two whose first document's sentences have these scores in the second."""
    comparison = story(2)
    sentences = [n for n, s in enumerate(comparison.profiles[0].parsed.sentences) if s.kind == "body"]
    at = comparison.profiles[1].parsed.document.zones[-1].start
    rows = tuple(
        Coverage(
            0,
            sentence,
            (Counterpart(1, score, at, at + 5, "yes" if score >= 0.7 else "part" if score >= 0.45 else "no"),),
        )
        for sentence, score in zip(sentences, scores, strict=False)
    )
    return replace(comparison, coverage=rows)


def test_sentences_stand_under_what_is_told_of_them() -> None:
    comparison = telling(0.4499, 0.7, 0.6999)
    names = [
        name(letter, profile, comparison.marks) for letter, profile in zip(LETTERS, comparison.profiles, strict=False)
    ]
    first, second = carried(comparison, names)
    (side,) = first.sides
    assert [[cell.key.text for cell in cells] for cells in (side.absent, side.part, side.told)] == [
        ["s1"],
        ["s3"],
        ["s2"],
    ]
    assert [cell.score for cells in (side.absent, side.part, side.told) for cell in cells] == [".44", ".69", ".70"]
    assert side.marks == ("no", "yes", "part")
    assert side.title == "Of A’s 3 sentences B tells 1, 1 more in part; 1 has no counterpart there."
    assert second.sides[0].marks == ()
