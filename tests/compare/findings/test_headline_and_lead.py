"""What headline and lead put first: the noun that one text returns to and the other's opening does not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.headline_and_lead import FINDING
from framing.language.pipeline import Pipeline
from framing.model import Found, Parsed, Tokens
from tests.compare.values.test_conflicts import story

FERRIES = "Ferries were full on Monday. More ferries sail."


def told(*texts: str | Parsed) -> Found:
    (found,) = FINDING.find(comparison(*texts))
    return found


def first(text: str | Parsed) -> str:
    """What is said to come first in A, B writing of ferries."""
    title = told(text, FERRIES).title
    return title.removeprefix("Named in one headline and lead alone: ").partition(" in A and ")[0]


NOTHING: Mapping[str, str] = {}


def parse(
    text: str,
    *,
    dep: Mapping[str, str] = NOTHING,
    tag: Mapping[str, str] = NOTHING,
    entity: Mapping[str, str] = NOTHING,
) -> Parsed:
    """The text with what a parser would say of some of its words."""
    made = article(text)
    tokens = made.tokens

    def put(known: Mapping[str, str], column: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(known.get(word, was) for word, was in zip(tokens.text, column, strict=True))

    return replace(
        made,
        tokens=replace(tokens, dep=put(dep, tokens.dep), tag=put(tag, tokens.tag), entity=put(entity, tokens.entity)),
    )


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Cracks shut a bridge. It was Monday. The bridge had cracks and the bridge was old.", "“bridge”"),
        ("Cracks shut a bridge. It was Monday.", "“Cracks”"),  # the first of two that are printed once
        ("It was so. A bridge is shut. Piles were seen, and piles and piles.", "“bridge”"),  # two sentences are a lead
        ("Ferries met a bridge. Ferries wait.", "“bridge”"),  # B opens with ferries too
        ("Were it not so. The bridge were old, were long.", "“bridge”"),  # a helper is no matter
        ("It is a bridge. It was Monday.", "“bridge”"),  # B's lead has Monday too
    ],
)
def test_the_noun_that_a_text_returns_to_comes_first(text: str, noun: str) -> None:
    assert first(text) == noun


def test_what_the_other_tells_further_down_sets_the_order_apart() -> None:
    other = f"{FERRIES} It was so. Later they saw cracks."
    assert told("A bridge has cracks.", other).title.startswith("Named in one headline and lead alone: “cracks” in A")
    # But not before what the text returns to.
    assert told("A bridge has cracks. A bridge is long.", other).title.startswith(
        "Named in one headline and lead alone: “bridge” in A"
    )


def test_words_of_a_headline_belong_to_the_opening() -> None:
    bridge = "The bridge has cracks. The cracks are deep."
    assert told(bridge, f"# Bridge news\n{FERRIES}").title.startswith(
        "Named in one headline and lead alone: “cracks” in A"
    )
    assert told(bridge, article(FERRIES, title="Bridge: news")).title.startswith(
        "Named in one headline and lead alone: “cracks” in A"
    )


def test_a_day_or_a_number_is_no_matter_of_its_own() -> None:
    made = parse("On Tuesday a bridge fell, on Tuesday.", entity={"Tuesday": "DATE"})
    assert first(made) == "“bridge”"


@pytest.mark.parametrize(
    ("text", "dep", "noun"),
    [
        ("A toll bridge fell. The bridge was old.", {"toll": "compound"}, "“toll bridge”"),
        ("A long toll bridge fell. The bridge was old.", {"toll": "compound", "long": "amod"}, "“long toll bridge”"),
        (
            "A very long toll bridge fell. The bridge was old.",
            {"toll": "compound", "long": "amod", "very": "amod"},
            "“long toll bridge”",  # two words before it at most
        ),
        ("A bridge toll rose. The bridge was old.", {"bridge": "compound"}, "“bridge toll”"),
        ("A bridge toll board met. Bridge it.", {"bridge": "compound", "toll": "compound"}, "“bridge toll board”"),
        ("A bridge old fell. The bridge was old.", {}, "“bridge”"),
        ("A pier, bridge fell. The bridge was old.", {"pier": "nsubj"}, "“bridge”"),
        ("Bridge toll rose. The bridge was old.", {"Bridge": "compound"}, "“Bridge toll”"),
        ("Toll bridge fell. The bridge was old.", {"Toll": "compound"}, "“Toll bridge”"),
    ],
)
def test_a_noun_is_told_with_what_it_is_joined_to(text: str, dep: dict[str, str], noun: str) -> None:
    assert first(parse(text, dep=dep)) == noun


def test_a_phrase_ends_with_its_sentence_and_before_a_day() -> None:
    assert first(parse("It was old. Bridge fell.", dep={".": "compound"})) == "“Bridge”"
    assert first(parse("Old bridge. Toll rose, the bridge.", dep={"bridge": "compound", ".": "compound"})) == "“bridge”"
    made = parse("Old bridge fell. The bridge sank.", dep={"Old": "amod"}, entity={"Old": "DATE"})
    assert first(made) == "“bridge”"
    made = parse("A bridge quickly fell. The bridge sank.", dep={"bridge": "compound"}, tag={"quickly": "RB"})
    assert first(made) == "“bridge”"


def test_a_phrase_ends_with_the_text() -> None:
    made = parse("It has a bridge.", dep={"bridge": "compound"})
    (only,) = made.sentences
    tokens = replace(made.tokens, **{name: column[:-1] for name, column in vars_of(made.tokens).items()})
    assert first(replace(made, tokens=tokens, sentences=(only._replace(last=only.last - 1),))) == "“bridge”"


def vars_of(tokens: Tokens) -> dict[str, tuple[Any, ...]]:
    return {field.name: getattr(tokens, field.name) for field in fields(tokens)}


def test_the_leads_stand_side_by_side_and_are_shown_in_turn() -> None:
    text = "Cracks shut a bridge. It was Monday. It rained."
    made = comparison(text, FERRIES, "# A headline alone")
    (found,) = FINDING.find(made)
    assert found.title == "Named in one headline and lead alone: “Cracks” in A and “Ferries” in B."
    assert found.text == f"A: “Cracks shut a bridge. It was Monday.” B: “{FERRIES}”"
    assert found.places == (
        place(made, 0, "Cracks shut a bridge."),
        place(made, 1, "Ferries were full on Monday."),
        place(made, 0, "It was Monday."),
        place(made, 1, "More ferries sail."),
    )


def test_a_title_that_stands_nowhere_in_the_text_is_shown_too() -> None:
    assert told(article(FERRIES, title="Boats full"), "The bridge is shut.").titles == (0,)


def test_where_one_noun_alone_is_found_it_is_told_of_one() -> None:
    assert told("It is so.", FERRIES).title == "Named in one headline and lead alone: “Ferries” in B."


def test_a_person_is_told_by_the_name_and_by_nothing_it_is_joined_to() -> None:
    text = "It was head Ada Holm Z at it. It was so. Holm sat. Holm ate."
    joined = {"head": "compound", "Ada": "compound", "Holm": "compound"}
    person = {"head": "", "Ada": "PERSON", "Holm": "PERSON", "Z": ""}
    assert first(parse(text, dep=joined, entity=person)) == "“Ada Holm”"
    closed = parse(text, dep=joined, entity={**person, "Z": "PERSON"}, tag={"Z": "POS"})
    assert first(closed) == "“Ada Holm”"
    assert (
        first(parse(text, dep=joined, entity={**person, "Ada": "ORG", "Holm": "ORG", "Z": "ORG"}))
        == "“head Ada Holm Z”"
    )


def test_words_of_one_family_set_no_openings_apart() -> None:
    assert told("The governor is.", "The government is.").title == "Headline and lead of A and B, side by side."
    # "Iran" and "Iraq" are no family.
    assert told("The iran spoke.", "The iraq met.").title.startswith("Named in one headline and lead alone: “iran”")


PERSON = {"Ilse": "PERSON", "Maren": "PERSON", "Orlo": "PERSON", "'s": "PERSON"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Ilse Maren Orlo spoke. Orlo waits for Orlo.", "“Ilse Maren Orlo”"),  # without the rank
        ("Seen was Ilse Maren Orlo. Ilse waits, and Ilse sings.", "“Ilse Maren Orlo”"),  # to its last word
        ("Nobody heard Orlo. Seen was Ilse Orlo.", "“Orlo”"),  # where it first stands
        ("Orlo spoke. Orlo waits for Orlo.", "“Orlo”"),
    ],
)
def test_a_person_is_called_by_the_name_alone(text: str, name: str) -> None:
    known = dict.fromkeys(PERSON, "NNP") | {"General": "NNP"}
    assert first(parse(text, tag=known, dep={"General": "compound"}, entity=PERSON)) == name


def test_of_an_article_with_a_headline_it_is_a_word_of_the_headline() -> None:
    one = "# Toll for a bridge\nA wharf is by the bridge, a wharf. The toll is a toll."
    assert told(one, FERRIES).title.startswith("Named in one headline and lead alone: “toll” in A")
    # A headline whose word the text never comes back to names nothing that the article is about.
    assert "in A" not in told("# Toll for it\nA wharf is by it, a wharf.", FERRIES).title


def test_headlines_stand_side_by_side_where_all_have_one() -> None:
    found = told("# Toll for a bridge\nA wharf is by it.", f"# More boats\n{FERRIES}")
    assert found.text == "A: “Toll for a bridge” B: “More boats”"
    assert told("# Toll for a bridge\nA wharf is by it.", FERRIES).text.startswith("A: “A wharf is by it.”")


def test_without_a_headline_the_lead_is_cut_so_that_it_shows_the_noun_it_is_about() -> None:
    long = "It was so and so, as they all knew by now, and it went on and on, all the way up to an old wharf by a sea."
    found = told(f"{long} A wharf it was.", FERRIES)
    assert "“wharf” in A" in found.title or "“old wharf” in A" in found.title
    assert "wharf" in found.text.partition(" B: ")[0]


def test_a_name_joined_by_a_hyphen_is_shown_from_its_first_word(pipeline: Pipeline) -> None:
    pact = (
        "Envoy Raises Alarm Over Norway-South Dakota Shipping Partnership\n\n"
        "The envoy has warned of Dakota. South Dakota has signed, he said, and Dakota will pay.\n"
    )
    other = "Rain in Pell\n\nRain fell in Pell on Monday. More rain will fall.\n"
    (found,) = FINDING.find(story(pipeline, pact, other))
    assert "“Norway-South Dakota Shipping Partnership” in A" in found.title


@pytest.mark.parametrize(
    ("text", "dep", "entity", "noun"),
    [
        ("It is a bridge toll.", {"bridge": "compound"}, {}, "“bridge toll”"),
        ("It is Ilse Orlo.", {}, PERSON, "“Ilse Orlo”"),
    ],
)
def test_a_phrase_at_the_end_of_a_text_without_a_full_stop_is_told_whole(
    text: str, dep: dict[str, str], entity: dict[str, str], noun: str
) -> None:
    made = parse(text, dep=dep, entity=entity)
    (only,) = made.sentences
    tokens = replace(made.tokens, **{name: column[:-1] for name, column in vars_of(made.tokens).items()})
    assert first(replace(made, tokens=tokens, sentences=(only._replace(last=only.last - 1),))) == noun


@pytest.mark.parametrize(
    ("dep", "title"),
    [
        ("compound", "Headline and lead of A and B, side by side."),
        ("nsubj", "Named in one headline and lead alone: “ferry” in A."),
    ],
)
def test_a_word_before_a_noun_that_both_have_sets_nothing_apart(dep: str, title: str) -> None:
    made = parse("It is a ferry fare.", dep={"ferry": dep})
    at = made.tokens.text.index("ferry")
    heads = (*made.tokens.head[:at], at + 1, *made.tokens.head[at + 1 :])
    assert told(replace(made, tokens=replace(made.tokens, head=heads)), "The fare is so.").title == title


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Toll-bridge fell. The bridge was old.", "“Toll-bridge”"),  # the first word of the text
        ("It is so - bridge fell. The bridge was old.", "“bridge”"),  # a dash joins no words
    ],
)
def test_a_hyphen_joins_words_and_a_dash_does_not(text: str, noun: str) -> None:
    assert first(text) == noun


def test_initials_are_one_word_beside_a_hyphen(pipeline: Pipeline) -> None:
    one = "The US border was shut on Monday. Nobody crossed the US border until noon."
    two = "The U.S.-Mexico border was shut on Monday. Nobody crossed it until noon."
    (found,) = FINDING.find(story(pipeline, one, two))
    assert "US" not in found.title
