"""The last page's tables: each number once, and what a person would count beside what was counted."""

from __future__ import annotations

from dataclasses import replace

from framing.model import Comparison, PersonCount
from framing.render.anchors import LETTERS, name
from framing.render.sections.every_number import EveryNumber, every_number, tallies
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


def numbers(made: Comparison) -> EveryNumber:
    names = [name(letter, one, made.marks) for letter, one in zip(LETTERS, made.profiles, strict=False)]
    return every_number(made, names, tallies(made, names))


def with_fractions(first: tuple[float, float], second: tuple[float, float]) -> EveryNumber:
    """Two articles in which the first two plain rates are these fractions."""
    made = story(2)
    keys = [key for key, found in made.measures.items() if found.unit == "%" and "own" not in key][:2]
    profiles = []
    for one in made.profiles:
        measurements = dict(one.measurements)
        for key, (n, d) in zip(keys, (first, second), strict=True):
            measurements[key] = replace(measurements[key], numerator=n, denominator=d)
        profiles.append(replace(one, measurements=measurements))
    return numbers(replace(made, profiles=tuple(profiles)))


def test_a_rate_that_repeats_another_or_is_its_rest_is_told_by_its_name() -> None:
    assert [row.echo[:3] for row in with_fractions((3, 8), (3, 8)).plain if row.echo] == ["as "]
    assert [row.echo[:11] for row in with_fractions((3, 8), (5, 8)).plain if row.echo] == ["the rest of"]
    assert not [row for row in with_fractions((3, 8), (4, 8)).plain if row.echo]


def test_counts_that_other_pages_tell_are_known_and_no_rate_is_among_them() -> None:
    rows = {row.label: row for row in numbers(story(2)).plain}
    assert rows["Distinct sources"].told
    assert not any(row.told for row in rows.values() if row.formula or row.difference)
