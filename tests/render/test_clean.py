"""Text that would steer the reader's machine comes out as text that can be seen."""

from __future__ import annotations

import sys

from framing.render.clean import excerpt, visible


def test_ordinary_text_in_any_script_is_left_alone() -> None:
    text = "Zażółć “gęślą” jaźń — Ελλάδα, שלום, 東京 👩‍🚒\n\tnext"
    assert visible(text) == text


def test_control_characters_become_their_pictures() -> None:
    assert visible("a\0b\x1bc\x7f") == "a␀b␛c␡"


def test_direction_overrides_are_named_and_do_not_override() -> None:
    shown = visible("pay \u202eelttil\u202c now \u2066x\u2069")
    assert shown == "pay [RLO]elttil[PDF] now [LRI]x[PDI]"


def test_every_character_there_is_can_be_encoded_and_put_in_a_page() -> None:
    shown = visible("".join(map(chr, range(sys.maxunicode + 1))))
    shown.encode("utf-8")
    forbidden = {*range(0x20), *range(0x7F, 0xA0)} - {0x9, 0xA, 0xD}
    assert not [c for c in shown if ord(c) in forbidden or ord(c) & 0xFFFE == 0xFFFE]


def test_an_excerpt_ends_at_a_word_and_says_that_it_was_cut() -> None:
    assert excerpt("one two three four", 11) == "one two…"
    assert excerpt("one\n  two", 11) == "one two"
    assert excerpt("x" * 50, 10) == "x" * 10 + "…"
