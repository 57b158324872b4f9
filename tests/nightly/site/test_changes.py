"""What changed since an earlier night: outlets, quotations, sentences edited after publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.model import Parsed
from framing.nightly.site.changes import changes

BEFORE = (
    "The ferry ran aground on Tuesday. Nobody was hurt.\n\n"
    "“The ship is upright and dry,” said Marta Quill, the harbour master.\n\nThe tide may lift her off tonight."
)


@pytest.fixture
def told(parsed_text: Callable[[str], Parsed]) -> Callable[..., Parsed]:
    def run(text: str, outlet: str = "Echo", title: str = "Ferry aground") -> Parsed:
        parsed = parsed_text(text)
        return replace(parsed, document=replace(parsed.document, outlet=outlet, title=title))

    return run


def test_a_sentence_put_in_place_of_another_is_told(told: Callable[..., Parsed]) -> None:
    after = BEFORE.replace("Nobody was hurt.", "Two people were bruised.")
    found = changes({"a": told(BEFORE)}, {"a": told(after)}, "2025-05-06")
    (edit,) = found["edited"]
    assert (edit["out"], edit["in"]) == (["Nobody was hurt."], ["Two people were bruised."])
    assert (found["articles"], found["outlets"], found["quotations"]) == ([], [], [])


def test_a_new_title_is_an_edit(told: Callable[..., Parsed]) -> None:
    found = changes({"a": told(BEFORE)}, {"a": told(BEFORE, title="Ferry stuck")}, "2025-05-06")
    assert [(edit["title_before"], edit["title"]) for edit in found["edited"]] == [("Ferry aground", "Ferry stuck")]


def test_other_marks_and_another_order_are_no_edit(told: Callable[..., Parsed]) -> None:
    first, *rest = BEFORE.replace("“", '"').replace("”", '"').split("\n\n")
    found = changes({"a": told(BEFORE)}, {"a": told("\n\n".join([*rest, first]))}, "2025-05-06")
    assert found["edited"] == []


def test_a_new_outlet_and_its_quotation_are_told_once(told: Callable[..., Parsed]) -> None:
    new = "It is afloat. “We gave no permission to put it off,” said Lars Venn. “The ship is upright and dry,” he said."
    now = {"a": told(BEFORE), "b": told(new, "Post", "Afloat"), "c": told(new, "Wire", "Afloat")}
    found = changes({"a": told(BEFORE)}, now, "2025-05-06")
    assert found["outlets"] == ["Post", "Wire"]
    assert [item["outlet"] for item in found["articles"]] == ["Post", "Wire"]
    assert [(item["outlet"], item["text"]) for item in found["quotations"]] == [
        ("Post", "We gave no permission to put it off,")
    ]


def test_a_quotation_that_is_taken_out_is_told_and_one_that_lost_its_marks_is_not(told: Callable[..., Parsed]) -> None:
    without = BEFORE.replace(
        "“The ship is upright and dry,” said Marta Quill, the harbour master.", "The master was brief."
    )
    found = changes({"a": told(BEFORE)}, {"a": told(without)}, "2025-05-06")
    assert found["quotations_out"] == [{"outlet": "Echo", "text": "The ship is upright and dry,"}]
    unmarked = BEFORE.replace("“", "").replace("”", "")
    assert changes({"a": told(BEFORE)}, {"a": told(unmarked)}, "2025-05-06")["quotations_out"] == []
    assert changes({"a": told(BEFORE)}, {"a": told(BEFORE)}, "2025-05-06")["quotations_out"] == []
