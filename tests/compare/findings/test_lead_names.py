"""Which person or body a lead names first, each once, in the lead's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.lead_names import FINDING
from framing.model import Comparison, Found, Parsed

LUND = "Yesterday Dag Lund was silent."


def told(made: Comparison) -> Found:
    (found,) = FINDING.find(made)
    return found


def tagged(text: str, *known: tuple[str, str, str, str]) -> Parsed:
    """The text with these words' entity, tag and dependency; "" leaves what the example's parse says."""
    made = article(text)
    tokens = made.tokens
    columns = {name: list(getattr(tokens, name)) for name in ("entity", "tag", "dep")}
    for word, *facts in known:
        for name, fact in zip(columns, facts, strict=True):
            if fact:
                columns[name][tokens.text.index(word)] = fact
    return replace(made, tokens=replace(tokens, **{name: tuple(column) for name, column in columns.items()}))


def named(text: str | Parsed) -> str:
    """Whom A's lead names, B naming Dag Lund."""
    return told(comparison(text, LUND)).text.removeprefix("A names ").removesuffix(". B names “Dag Lund”.")


def test_names_stand_side_by_side_and_are_shown_in_turn() -> None:
    made = comparison(
        "On Monday Ada Holm met Eva Moor, and Mrs Holm met Ivo Stern. Then Una Falk met Dag Lund. Then Pia Rask ate.",
        LUND,
        "it rained all day.",
    )
    # "Monday" is a name to the examples' parse.
    found = told(made)
    assert found.title == "Named first in the lead: “Monday Ada Holm” in A and “Dag Lund” in B."
    assert found.text == ("A names “Monday Ada Holm”, “Eva Moor”, “Ivo Stern” and two more. B names “Dag Lund”.")
    assert found.places == (
        place(made, 0, "Monday Ada Holm"),
        place(made, 1, "Dag Lund"),
        place(made, 0, "Eva Moor"),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Holm spoke. Then Eva Moor spoke. Then Ivo Stern spoke.", "“Holm” and “Eva Moor”"),
        ("# The Eva Moor case\nThen Ada Holm spoke.", "“Ada Holm”"),
        ("Then Ada Holm met Holm.", "“Ada Holm”"),
    ],
)
def test_the_first_two_sentences_are_a_lead_and_each_is_named_once(text: str, names: str) -> None:
    assert named(text) == names


@pytest.mark.parametrize("kind", ["NORP", "GPE"])
def test_a_group_and_a_place_are_not_told(kind: str) -> None:
    assert named(tagged("Then Danes met Ada.", ("Danes", kind, "NNPS", ""))) == "“Ada”"


@pytest.mark.parametrize("joined", ["compound", "amod", "nmod"])
def test_where_somebody_stands_before_in_another_s_name_it_is_open_who_comes_first(joined: str) -> None:
    one = tagged("Then Moor met Ada. Then Eva Moor ate.", ("Moor", "PERSON", "", joined))
    assert list(FINDING.find(comparison(one, LUND))) == []
    # Nor where the recogniser overlooked the name that it knows elsewhere.
    one = tagged("Then Moor met Ada. Later Eva Moor ate.", ("Moor", "O", "", ""))
    assert list(FINDING.find(comparison(one, LUND))) == []
    # Of one who is named first anyway it is not.
    one = tagged("Then Moor met Moor. Then Ada came.", ("Moor", "PERSON", "", joined))
    assert told(comparison(one, LUND)).title.startswith("Named first in the lead: “Moor” in A")


def test_an_entity_ends_where_another_kind_or_another_name_begins() -> None:
    assert named(tagged("Then Danes Ada met.", ("Danes", "ORG", "", ""))) == "“Danes” and “Ada”"
    made = article("Then Eva Ada met.")
    at = made.tokens.text.index("Ada")
    begins = (*made.tokens.entity_begins[:at], True, *made.tokens.entity_begins[at + 1 :])
    assert named(replace(made, tokens=replace(made.tokens, entity_begins=begins))) == "“Eva” and “Ada”"


def test_a_genitive_ending_is_no_part_of_a_name() -> None:
    made = tagged("Then Ada Holm Z fell.", ("Z", "PERSON", "POS", ""))
    assert named(made) == "“Ada Holm”"
    assert named(tagged("Then Holm Z fell.", ("Z", "PERSON", "POS", ""))) == "“Holm”"
    assert named(tagged("Then Ada Holm Z fell.", ("Holm", "PERSON", "POS", ""))) == "“Ada Holm Z”"
    # Alone it is all there is.
    assert named(tagged("Then Z fell on Ada.", ("Z", "PERSON", "POS", ""))) == "“Z” and “Ada”"


def test_a_name_may_begin_or_end_a_text() -> None:
    made = tagged("Ada fell on Eva.", ("Ada", "PERSON", "NNP", ""), (".", "PERSON", "NNP", ""))
    assert named(made) == "“Ada” and “Eva.”"


def test_nothing_is_told_where_all_begin_with_the_same_or_one_names_nobody() -> None:
    for other in ("Then Mrs Holm met Eva Moor.", "it rained all day."):
        assert list(FINDING.find(comparison("Then Ada Holm spoke.", other))) == []
    assert list(FINDING.find(comparison("Then Ada Holm.", "Then Holm.", "Then Dag Holm.", "Then Eva Moor."))) != []


def test_a_place_is_nobody_however_the_parse_calls_it() -> None:
    """The recogniser of names errs on towns it has not seen; prepositions and the other articles know better."""
    town = ("Kestrel", "ORG", "NNP", "pobj")
    assert named(tagged("The library in Kestrel met Ada.", town)) == "“Ada”"
    assert named(_headed(tagged("The bank in Kestrel met Ada.", ("Kestrel", "PERSON", "", "pobj")))) == "“Ada”"
    assert (
        named(_headed(tagged("Talks with Kestrel met Ada.", ("Kestrel", "PERSON", "", "pobj"))))
        == "“Kestrel” and “Ada”"
    )
    other = tagged("Kestrel was quiet. Then Dag Lund spoke.", ("Kestrel", "GPE", "NNP", "nsubj"))
    made = comparison(tagged("Then Kestrel met Ada.", ("Kestrel", "PERSON", "NNP", "dobj")), other)
    assert told(made).title == "Named first in the lead: “Ada” in A and “Dag Lund” in B."
    twice = tagged("Then Kestrel met Ada. Then Kestrel rose.", ("Kestrel", "PERSON", "NNP", "nsubj"))
    assert list(FINDING.find(comparison(twice, other))) == []  # B may open with the same, so nothing is said


def _headed(made: Parsed) -> Parsed:
    """Every token hangs on the one before it, as a name does on its preposition."""
    heads = tuple(max(0, at - 1) for at in range(len(made.tokens)))
    return replace(made, tokens=replace(made.tokens, head=heads))


def test_a_thing_with_a_number_is_nobody() -> None:
    bill = ("ORG", "NNP", "")
    assert list(FINDING.find(comparison(tagged("Yesterday Bill8 passed.", ("Bill8", *bill)), LUND))) == []
    assert named(tagged("Yesterday Bill passed.", ("Bill", *bill))) == "“Bill”"
