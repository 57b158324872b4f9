"""The last page's tables: what a person would count stands beside what was counted."""

from __future__ import annotations

from dataclasses import replace

from framing.model import Comparison, PersonCount
from framing.render.anchors import LETTERS, name
from framing.render.sections.every_number import every_number, tallies
from tests.render.invented import story


def told(made: Comparison) -> tuple[tuple[str, str], ...]:
    names = [name(letter, one, made.marks) for letter, one in zip(LETTERS, made.profiles, strict=False)]
    return every_number(made, names, tallies(made, names)).person_count


def with_hands(unit: str, *found: PersonCount | None) -> Comparison:
    """Two articles whose first rate a person would count as so much."""
    made = story(len(found))
    key = next(key for key, measure in made.measures.items() if not measure.exact)
    profiles = []
    for one, hand in zip(made.profiles, found, strict=True):
        measurements = {name: replace(item, person_count=None) for name, item in one.measurements.items()}
        measurements[key] = replace(measurements[key], person_count=hand, unit=unit)
        profiles.append(replace(one, measurements=measurements))
    measures = {**made.measures, key: replace(made.measures[key], label="Rate")}
    return replace(made, measures=measures, profiles=tuple(profiles))


def test_each_article_has_its_number_and_its_range() -> None:
    made = with_hands("%", PersonCount(56.6, 35.7, 77.4, None), PersonCount(82.6, 61.7, 100.0, None))
    assert told(made) == (("rate", "A 57% (36 to 77), B 83% (62 to 100)"),)
    made = with_hands("per 1,000 words", PersonCount(6.04, 1.0, 11.26, None), None)
    assert told(made) == (("rate", "A 6.0 (1.0 to 11.3)"),)


def test_a_range_too_wide_is_said_to_be_that() -> None:
    made = with_hands("%", PersonCount(56.6, 0.0, 100.0, "the range says little"), PersonCount(82.6, 61.7, 100.0, None))
    assert told(made) == (("rate", "A 57% (0 to 100; the range says little), B 83% (62 to 100)"),)


def test_where_nobody_has_counted_nothing_is_said() -> None:
    assert told(with_hands("%", None, None)) == ()
