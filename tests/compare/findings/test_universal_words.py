"""Of whom "only" and "both" may be said: somebody with a full name whom a reader can look for in another text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, source
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.universal import (
    in_english,
    is_person,
    is_told_apart,
    only_in,
    prints,
    shared_by,
    with_article,
)
from framing.model import Comparison, SourceRow, SourceType


def told_of(
    row: SourceRow, *others: SourceRow, texts: tuple[str, ...] = ("Ada Holm spoke.", "It rained.")
) -> Comparison:
    return comparison(*texts, sources=(row, *others))


ADA = source("Ada Holm", (0,), ())


@pytest.mark.parametrize(
    ("name", "type", "person"),
    [
        ("Ada Holm", "official", True),
        ("Ada von Holm", "politician", True),
        ("Ada Holm", "expert", True),
        ("Ada Holm", "business", True),
        ("Ada Holm", "civil society", True),
        ("Ada Holm", "citizen", True),
        ("Ada Holm", "unknown", True),
        ("Ada Holm", "institution", False),
        ("Ada Holm", "unnamed", False),
        ("Holm", "official", False),
        ("mayor Holm", "official", False),
        ("US Harbours", "official", False),  # initials before it are of a body
        ("Marsh Council", "official", False),
        ("Holm officials", "official", False),
    ],
)
def test_a_person_has_a_full_name(name: str, type: SourceType, person: bool) -> None:
    assert is_person(source(name, (0,), type=type)) is person


def test_a_crowd_and_one_without_a_name_cannot_be_told_apart() -> None:
    assert is_told_apart(told_of(ADA), ADA)
    crowd = replace(ADA, type="unnamed")
    assert not is_told_apart(told_of(ADA), crowd)
    assert not is_told_apart(told_of(replace(ADA, sentences=((), ()))), replace(ADA, sentences=((), ())))


@pytest.mark.parametrize(
    ("named", "anonymity", "apart"), [(True, None, True), (False, None, False), (True, "source", False)]
)
def test_whoever_is_named_in_every_text_can_be_told_apart(named: bool, anonymity: str | None, apart: bool) -> None:
    both = source("Ada Holm", (0,), (0,))
    made = told_of(both, source("Dag Lund", (0,), (0,)))
    second = made.profiles[1]
    speakers = tuple(
        replace(one, named=named, anonymity=anonymity) if one.id == "Ada Holm" else one
        for one in second.parsed.speakers
    )
    profiles = (made.profiles[0], replace(second, parsed=replace(second.parsed, speakers=speakers)))
    assert is_told_apart(replace(made, profiles=profiles), both) is apart


@pytest.mark.parametrize(
    ("text", "title", "printed"),
    [
        ("Mrs Holm was there.", None, True),
        ("HOLM was there.", None, True),
        ("It rained.", "Who hears Holm?", True),
        ("Holms was there.", None, False),
        ("Ada was there.", None, False),
    ],
)
def test_a_text_prints_a_name_where_it_prints_its_last_word(text: str, title: str | None, printed: bool) -> None:
    made = told_of(ADA)
    made = comparison(made.profiles[0].parsed, article(text, title=title), sources=(ADA,))
    assert prints(made, 1, "Ada Holm") is printed
    assert only_in(made, ADA, (0, 1)) == (None if printed else 0)


def test_a_name_without_a_word_is_printed_nowhere() -> None:
    assert not prints(told_of(ADA), 0, "—")


def test_only_is_said_of_a_person_whom_one_text_credits() -> None:
    assert only_in(told_of(ADA), ADA, (0, 1)) == 0
    for other in (replace(ADA, type="institution"), replace(ADA, type="unnamed"), replace(ADA, name="Holm")):
        assert only_in(told_of(other), other, (0, 1)) is None
    both = source("Ada Holm", (0,), (0,))
    assert only_in(told_of(both), both, (0, 1)) is None
    nameless = told_of(ADA)
    first = nameless.profiles[0]
    speakers = tuple(replace(one, named=False) for one in first.parsed.speakers)
    first = replace(first, parsed=replace(first.parsed, speakers=speakers))
    assert only_in(replace(nameless, profiles=(first, nameless.profiles[1])), ADA, (0, 1)) is None


def test_both_credit_whom_each_of_them_credits() -> None:
    both, crowd = source("Ada Holm", (0,), (0,)), source("critics", (0,), (0,), type="unnamed")
    assert shared_by(told_of(ADA, both, crowd), (0, 1)) == ("Ada Holm",)
    assert shared_by(told_of(ADA, crowd), (0, 1)) == ()
    three = source("Ada Holm", (0,), (0,), ())
    made = told_of(three, texts=("Ada Holm spoke.",) * 3)
    assert shared_by(made, (0, 1, 2)) == ()
    assert shared_by(made, (0, 1)) == ("Ada Holm",)


def test_texts_of_another_language_are_not_asked() -> None:
    french = replace(article("Il pleut."), document=replace(article("Il pleut.").document, language="fr"))
    assert in_english(comparison("It rained.", french, "It blew.")) == (0, 2)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Marsh Council", "the Marsh Council"),
        ("Marsh Union", "the Marsh Union"),
        ("Marsh College", "Marsh College"),
        ("The Marsh Council", "The Marsh Council"),
        ("Council", "Council"),
        ("Ada Holm", "Ada Holm"),
    ],
)
def test_the_name_of_a_body_has_its_article_within_a_sentence(name: str, inside: str) -> None:
    assert with_article(name) == inside


def test_whom_no_text_has_as_a_speaker_is_not_told_apart() -> None:
    made = told_of(ADA)
    nobody = replace(ADA, speakers=("s99", *ADA.speakers[1:]))
    assert is_told_apart(made, ADA)
    assert not is_told_apart(made, nobody)
