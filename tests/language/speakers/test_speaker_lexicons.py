"""The lexicons of names and closed lists keep their promises: every example holds what its entry says."""

from __future__ import annotations

import re

import pytest

from framing import lexicons
from framing.language.normal_form import normal
from framing.language.speakers import given_names, known_bodies
from framing.language.speakers.given_names import gender_of, one_given_name
from framing.language.speakers.known_bodies import known_body, known_inside, one_name

BODIES = lexicons.load(known_bodies.NAME, known_bodies.KnownBodyEntry).entries
ALIASES = lexicons.load(known_bodies.ALIASES, known_bodies.Alias).entries
NAMES = lexicons.load(given_names.NAME, given_names.GivenNameEntry).entries
SHORT = lexicons.load(given_names.NICKNAMES, given_names.Short).entries


def marked(examples: tuple[str, ...]) -> list[str]:
    found = [word for example in examples for word in re.findall(r"\{(.+?)\}", example)]
    assert len(found) >= len(examples) > 0
    return found


@pytest.mark.parametrize("entry", BODIES, ids=[entry.terms[0] for entry in BODIES])
def test_known_bodies(entry: known_bodies.KnownBodyEntry) -> None:
    for name in marked(entry.examples):
        found = known_body(name)
        assert found is not None, name
        assert (found.type, found.armed) == (entry.type, entry.armed), name


def test_no_body_is_listed_under_two_types() -> None:
    listed: dict[str, str] = {}
    for entry in BODIES:
        for term in entry.terms:
            name = known_bodies.spelled(term)
            assert listed.setdefault(name, entry.type) == entry.type, term


@pytest.mark.parametrize("entry", ALIASES, ids=[entry.terms[0] for entry in ALIASES])
def test_other_names(entry: known_bodies.Alias) -> None:
    for name in marked(entry.examples):
        assert one_name(name) == known_bodies.spelled(entry.terms[0])


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("the BBC", "media"),
        ("Tesco plc", "business"),
        ("WKBX", "media"),
        ("ABC7", "media"),
        ("WHO", "institution"),
        ("Who", None),
        ("the Ostwick Ferry", None),
    ],
)
def test_a_name_is_looked_up_whole(name: str, type: str | None) -> None:
    found = known_body(name)
    assert (found.type if found else None) == type


def test_a_name_inside_other_words_counts_with_its_capital() -> None:
    found = known_inside("a political analyst at CNN".split())
    assert found is not None
    assert found.type == "media"
    assert known_inside("an apple grower".split()) is None


@pytest.mark.parametrize("entry", NAMES, ids=[entry.gender for entry in NAMES])
def test_given_names(entry: given_names.GivenNameEntry) -> None:
    for name in marked(entry.examples):
        assert gender_of(normal(name)) == entry.gender


@pytest.mark.parametrize("entry", SHORT, ids=[entry.terms[0] for entry in SHORT])
def test_short_forms(entry: given_names.Short) -> None:
    for one in marked(entry.examples):
        assert one_given_name(normal(one), entry.terms[0])
    assert not one_given_name(entry.terms[0], "tamsin")


def test_no_given_name_is_borne_by_both() -> None:
    (one, two) = NAMES
    assert not set(one.terms) & set(two.terms)
