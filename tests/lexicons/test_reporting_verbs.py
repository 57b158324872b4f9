"""Every family of reporting verbs shows itself in its examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from framing import lexicons
from framing.features.attribution import FEATURE
from framing.language.attribution.verbs import NAME, Family, stances
from framing.model import Parsed
from tests.language.attribution.marked import matching, read, words

LEXICON = lexicons.load(NAME, Family, beside=("stance",))
EXAMPLES = [(family, example) for family in LEXICON.entries for example in family.examples]


def test_every_family_has_an_example_and_the_literature_is_named() -> None:
    assert all(family.examples for family in LEXICON.entries)
    assert all(any(char.isdigit() for char in source) for source in LEXICON.sources)


def test_no_term_stands_in_two_families() -> None:
    count = Counter((term, family.noun) for family in LEXICON.entries for term in family.terms)
    assert [term for term, times in count.items() if times > 1] == []


def test_every_stance_has_verbs_and_rests_on_literature() -> None:
    assert {family.stance for family in LEXICON.entries} == set(stances())
    assert [stance for stance in stances() if not any(stance in source for source in LEXICON.sources)] == []


def test_a_stance_is_told_wherever_it_is_printed() -> None:
    told = {measure.key: measure for measure in FEATURE.measures}
    for name, stance in stances().items():
        assert told[f"attribution.{name}"].label == stance.label
        assert stance.does in told[f"attribution.{name}"].meaning
        assert f"verb.{name}" in FEATURE.marks[0].kinds
        assert stance.told[0].islower()


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
