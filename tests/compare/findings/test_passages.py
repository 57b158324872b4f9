"""Passages as a finding shows them: as long as there is room, one article beside the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.compare.findings.examples import article, place
from framing.compare.findings.examples import example_comparison as comparison
from framing.compare.findings.passages import (
    LONGEST,
    beside,
    headline,
    in_body,
    interleaved,
    is_newer,
    lead,
    paragraph_of,
    printed,
    room,
    shown_around,
    with_given_titles,
)
from framing.model import Evidence, Place


def test_notation_is_no_part_of_the_words() -> None:
    text = "**Boats** sail *to* the isles."
    made = article(text)
    marks = ((0, 2), (7, 9), (15, 16), (18, 19))
    made = replace(made, document=replace(made.document, markup=marks))
    both = comparison(made, "")
    for start, end, words in (
        (0, len(text), "Boats sail to the isles."),
        (2, 7, "Boats"),
        (1, 8, "Boats"),
        (9, 15, " sail "),
        (3, 17, "oats sail t"),
        (0, 2, ""),
        (1, 2, ""),
        (8, 9, ""),
    ):
        assert printed(both, Place(0, start, end)) == words


@pytest.mark.parametrize(("documents", "characters"), [(0, 225), (1, 225), (2, 112), (3, 75), (4, 60), (6, 60)])
def test_the_room_is_shared_out(documents: int, characters: int) -> None:
    assert room(documents) == characters


def test_words_stand_side_by_side_and_are_cut_to_their_room() -> None:
    made = comparison("", "")
    assert beside(made, {1: "Two  words", 0: "one"}) == "A: “one” B: “Two words”"
    long = "word " * 60
    assert beside(made, {1: long, 0: "one"}) == f"A: “one” B: “{' '.join(['word'] * 22)}…”"


_PLANKS = "Otters nap while the harbour crane hums over wet planks"


@pytest.mark.parametrize(
    ("words", "limit", "shown"),
    [
        ("hums", 60, _PLANKS),
        ("hums", 39, _PLANKS),  # its last letter is the 39th character
        ("hums", 38, "…the harbour crane hums over wet planks"),
        ("hums", 20, "…crane hums over wet planks"),
        ("planks", 12, "…planks"),
        ("kettle", 12, _PLANKS),
        ("", 12, _PLANKS),
    ],
)
def test_a_text_is_shown_from_as_far_on_as_some_words_need(words: str, limit: int, shown: str) -> None:
    assert shown_around(_PLANKS, words, limit) == shown
    assert shown_around(f"  {_PLANKS.replace(' ', '  ')}\n", words, limit) == shown


def test_words_longer_than_their_room_are_shown_by_their_end() -> None:
    assert shown_around("Otters nap while it rains", "Otters nap while", 8) == "…while it rains"


def test_a_text_is_never_begun_inside_a_word() -> None:
    assert shown_around("Harbourcranehums again", "Harbourcranehums", 10) == "Harbourcranehums again"
    assert shown_around("A harbourcranehums again", "harbourcranehums", 10) == "…harbourcranehums again"


def test_a_lead_is_two_sentences_of_the_body() -> None:
    made = comparison("# Boats sail.\nIt rained. It blew.\nIt snowed.", "")
    assert lead(made, 0) == (place(made, 0, "It rained."), place(made, 0, "It blew."))
    assert lead(made, 0, 1) == (place(made, 0, "It rained."),)
    assert lead(made, 1) == ()


def test_a_headline_is_the_title_given_or_the_first_line_of_that_kind() -> None:
    text = "It rained.\n# Boats sail.\n# Boats wait."
    made = comparison(text, article(text, title="Boats"), "It rained.", article("It rained.", title="It rained."))
    assert [headline(made, side) for side in range(4)] == ["Boats sail.", "Boats", "", "It rained."]
    assert with_given_titles(made, range(4)) == ()
    made = comparison(article("It rained.", title="Wet"), article("It rained.", title="It rained."), "It rained.")
    assert with_given_titles(made, range(3)) == (0,)


def test_a_passage_is_shown_with_its_paragraph_where_that_is_short_enough() -> None:
    for length, whole in ((LONGEST, True), (LONGEST + 1, False)):
        filler = f"It rained. {'a' * (length - 12)}."
        made = comparison(f"Before.\n{filler}\nAfter.", "")
        here = place(made, 0, "It rained.")
        assert paragraph_of(made, here) == (Place(0, 8, 8 + length) if whole else here)
    assert LONGEST == 600


def test_a_passage_over_two_paragraphs_keeps_its_end() -> None:
    made = comparison("It rained. It blew.\nIt snowed.", "")
    assert paragraph_of(made, Place(0, 11, 30)) == Place(0, 0, 30)
    assert paragraph_of(made, Place(0, 20, 30)) == Place(0, 20, 30)
    assert paragraph_of(made, Place(0, 0, 3)) == Place(0, 0, 19)
    assert paragraph_of(made, Place(0, 19, 20)) == Place(0, 19, 20)  # between two paragraphs
    long = comparison(f"It rained.\n{'a' * LONGEST}.", "")
    assert paragraph_of(long, Place(0, 3, 605)) == Place(0, 3, 605)


def test_places_are_shown_in_turn_and_once() -> None:
    a, b, c = (Place(0, at, at + 1) for at in range(3))
    d, e = (Place(1, at, at + 1) for at in range(2))
    assert interleaved([[a, b, c], [d, a, e]]) == (a, d, b, c, e)
    assert interleaved([[], [d]]) == (d,)
    assert interleaved([]) == ()


def test_newer_by_a_day_is_newer() -> None:
    made = comparison(*(article("", published=day) for day in ("2031-05-02", "2031-05-03", "2031-05-03")))
    assert is_newer(made, 1, 0)
    assert not is_newer(made, 0, 1)
    assert not is_newer(made, 1, 2)


def test_evidence_is_counted_where_it_begins_in_the_body() -> None:
    made = comparison("# It rained.\nIt blew.", "")
    kept = tuple(Evidence("f", kind, at, at + 2, "outlet", "r") for at, kind in ((2, "word"), (13, "word"), (16, "x")))
    assert in_body(replace(made.profiles[0], evidence=kept), "word") == [kept[1]]
    assert in_body(made.profiles[1], "word") == []
