"""The lexicon of source types keeps its promises: every example reads as its entry says."""

from __future__ import annotations

import re

import pytest

from framing import lexicons
from framing.language.normal_form import normal
from framing.language.speakers.source_words import NAME, SourceTermEntry, find, look_up

ENTRIES = lexicons.load(NAME, SourceTermEntry).entries


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry.kind}-{entry.terms[0]}" for entry in ENTRIES])
def test_every_example_reads_as_its_entry(entry: SourceTermEntry) -> None:
    assert entry.examples
    for example in entry.examples:
        marked = re.findall(r"\{(.+?)\}", example)
        assert marked, example
        for words in marked:
            found = look_up(entry.kind, [normal(word) for word in words.split()])
            assert found is not None, words
            assert found[0].type == entry.type, words


def test_no_term_is_spelled_in_a_way_that_text_never_is() -> None:
    for entry in ENTRIES:
        for term in entry.terms:
            assert term == " ".join(normal(word) for word in term.split()) or "'" in term, term


@pytest.mark.parametrize("words", ["dam", "visit", "treaty talks", "", "quayside"])
def test_what_is_no_role_is_none(words: str) -> None:
    assert look_up("role", words.split()) is None


def test_the_longest_term_wins() -> None:
    (found,) = find("role", ("foreign", "minister"))
    assert found.term.text == "foreign minister"
    assert (found.start, found.end) == (0, 2)


@pytest.mark.parametrize(
    ("plural", "term"),
    [("spokeswomen", "spokeswoman"), ("deputies", "deputy"), ("judges", "judge"), ("salespeople", None)],
)
def test_plurals(plural: str, term: str | None) -> None:
    found = look_up("role", [plural])
    assert (found[0].text if found else None) == term


def test_words_that_tell_a_gender() -> None:
    assert {word: look_up("role", [word])[0].gender for word in ("spokeswoman", "spokesman", "spokesperson")} == {  # type: ignore[index]
        "spokeswoman": "female",
        "spokesman": "male",
        "spokesperson": None,
    }
