"""Sources of one text alone, and those whom both credit: each said only of whom it is true."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article, place, source
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.only_speaker import FINDING
from framing.model import Found, SourceRow

A = "Ada Holm spoke.\nEva Moor spoke.\nIvo Stern spoke.\nUna Falk spoke.\nPia Rask spoke."
B = "Dag Lund spoke.\nPia Rask spoke."
ADA, EVA, IVO, UNA = (
    source(name, (row,), ()) for row, name in enumerate(("Ada Holm", "Eva Moor", "Ivo Stern", "Una Falk"))
)
DAG, PIA = source("Dag Lund", (), (0,)), source("Pia Rask", (4,), (1,))


def told(*sources: SourceRow) -> list[Found]:
    return list(FINDING.find(comparison(A, B, sources=sources)))


def test_whom_one_text_credits_is_told_of_each_text_and_shown_in_turn() -> None:
    made = comparison(A, B)
    assert told(ADA, EVA, IVO, UNA, DAG) == [
        Found(
            "Only A credits Ada Holm, Eva Moor, Ivo Stern and Una Falk.",
            "Only B credits Dag Lund. No other text prints these names.",
            tuple(
                place(made, side, f"{name} spoke.")
                for side, name in ((0, "Ada Holm"), (1, "Dag Lund"), (0, "Eva Moor"), (0, "Ivo Stern"))
            ),
        )
    ]


def test_one_name_is_one_and_two_are_several() -> None:
    assert [found.text for found in told(ADA)] == ["No other text prints that name."]
    assert [found.text for found in told(ADA, DAG)] == ["Only B credits Dag Lund. No other text prints these names."]


def test_both_credit_whom_both_credit() -> None:
    assert [found.text for found in told(ADA, PIA)] == ["No other text prints that name. Both credit Pia Rask."]
    assert told(PIA) == []


def test_the_first_text_with_such_a_source_comes_first() -> None:
    assert [found.title for found in told(DAG, ADA)] == ["Only A credits Ada Holm."]


def test_where_one_text_alone_is_in_english_nobody_is_only_its_source() -> None:
    other = article(B)
    french = replace(other, document=replace(other.document, language="fr"))
    assert list(FINDING.find(comparison(A, french, sources=(ADA,)))) == []
