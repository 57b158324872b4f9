"""Whom each article gives the word most often, where one leads and a reader can tell who it is."""

from __future__ import annotations

from dataclasses import replace

from framing.compare.findings.examples import article, place, source
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.leading_source import FINDING
from framing.model import Comparison, Found, SourceRow

HOLM, UNION = "Holm spoke of fares at the quay.", "The union spoke of boats."
LINES = "\n".join([f"{HOLM} {UNION}", HOLM, f"{HOLM} {UNION}", UNION])  # six sentences in four paragraphs


def told(*sources: SourceRow, texts: int = 2) -> list[Found]:
    return list(FINDING.find(comparison(*([LINES] * texts), sources=sources)))


def test_two_paragraphs_of_each_are_shown_in_turn() -> None:
    found = told(source("Ada Holm", (0, 2, 3), (0,)), source("ferry union", (1,), (1, 4, 5)))
    made: Comparison = comparison(LINES, LINES)
    one = place(made, 0, f"{HOLM} {UNION}")
    second = place(made, 0, f"\n{HOLM}\n")
    third = made.profiles[0].parsed.document.zones[2]
    last = made.profiles[0].parsed.document.zones[3]
    assert [item.title for item in found] == ["Given the word most often: Ada Holm in A and the ferry union in B."]
    assert found[0].places == (
        one,
        one._replace(document=1),
        second._replace(start=second.start + 1, end=second.end - 1),
        one._replace(document=1, start=third.start, end=third.end),
    )
    assert last not in found[0].places
    assert found[0].text == f"A: “{HOLM} {UNION}” B: “{HOLM} {UNION}”"


def test_who_leads_in_all_sets_nothing_apart() -> None:
    holm = source("Ada Holm", (0, 2), (0, 2), (0, 2))
    assert told(holm, texts=3) == []
    # Nor where in the third nobody leads.
    assert told(replace(holm, sentences=((0, 2), (0, 2), ()), speakers=("Ada Holm", "Ada Holm", None)), texts=3) == []


def test_of_three_two_may_have_one_leader() -> None:
    (found,) = told(source("Ada Holm", (0, 2), (0, 2), ()), source("Marsh Council", (), (), (1,)), texts=3)
    assert found.title == "Given the word most often: Ada Holm in A, Ada Holm in B and the Marsh Council in C."


def test_who_leads_in_one_text_alone_is_not_told() -> None:
    assert told(source("Ada Holm", (0, 2), ())) == []
    # With as many sentences as another nobody leads, nor with a few more.
    assert told(source("Ada Holm", (0,), (0,)), source("Dag Lund", (1,), (1,))) == []
    assert told(source("Ada Holm", (0, 2, 3), (1,)), source("Dag Lund", (1, 4), (0, 2))) == []
    assert told(source("Ada Holm", (0, 2, 3, 5), (1,)), source("Dag Lund", (1, 4), (0, 2))) != []


def test_a_text_in_another_language_has_no_leader() -> None:
    french = article(LINES)
    french = replace(french, document=replace(french.document, language="fr"))
    made = comparison(LINES, french, sources=(source("Ada Holm", (0, 2), (0, 2)),))
    assert list(FINDING.find(made)) == []
