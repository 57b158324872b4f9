"""The table of sentences: what repeats other columns is said once."""

from __future__ import annotations

import numpy as np

from framing.measure.counts import Tally
from framing.model import Count
from framing.render.sections.sentences import without_repeats

WORDS, LETTERS = Count("text", ("word",)), Count("readability", ("letters",))
OWN, OWN_WORDS, OWN_LETTERS = (Count("readability", (f"own.{kind}",)) for kind in ("sentence", "word", "letters"))
LABELS = {
    WORDS: "words",
    LETTERS: "letters",
    OWN_WORDS: "own words",
    OWN_LETTERS: "own letters",
    OWN: "own sentences",
}


def table(**rows: list[float]) -> Tally:
    counts = {"words": WORDS, "letters": LETTERS, "own": OWN, "own_words": OWN_WORDS, "own_letters": OWN_LETTERS}
    return Tally(3, {counts[name]: np.array(values) for name, values in rows.items()}, {}, {}, {})


def test_columns_that_repeat_others_give_way_to_one_mark() -> None:
    found = table(words=[9, 8, 7], letters=[40, 30, 35], own=[1, 0, 1], own_words=[9, 0, 7], own_letters=[40, 0, 35])
    columns, again = without_repeats(LABELS, [found])
    assert list(columns.values()) == ["words", "letters", "own sentences"]
    assert again is not None
    assert again.mark == "own sentences"
    assert again.columns == ("own words", "own letters")


def test_a_column_that_repeats_another_but_for_one_number_stays() -> None:
    found = table(words=[9, 8, 7], letters=[40, 30, 35], own=[1, 0, 1], own_words=[9, 0, 6], own_letters=[40, 0, 35])
    columns, again = without_repeats(LABELS, [found])
    assert list(columns.values()) == ["words", "letters", "own words", "own letters"]
    assert again is None
