"""Formulas: what they compute, how they read, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

from framing.errors import FeatureError
from framing.measure.formula import compile_formula, evaluate, missing, readable


def value(text: str, **counts: object) -> float:
    arrays = {name: np.array([number], dtype=float) for name, number in counts.items()}
    plain = [name for name, array in arrays.items() if array.ndim == 1]
    grouped = [name for name, array in arrays.items() if array.ndim == 2]
    return float(evaluate(compile_formula(text, plain, grouped), arrays)[0])


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        ("1000 * hedges / words", {"hedges": 6, "words": 400}, 15.0),
        ("-a + 3 * (b - 1)", {"a": 2, "b": 5}, 10.0),
        ("sqrt(a * 4)", {"a": 9}, 6.0),
        ("min(a, b) + max(a, 10)", {"a": 3, "b": 7}, 13.0),
        ("total(by)", {"by": [4, 0, 1]}, 5.0),
        ("distinct(by)", {"by": [4, 0, 1]}, 2.0),
        ("100 * largest(by) / total(by)", {"by": [3, 1]}, 75.0),
        ("effective(by)", {"by": [2, 2, 2, 2]}, 4.0),
    ],
)
def test_a_formula_computes_what_it_says(text: str, counts: dict[str, object], expected: float) -> None:
    assert value(text, **counts) == pytest.approx(expected)


def test_one_formula_serves_many_draws() -> None:
    formula = compile_formula("hedges / words", ["hedges", "words"])
    found = evaluate(formula, {"hedges": np.array([1.0, 2.0, 0.0]), "words": np.array([4.0, 4.0, 0.0])})
    assert found[:2].tolist() == [0.25, 0.5]
    assert np.isnan(found[2])


def test_an_even_share_of_nobody_has_no_value() -> None:
    assert np.isnan(value("effective(by)", by=[0, 0]))
    assert value("largest(by)", by=np.zeros(0)) == 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("hedges / wrods", "'wrods'"),
        ("__import__('os').system('true')", "more than arithmetic"),
        ("words.__class__", "more than arithmetic"),
        ("words if words else 0", "more than arithmetic"),
        ("words ** 9", "more than arithmetic"),
        ("'a' * 9", "more than arithmetic"),
        ("words +", "no arithmetic"),
        ("min(words)", "instead of 2"),
        ("distinct(words)", "no count by group"),
        ("by / words", "count by group"),
        ("True + 1", "more than arithmetic"),
    ],
)
def test_what_is_no_arithmetic_over_known_counts_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(FeatureError, match=complaint) as error:
        compile_formula(text, ["words", "hedges"], ["by"], "odd.measure")
    assert str(error.value).startswith("odd.measure: ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1000 * hedges / words", "1,000 × hedges ÷ words"),
        ("0.39 * words / sentences - (a - 1)", "0.39 × words ÷ sentences − (a − 1)"),
        ("a / (words * sentences)", "a ÷ (words × sentences)"),
        ("1.043 * sqrt(30 * a / sentences) + 3.1291", "1.043 × √(30 × a ÷ sentences) + 3.1291"),
        ("distinct(by_source)", "distinct(by source)"),
        ("-(a + 1)", "−(a + 1)"),
    ],
)
def test_a_formula_reads_like_one(text: str, shown: str) -> None:
    assert readable(compile_formula(text, ["hedges", "words", "sentences", "a"], ["by_source"])) == shown


def test_the_reader_sees_what_stands_above_the_bar() -> None:
    names = ["words", "sentences", "syllables", "hedges"]
    grade = compile_formula("0.39 * words / sentences + 11.8 * syllables / words - 15.59", names)
    assert grade.shown == ("syllables",)
    assert compile_formula("words / sentences", names).shown == ("words",)
    assert compile_formula("100 * largest(by) / total(by)", [], ["by"]).shown == ("by",)


def test_a_missing_value_says_what_was_lacking() -> None:
    formula = compile_formula("own_words / own_sentences", ["own_words", "own_sentences"])
    assert missing(formula, {"own_words": 3, "own_sentences": 0}) == "nothing to divide by: no own sentences"


def test_a_name_that_is_no_count_is_told_with_how_a_count_is_named() -> None:
    with pytest.raises(
        FeatureError, match=r"names 'words', which is none of its counts\. .*Count\(\"text\", \(\"word\","
    ):
        compile_formula("1000 * hedges / words", ["hedges"], where="doubt.rate")


def test_ten_drawn_are_of_as_many_groups_as_the_urn_gives() -> None:
    found = compile_formula("in_ten(groups)", (), ("groups",))

    def of(*sizes: float) -> float:
        return float(evaluate(found, {"groups": np.array([sizes])})[0])

    assert of(10, 10) == pytest.approx(2 * (1 - 1 / 184756))  # ten of twenty: only one way in 184,756 misses a group
    assert of(1, 19) == pytest.approx(1.5)  # the single one is among ten of twenty half of the time
    assert of(*[1] * 12) == pytest.approx(10)
    assert of(30) == 1.0
    assert of(3, 2, 1) == 3.0  # fewer than ten: all of them
    assert of(7, 3, 0) == 2.0
