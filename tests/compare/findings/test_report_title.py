"""Titles and standfirsts, as a reader would write them, and the small phrases they are made of."""

from __future__ import annotations

from itertools import permutations

import pytest

from framing.compare.findings.examples import article, source
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.report_title import standfirst, title_of
from framing.measure.english import in_quotes, listed, named, say, shortened
from framing.model import Parsed


@pytest.mark.parametrize(
    ("source", "inside_a_sentence"),
    [
        ("city council", "the city council"),
        ("senior port source", "the senior port source"),
        ("Ada Holm", "Ada Holm"),
        ("two officials familiar with the talks", "two officials familiar with the talks"),
        ("court records", "court records"),
        ("one of the witnesses", "one of the witnesses"),
        ("their union", "their union"),
        ("press", "the press"),
    ],
)
def test_a_common_noun_has_its_article(source: str, inside_a_sentence: str) -> None:
    assert named(source) == inside_a_sentence


def test_a_template_has_the_form_that_goes_with_its_count() -> None:
    template = "{who} {n:credits|credit} {m} {m:source|sources}"
    assert say(template, who="A", n=1, m=2) == "A credits two sources"
    assert say(template, who="A and B", n=2, m=1) == "A and B credit one source"
    assert say("{m} {m:source|sources}", m=0) == "no sources"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("“We won’t,”", "“We won’t”"),
        ("“We won’t,” she said. “Never.”", "“‘We won’t,’ she said. ‘Never.’”"),
        ('She said "never" twice,', "“She said ‘never’ twice”"),
        ("plain  words\nhere;", "“plain words here”"),
    ],
)
def test_printed_words_stand_in_one_pair_of_marks(printed: str, shown: str) -> None:
    assert in_quotes(printed) == shown


def test_words_are_cut_between_words() -> None:
    assert shortened("The ferry sailed at noon.", 40) == "The ferry sailed at noon."
    assert shortened("The ferry, at noon, sailed.", 12) == "The ferry…"
    assert listed(["B", "C", "D"], last="or") == "B, C or D"


BRIDGE = "The bridge at Vellmar was shut on Monday after cracks were found."


def _article(title: str | None, outlet: str | None = None) -> Parsed:
    return article(BRIDGE, title=title, outlet=outlet)


def test_the_title_says_what_happened_in_the_words_of_a_headline() -> None:
    articles = [
        _article("Cracks shut Vellmar bridge | The Lantern", "The Lantern"),
        _article("Who let the bridge at Vellmar crack?"),
        _article("Opinion"),
    ]
    for order in permutations(articles):
        assert title_of(comparison(*order)) == "Cracks shut Vellmar bridge"


def test_without_headlines_a_lead_stands_for_the_title() -> None:
    assert title_of(comparison(_article(None), _article(None))) == BRIDGE
    assert title_of(comparison("# Too little\nIt rained.", "")) == "It rained."
    assert title_of(comparison("", "")) == "Two articles without a text"


def test_a_standfirst_says_who_published_and_when() -> None:
    def of(*facts: tuple[str | None, str | None]) -> str:
        articles = [article("It rained.", outlet=outlet, published=published) for outlet, published in facts]
        return standfirst(comparison(*articles))

    assert of(("The Bell", "2025-03-02"), ("The Lamp", "2025-03-02")) == "The Bell and The Lamp, 2 March 2025."
    assert of((None, None), ("The Lamp", "2025-03-02")) == "Two articles: A without a date and B of 2 March 2025."
    assert of((None, None), (None, None)) == "Two articles, undated."


def test_a_standfirst_says_which_is_newer() -> None:
    def of(*dates: str | None) -> str:
        return standfirst(comparison(*(article("It rained.", published=date) for date in dates)))

    assert of("2025-03-02", "2025-03-03").endswith("B is a day newer than A.")
    assert of("2025-03-05", "2025-03-03", "2025-03-05").endswith("A and C are two days newer than B.")
    for dates in (("2025-03-02", "2025-03-02"), ("2025-03-02", None), ("2025-03-02", "2025-03-04", "2025-03-05")):
        assert "newer" not in of(*dates)


def test_a_standfirst_says_whom_all_credit() -> None:
    texts = ("Ada Holm spoke.", "Holm spoke. Dag Lund spoke.")
    both = source("Ada Holm", (0,), (0,), type="official")
    one = source("Dag Lund", (), (1,), type="official")
    assert standfirst(comparison(*texts, sources=(both, one))).endswith("Both credit Ada Holm.")
    # A crowd is nobody whom both could share.
    crowd = source("critics", (0,), (0,), type="unnamed")
    assert "credit" not in standfirst(comparison(*texts, sources=(crowd,)))


def test_a_standfirst_says_that_none_is_shared_only_where_no_name_is() -> None:
    one, two = source("Ada Holm", (0,), (), type="official"), source("Dag Lund", (), (0,), type="official")
    apart = comparison("Ada Holm spoke.", "Dag Lund spoke.", sources=(one, two))
    assert standfirst(apart).endswith("No person whom one of them credits is named in another.")
    named = comparison("Ada Holm spoke.", "Dag Lund spoke of Mrs Holm.", sources=(one, two))
    assert "No person" not in standfirst(named)
    nobody = comparison("It rained.", "Dag Lund spoke.", sources=(two,))
    assert "No person" not in standfirst(nobody)
