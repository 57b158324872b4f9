"""Every family of reporting verbs shows itself in its examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.language.attribution.verbs import NAME, Family
from framing.model import Parsed
from tests.language.attribution.marked import matching, read, words

LEXICON = lexicons.load(NAME, Family)
EXAMPLES = [(family, example) for family in LEXICON.entries for example in family.examples]


def test_every_family_has_an_example_and_the_literature_is_named() -> None:
    assert all(family.examples for family in LEXICON.entries)
    assert all(any(char.isdigit() for char in source) for source in LEXICON.sources)


def test_no_term_stands_in_two_families() -> None:
    count = Counter((term, family.noun) for family in LEXICON.entries for term in family.terms)
    assert [term for term, times in count.items() if times > 1] == []


STANCES = {"neutral", "emphatic", "factive", "doubting", "conceding", "predicting", "mind-reading"}


def test_every_stance_is_there_and_rests_on_literature() -> None:
    assert {family.stance for family in LEXICON.entries} == STANCES
    assert [stance for stance in STANCES if not any(stance in source for source in LEXICON.sources)] == []


@pytest.mark.parametrize(("family", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_an_example_is_found_with_its_stance(
    family: Family, example: str, parsed_text: Callable[[str], Parsed]
) -> None:
    case = read(example)
    parsed = parsed_text(case.text)
    found = matching(parsed, case)
    seen = [(words(case.text, a.source), a.verb, words(case.text, a.content)) for a in parsed.attributions]
    assert found, f"found only {seen}"
    assert (family.stance, True) in [(a.stance, a.verb in family.terms) for a in found]
    assert family.class_ in [a.cue_class for a in found] or "“" in example
