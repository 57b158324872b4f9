"""Which characters the fonts for paper hold, and which print as boxes."""

from __future__ import annotations

from framing.render.folders import template_folder
from framing.render.fonts import unprintable

PAPER = template_folder() / "fonts" / "print"


def test_the_alphabets_of_europe_and_hebrew_are_printed() -> None:
    assert unprintable("Ōmi quay – “café”, Αθήνα, Київ, שלום\u200b\n", PAPER) == ""


def test_what_prints_as_a_box_is_told_once_each() -> None:
    assert unprintable("橋は😀橋 the bridge 😀", PAPER) == "は橋😀"


def test_what_is_never_seen_is_no_box() -> None:
    assert unprintable("a\ufe0f\u2066b\u2069\ufeff", PAPER) == ""
