"""Prose is the zone's language, and every character of it leads back to where it stands in the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.language.prose import prose
from framing.model import Span, Zone
from tests.conftest import body_document


def of(text: str, markup: tuple[Span, ...] = (), zone: tuple[int, int] | None = None) -> tuple[str, list[str]]:
    """The prose of one zone over ``text`` and, for each of its characters, the verbatim one it came from."""
    start, end = zone or (0, len(text))
    document = replace(body_document(text), zones=(Zone(start, end, "body", "test"),), markup=markup)
    found = prose(document, document.zones[0])
    assert len(found.text) == len(found.offsets)
    assert list(found.offsets) == sorted(set(found.offsets))
    assert all(start <= offset < end for offset in found.offsets)
    return found.text, [text[offset] for offset in found.offsets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said.", '"Yes," she said.'),
        ("Moscow’s «plan» isn`t", "Moscow's \"plan\" isn't"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("a \u00a0\u2009 b", "a b"),
        ("  a  b  ", "a b"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("a \u200b b \u200b", "a b"),
        ("\u200b\u200b", ""),
        ("", ""),
        (" ", ""),
        ("non\u2011stop", "non-stop"),
        ("bad \ud800 byte", "bad \ufffd byte"),
        ("👍🏽 ok", "👍🏽 ok"),
    ],
)
def test_marks_are_unified_and_spaces_single(text: str, expected: str) -> None:
    found, origins = of(text)
    assert found == expected
    kept = [(a, b) for a, b in zip(found, origins, strict=True) if a.isalnum()]
    assert all(a == b for a, b in kept)


def test_markup_is_left_out_and_the_words_around_it_keep_their_places() -> None:
    text = "The *whole* [town](http://x.example) left."
    stars = (Span(4, 5), Span(10, 11), Span(12, 13), Span(17, 36))
    found, origins = of(text, stars)
    assert found == "The whole town left."
    assert "".join(origins) == found


def test_markup_that_reaches_over_the_zones_ends_is_cut_at_them() -> None:
    text = "**Bold words** stay"
    found, _ = of(text, (Span(0, 4), Span(9, 19)), zone=(2, 12))
    assert found == "ld wo"


def test_spans_of_prose_are_spans_of_the_text() -> None:
    text = "x “a  b” y"
    document = replace(body_document(text), zones=(Zone(2, 8, "body", "test"),))
    found = prose(document, document.zones[0])
    assert found.text == '"a b"'
    assert found.span(0, 5) == (2, 8)
    assert text[slice(*found.span(1, 4))] == "a  b"
