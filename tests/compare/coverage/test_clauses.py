"""Where a sentence falls into clauses, and what is not torn apart."""

from __future__ import annotations

import pytest

from framing.compare.coverage.clauses import clauses
from framing.compare.terms.content_terms import terms
from framing.language.pipeline import Pipeline
from tests.compare.stories import parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treasurer raised new fares last week, while the union of ferry workers called a strike.",
            ["The treasurer raised new fares last week, ", "while the union of ferry workers called a strike."],
        ),
        ("The yard builds ferries, barges, tugs and pilot boats for the northern islands.", None),
        ("The harbour council and the union of ferry workers signed a contract yesterday.", None),
        ("The council met, and left.", None),
        ("Rain.", None),
    ],
)
def test_a_sentence_is_cut_between_clauses_only(pipeline: Pipeline, text: str, expected: list[str] | None) -> None:
    (document,) = parsed(pipeline, text)
    found = clauses(document, 0, terms(document))
    assert [text[clause.start : clause.end] for clause in found] == (expected or [text])


def test_clauses_hold_every_word_of_their_sentence_once(pipeline: Pipeline) -> None:
    text = "Holm, who leads the council, said that fares rise in May; the union, which fears for jobs, will not strike."
    (document,) = parsed(pipeline, text)
    every = terms(document)
    assert tuple(term for clause in clauses(document, 0, every) for term in clause.terms) == every
