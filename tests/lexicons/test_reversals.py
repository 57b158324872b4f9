"""Words of denial turn their examples round and not the sentences under ``not``; synonyms stand in one group only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.compare.coverage import polarity
from framing.compare.coverage.polarity import ReversingWords, reversal, stances
from framing.compare.terms import synonyms
from framing.compare.terms.synonyms import Synonyms, groups
from framing.language.stems import stem
from framing.model import Parsed

ENTRIES = lexicons.load(polarity.NAME, ReversingWords).entries
CASES = [(example, True) for entry in ENTRIES for example in entry.examples] + [
    (example, False) for entry in ENTRIES for example in entry.not_
]
GROUPS = lexicons.load(synonyms.NAME, Synonyms).entries


@pytest.mark.parametrize(("example", "turned"), CASES, ids=[example for example, _ in CASES])
def test_one_sentence_says_the_opposite(example: str, turned: bool, parsed_text: Callable[[str], Parsed]) -> None:
    one, two = ([s for row in stances(parsed_text(side)) for s in row] for side in example.split(" | "))
    assert reversal(one, two, {}).any is turned
    assert reversal(two, one, {}).any is turned


def test_a_word_stands_in_one_group() -> None:
    counted = Counter(word for entry in GROUPS for line in entry.groups for word in line.split())
    assert [word for word, times in counted.items() if times > 1] == []


def test_the_examples_are_of_one_group_and_the_others_of_none() -> None:
    for entry in GROUPS:
        for examples, one_group in ((entry.examples, True), (entry.not_, False)):
            for example in examples:
                first, second = example.split(": ")
                assert (stem(second) in groups().get(stem(first), ())) is one_group
