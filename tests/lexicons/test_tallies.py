"""Every fate, and every vague plural, is read from its examples and not from the sentences under ``not``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from framing import lexicons
from framing.compare.values import tallies, vague_numbers
from framing.compare.values.quantities import Amount
from framing.compare.values.stated import values
from framing.compare.values.tallies import Beside, CountedThing, Fate
from framing.compare.values.vague_numbers import VagueNumber
from framing.language.base_forms import lemma
from framing.model import Parsed

FATES = lexicons.load(tallies.NAME, Fate, ("counted", "beside")).entries
VAGUE = lexicons.load(vague_numbers.NAME, VagueNumber).entries
FOUND = [(fate, example) for fate in FATES for example in fate.examples]
NONE = [(fate, example) for fate in FATES for example in fate.not_]


def told(parsed: Parsed, fate: Fate) -> list[str]:
    return [value.tally for value in values(0, parsed, {}) if value.tally.startswith(f"{fate.fate} ")]


@pytest.mark.parametrize(("fate", "example"), FOUND, ids=[example for _, example in FOUND])
def test_a_count_is_read_with_what_happened(fate: Fate, example: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert told(parsed_text(example), fate)


@pytest.mark.parametrize(("fate", "example"), NONE, ids=[example for _, example in NONE])
def test_no_count_of_this_fate_is_read(fate: Fate, example: str, parsed_text: Callable[[str], Parsed]) -> None:
    assert not told(parsed_text(example), fate)


@pytest.mark.parametrize("entry", VAGUE, ids=lambda entry: entry.terms[0])
def test_a_vague_plural_stands_for_its_numbers(entry: VagueNumber, parsed_text: Callable[[str], Parsed]) -> None:
    def bounds(text: str) -> list[tuple[Decimal, Decimal]]:
        whats = [value.what for value in values(0, parsed_text(text), {})]
        return [(what.value, what.top) for what in whats if isinstance(what, Amount) and what.bound == "vague"]

    assert all(bounds(example) == [(Decimal(entry.low), Decimal(entry.high))] for example in entry.examples)
    assert not any(bounds(example) for example in entry.not_)


def test_words_are_base_forms_and_stand_once() -> None:
    verbs = [word for fate in FATES for word in (*fate.object, *fate.subject)]
    assert all(lemma(word, "VB") == word for word in verbs)
    assert len(set(verbs)) == len(verbs)
    counted = [word for row in lexicons.tables(tallies.NAME, "counted", CountedThing) for word in row.terms]
    assert len(set(counted)) == len(counted)
    assert {row.kind for row in lexicons.tables(tallies.NAME, "beside", Beside)} == {"rest", "part", "other time"}
