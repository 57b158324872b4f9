"""Counts: sums of evidence by body sentence, and nothing else."""

from __future__ import annotations

import numpy as np

from framing.measure.counts import paragraphs, tally
from framing.model import Count, Evidence, Voice
from tests.handmade import parsed

TEXT = "# A heading here.\nFirst one. Second one.\nThird."


def item(
    start: int, *, kind: str = "k", weight: float = 1.0, group: str | None = None, voice: Voice = "outlet"
) -> Evidence:
    return Evidence("f", kind, start, start + 1, voice, "r", weight, group)


def test_only_what_begins_in_a_body_sentence_counts() -> None:
    found = parsed(TEXT)
    evidence = [item(2), item(TEXT.index("First")), item(TEXT.index("Third"), weight=3.0), item(TEXT.index("\nThird"))]
    table = tally(found, evidence, [Count("f")])
    assert table.plain[Count("f")].tolist() == [1.0, 0.0, 3.0]
    assert table.evidence[Count("f")] == (1, 2)


def test_kinds_and_voices_are_told_apart() -> None:
    found = parsed("One. Two.")
    evidence = [item(0), item(0, kind="other"), item(5, voice="direct"), Evidence("g", "k", 5, 6, "outlet", "r")]
    counts = [Count("f", ("k",)), Count("f", None, ("direct",)), Count("f", ("other",), ("direct",)), Count("g")]
    table = tally(found, evidence, counts)
    assert [table.plain[count].sum() for count in counts] == [2.0, 1.0, 0.0, 1.0]


def test_groups_stay_apart_in_order_of_appearance() -> None:
    found = parsed("One. Two. Three.")
    count = Count("f", grouped=True)
    evidence = [item(0, group="s2"), item(5, group="s1"), item(10, group="s2"), item(10)]
    table = tally(found, evidence, [count])
    assert table.groups[count] == ("s2", "s1")
    assert table.grouped[count].tolist() == [[1, 0], [0, 1], [1, 0]]


def test_paragraphs_gather_their_sentences() -> None:
    found = parsed(TEXT)
    assert paragraphs(found).tolist() == [0, 0, 1]
    table = tally(
        found, [item(TEXT.index("First")), item(TEXT.index("Second")), item(TEXT.index("Third"))], [Count("f")]
    )
    assert table.columns([Count("f")], paragraphs(found)).sums.tolist() == [[2.0], [1.0]]


def test_a_document_without_a_body_has_no_rows() -> None:
    table = tally(parsed("# Only a heading."), [item(3)], [Count("f"), Count("f", grouped=True)])
    assert table.sentences == 0
    assert table.columns([Count("f")], np.zeros(0, dtype=np.int64)).sums.shape == (0, 1)
