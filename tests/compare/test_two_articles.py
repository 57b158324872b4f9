"""What is known of two published articles, told by offsets: their text is no part of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.compare.coverage.coverage import Story, coverage
from framing.compare.quotations.pairs import twins
from framing.compare.quotations.remarks import remarks
from framing.compare.sources.source_table import same_speaker
from framing.language import understand
from framing.language.pipeline import Pipeline
from framing.read import read_path
from framing.settings import Settings

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
ALONE = {0: (1078, 1331, 2310, 3093), 1: (1466, 2078, 2913, 3084)}  # where sentences begin that only this article tells


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the two articles are not here")
def test_what_only_one_tells_and_what_both_quote(pipeline: Pipeline) -> None:
    documents = list(understand([read_path(path, Settings()) for path in sorted(FOLDER.glob("*.txt"))], pipeline))
    story = Story(documents)
    found = {
        (item.document, documents[item.document].sentences[item.sentence].start): item.counterparts[0].found
        for item in coverage(story)
    }
    assert [found[side, start] for side, starts in ALONE.items() for start in starts] == [False] * 8
    said = [remarks(number, parsed) for number, parsed in enumerate(documents)]
    pairs = twins(story, said, same_speaker(documents))
    assert [twin.relation for twin in pairs] == ["reworded", "trimmed"]  # "haven’t" and "have not" are one
