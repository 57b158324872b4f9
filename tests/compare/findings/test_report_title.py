"""Titles and standfirsts, as a reader would write them, and the small phrases they are made of."""

from __future__ import annotations

from dataclasses import replace
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


def chosen(*headlines: str | None, outlet: str | None = None, lead: str = "It rained.") -> str:
    return title_of(comparison(*(article(lead, title=title, outlet=outlet) for title in headlines)))


@pytest.mark.parametrize(
    ("headlines", "title"),
    [
        # What the others tell too, and word for word: the one that says little else.
        (("Cracks shut bridge", "Mayor eats rye bread", "Cracks shut long bridge in May"), "Cracks shut bridge"),
        (("Mayor eats bread", "Long old cracks shut the bridge", "Cracks"), "Long old cracks shut the bridge"),
        # A question and a headline that breaks off tell less, and so does one word.
        (("Cracks shut bridge?", "Mayor eats rye bread"), "Mayor eats rye bread"),
        (("Cracks shut bridge...", "Mayor eats rye bread"), "Mayor eats rye bread"),
        (("Cracks shut bridge…", "Mayor eats rye bread"), "Mayor eats rye bread"),
        (("Bridgecracking", "Mayor eats rye bread"), "Mayor eats rye bread"),
        (("Bridgecracking", "Bridgecracking?"), "Bridgecracking"),
        # Of headlines with nothing in common the shorter, then the later in the alphabet, whatever their order.
        (("Mayor eats rye bread", "Cracks shut span"), "Cracks shut span"),
        (("Cracks shut span", "Mayor eats buns"), "Mayor eats buns"),
        (("Bread is dear", "Cheap oats go"), "Cheap oats go"),
        # Twelve characters are a headline, eleven are not.
        (("Ferries wait", None), "Ferries wait"),
        (("Ferries sit", None), "It rained."),
    ],
)
def test_the_headline_that_the_others_tell_most_of_is_the_title(headlines: tuple[str | None, ...], title: str) -> None:
    for order in permutations(headlines):
        assert chosen(*order) == title


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — "])
def test_an_outlet_s_name_is_no_part_of_a_title(mark: str) -> None:
    assert chosen(f"Cracks shut bridge{mark}The Bell", None, outlet="The Bell") == "Cracks shut bridge"
    assert chosen(f"Cracks shut bridge{mark}The Bell", None) == f"Cracks shut bridge{mark}The Bell"


def test_a_title_has_110_characters_at_most() -> None:
    for length in (110, 111):
        headline = f"Cracks shut the {'a' * (length - 16 - 7)} bridge"
        assert len(headline) == length
        assert chosen(headline, None) == (headline if length == 110 else f"Cracks shut the {'a' * 88}…")


def test_without_a_headline_one_sentence_is_the_title() -> None:
    assert chosen(None, None, lead="It rained hard. It blew.") == "It rained hard."


@pytest.mark.parametrize(
    ("published", "printed"),
    [
        ("2025-01-31", "31 January 2025"),
        ("2025-02-01", "1 February 2025"),
        ("2025-11-10T09:30:00+00:00", "10 November 2025"),
        ("2025-12-01", "1 December 2025"),
        ("2025-13-01", "2025-13-01"),
        ("2025-00-01", "2025-00-01"),
        ("2025-03", "2025-03"),
        ("2025-xx-01", "2025-xx-01"),
        ("2025-03-xx", "2025-03-xx"),
        ("2025", "2025"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_date_is_printed_in_words_or_as_it_was_given(published: str, printed: str) -> None:
    made = comparison(*(article("It rained.", published=published) for _ in range(2)))
    assert standfirst(made) == f"Two articles, {printed}."


def test_outlets_are_named_where_each_has_its_own() -> None:
    def of(*outlets: str | None) -> str:
        return standfirst(comparison(*(article("It rained.", outlet=outlet) for outlet in outlets)))

    assert of("The Bell", "The Lamp", "The Bell") == "Three articles, undated."
    assert of("The Bell", None) == "Two articles, undated."


def test_which_is_newer_is_said_only_where_every_date_is_known() -> None:
    made = comparison(*(article("It rained.", published=day) for day in ("2025-03-02", None, "2025-03-04")))
    assert "newer" not in standfirst(made)


def _language(*languages: str | None) -> str:
    texts = [article("It rained.") for _ in languages]
    return standfirst(
        comparison(
            *(
                replace(text, document=replace(text.document, language=language))
                for text, language in zip(texts, languages, strict=True)
            )
        )
    )


def test_texts_in_other_languages_are_said_not_to_be_compared() -> None:
    one, some = (
        "They are not all in English, so who is credited is not compared.",
        "They are not all in English; who is credited is compared in those that are.",
    )
    assert _language("en", "fr").endswith(one)
    assert _language("fr", "fr").endswith(one)
    assert _language("en", "fr", "en").endswith(some)
    assert _language("en", "en") == "Two articles, undated."


def test_a_body_with_a_name_does_not_keep_people_from_being_told_apart() -> None:
    people = source("Ada Holm", (0,), (), type="official"), source("Dag Lund", (), (0,), type="official")
    board = source("Ferry Board", (0,), (), type="institution")
    crowd = source("Port Clerks", (0,), (), type="unnamed")
    texts = "Ada Holm and the Ferry Board spoke. Port Clerks spoke.", "Dag Lund spoke of the Board and of Clerks."
    for others in ((board,), (crowd,), (board, crowd)):
        assert standfirst(comparison(*texts, sources=(*people, *others))).endswith(
            "No person whom one of them credits is named in another."
        )


def test_all_three_credit_whom_all_three_credit() -> None:
    everywhere = source("Ada Holm Jr.", (0,), (0,), (0,), type="official")
    made = comparison(*(["Ada Holm Jr. spoke."] * 3), sources=(everywhere,))
    assert standfirst(made) == "Three articles, undated. All three credit Ada Holm Jr."
