"""Rows that an agent can quote from: the words of a place are those that stand there."""

from __future__ import annotations

from typing import Any

import pytest

import framing
from framing.agents import answers
from framing.errors import UsageError
from framing.model import Comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return framing.compare(framing.demo_articles()[:2])


def _spots(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [*row.get("places", ()), *row.get("changed", ())]


@pytest.mark.parametrize("rows", [answers.findings, answers.quotations, answers.sources])
def test_the_words_of_every_place_stand_there(comparison: Comparison, rows: Any) -> None:
    documents = [profile.parsed.document for profile in comparison.profiles]
    spots = [spot for row in rows(comparison) for spot in _spots(row)]
    assert spots
    for spot in spots:
        document = documents[spot["document"]]
        text = document.title if spot.get("field") == "title" else document.text
        whole = text[spot["start"] : spot["end"]]
        assert whole.startswith(spot["words"])
        assert spot.get("cut", False) == (whole != spot["words"])


def test_a_remark_that_is_reworded_comes_with_both_wordings_and_the_words_that_changed(comparison: Comparison) -> None:
    first = answers.quotations(comparison)[0]
    assert first["relation"] == "reworded"
    assert [spot["document"] for spot in first["places"]] == [0, 1]
    for spot in first["changed"]:
        inside = first["places"][spot["document"]]
        assert inside["start"] <= spot["start"] < spot["end"] <= inside["end"]


def test_a_source_has_as_many_places_as_sentences(comparison: Comparison) -> None:
    for row in answers.sources(comparison):
        assert sum(row["sentences"]) == len(row["places"])


def test_findings_stand_in_the_order_of_the_report(comparison: Comparison) -> None:
    assert [row["title"] for row in answers.findings(comparison)] == [found.title for found in comparison.findings]


def test_a_measure_by_name_gives_every_place_it_was_counted_from(comparison: Comparison) -> None:
    rows = answers.measures(comparison.profiles, "hedging.rate")
    for number, profile in enumerate(comparison.profiles):
        counted = profile.measurements["hedging.rate"].numerator
        assert sum(len(row["places"]) for row in rows if row["document"] == number) == counted


def test_without_a_name_each_measure_of_each_article_has_a_row(comparison: Comparison) -> None:
    rows = answers.measures(comparison.profiles, None)
    assert len(rows) == sum(len(profile.measurements) for profile in comparison.profiles)


def test_a_measure_that_there_is_not_is_said(comparison: Comparison) -> None:
    with pytest.raises(UsageError, match=r"bias\.score: there is no such measure"):
        answers.measures(comparison.profiles, "bias.score")


def test_pages_hold_every_row_once() -> None:
    rows = [{"number": number} for number in range(2 * answers.ROWS + 1)]
    pages = [answers.paged(rows, page) for page in (1, 2, 3)]
    assert [row for page in pages for row in page["rows"]] == rows
    assert {(page["pages"], page["total"]) for page in pages} == {(3, len(rows))}
    with pytest.raises(UsageError, match="Pages go from 1 to 3"):
        answers.paged(rows, 4)


def test_nothing_is_one_empty_page() -> None:
    assert answers.paged([], 1) == {"rows": [], "page": 1, "pages": 1, "total": 0}


def test_quoted_words_are_checked_at_their_place(comparison: Comparison) -> None:
    documents = [profile.parsed.document for profile in comparison.profiles]
    start = documents[1].text.index("Corvane")
    right = {"document": 1, "start": start, "end": start + 7, "words": "Corvane"}
    rows = answers.checked(documents, [right, {**right, "words": "corvane"}, {**right, "start": start + 1}])
    assert [row["holds"] for row in rows] == [True, False, False]
    assert rows[2]["words"] == "orvane"


def test_nothing_is_quoted_from_nowhere(comparison: Comparison) -> None:
    documents = [profile.parsed.document for profile in comparison.profiles]
    (row,) = answers.checked(documents, [{"document": 0, "start": 5, "end": 5, "words": ""}])
    assert not row["holds"]
    with pytest.raises(UsageError, match="there is no document 2"):
        answers.checked(documents, [{"document": 2, "start": 0, "end": 1, "words": "x"}])
